"""The laws of resolution, each for every guide and every chain of layers."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from clinics.resolution.layers import BlockAction, FAQAction, Layer
from clinics.resolution.resolve import Reason, Resolved, resolve
from guide_pages.blocks.showing import SHARED
from guide_pages.document.copy import GuideCopy
from tests.clinics.resolution.guides_and_layers import (
    INSERTING,
    copies,
    guides_with_layers,
    layers_of,
    steps,
)

Case = tuple[GuideCopy, list[Layer]]


def ids(copy: GuideCopy) -> list[str]:
    """Return the ids of the blocks in their order."""
    return [block.id for block in copy.body]


def keys(copy: GuideCopy) -> list[str]:
    """Return the keys of the FAQs in their order."""
    return [faq.key for faq in copy.faqs]


def reasons(resolved: Resolved) -> Counter[tuple[str, Reason]]:
    """Return how often each change was reported, and why."""
    return Counter((each.change, each.reason) for each in resolved.unapplied)


@given(copies())
@settings(deadline=None)
def test_law_1_without_layers_the_copy_is_the_shared_one(copy: GuideCopy) -> None:
    assert resolve(copy, []) == Resolved(copy, ())


@given(copies(), st.data())
@settings(deadline=None)
def test_law_1_layers_that_change_nothing_change_nothing(
    copy: GuideCopy, data: st.DataObject
) -> None:
    layers = [Layer(layer.origin) for layer in data.draw(layers_of(copy))]

    assert resolve(copy, layers) == Resolved(copy, ())


@given(guides_with_layers(), st.integers(0, 4))
@settings(deadline=None)
def test_law_2_each_layer_applies_to_what_the_one_above_made(case: Case, cut: int) -> None:
    copy, layers = case
    above = resolve(copy, layers[:cut])

    assert resolve(above.copy, layers[cut:]).copy == resolve(copy, layers).copy


@given(guides_with_layers())
@settings(deadline=None)
def test_law_2_all_copy_is_that_of_the_nearest_location_that_writes_it(case: Case) -> None:
    copy, layers = case
    resolved = resolve(copy, layers).copy

    nearest_texts = {"title": copy.title, "seo_title": copy.seo_title}
    nearest_figures = dict(copy.treatment)
    for layer in layers:
        nearest_texts |= {
            name: text for name, text in layer.texts.items() if text and name in nearest_texts
        }
        nearest_figures |= layer.treatment
    assert {"title": resolved.title, "seo_title": resolved.seo_title} == nearest_texts
    assert resolved.treatment == nearest_figures
    for above, layer, step in steps(copy, layers):
        blocks = {block.id: block for block in above.body}
        decisions = {
            change.target: change
            for change in layer.blocks
            if change.action is BlockAction.HIDE
            or (change.action is BlockAction.REPLACE and change.value)
        }
        made = {block.id: block for block in step.copy.body}
        for block_id, block in blocks.items():
            decision = decisions.get(block_id)
            if block.locked or decision is None:
                assert made[block_id] == block
            elif decision.action is BlockAction.HIDE:
                assert block_id not in made
            else:
                assert decision.value is not None
                assert made[block_id].value["by"] == decision.value["by"]
                assert made[block_id].type == decision.type
                assert made[block_id].origin == layer.origin


@given(guides_with_layers())
@settings(deadline=None)
def test_law_2_every_block_and_faq_says_whose_words_it_has(case: Case) -> None:
    copy, layers = case
    resolved = resolve(copy, layers).copy

    written = {
        (layer.origin.location, str(change.value["by"]))
        for layer in layers
        for change in layer.blocks
        if change.value
    }
    asked = {
        (layer.origin.location, change.question)
        for layer in layers
        for change in layer.faqs
        if change.question
    }
    for block in resolved.body:
        if block.origin == SHARED:
            assert block in copy.body
        else:
            assert (block.origin.location, block.value["by"]) in written
    for faq in resolved.faqs:
        if faq.origin == SHARED:
            assert faq in copy.faqs
        elif faq.question is not None:
            assert (faq.origin.location, faq.question) in asked


@given(guides_with_layers(), st.integers(0, 3))
@settings(deadline=None)
def test_law_2_a_location_that_is_not_live_leaves_its_children_as_if_it_changed_nothing(
    case: Case, closed: int
) -> None:
    copy, layers = case
    live = [layer for depth, layer in enumerate(layers) if depth != closed]
    silent = [
        Layer(layer.origin) if depth == closed else layer for depth, layer in enumerate(layers)
    ]

    assert resolve(copy, live).copy == resolve(copy, silent).copy


@given(guides_with_layers(), st.data())
@settings(deadline=None)
def test_law_3_a_new_edition_shows_in_every_block_that_no_layer_names(
    case: Case, data: st.DataObject
) -> None:
    copy, layers = case
    if not copy.body:
        return
    edited = data.draw(st.sampled_from(copy.body))
    new = replace(edited, value={"text": "a new edition"})
    new_copy = replace(copy, body=tuple(new if block is edited else block for block in copy.body))

    old_body = resolve(copy, layers).copy.body
    new_body = resolve(new_copy, layers).copy.body

    named = {
        change.target
        for layer in layers
        for change in layer.blocks
        if change.action not in INSERTING
    }
    if edited.id not in named:
        assert new in new_body
    assert [block.id for block in new_body] == [block.id for block in old_body]
    for old, block in zip(old_body, new_body, strict=True):
        if block.id != edited.id:
            assert block == old


@given(guides_with_layers())
@settings(deadline=None)
def test_law_3_what_no_layer_names_keeps_its_words_and_its_order(case: Case) -> None:
    copy, layers = case
    resolved = resolve(copy, layers).copy

    named = {change.target for layer in layers for change in layer.blocks}
    named_faqs = {change.target for layer in layers for change in layer.faqs}
    kept = [block for block in copy.body if block.id not in named]
    assert [block for block in resolved.body if block in kept] == kept
    for faq in copy.faqs:
        if faq.key not in named_faqs:
            assert faq in resolved.faqs
    if not any(layer.faq_order for layer in layers):
        untouched = [faq for faq in copy.faqs if faq.key not in named_faqs]
        assert [faq for faq in resolved.faqs if faq in untouched] == untouched


@given(guides_with_layers())
@settings(deadline=None)
def test_law_4_a_replacement_keeps_the_id_the_role_and_the_anchor(case: Case) -> None:
    for above, layer, step in steps(*case):
        blocks = {block.id: block for block in above.body}
        for block in step.copy.body:
            replaced = blocks.get(block.id)
            if replaced is None:
                assert (block.anchor, block.locked) == (None, False)
                continue
            assert block.anchor == replaced.anchor
            assert block.locked == replaced.locked
            assert block.value.get("role") == replaced.value.get("role")
            assert block.value.get("anchor") == replaced.value.get("anchor")
        faqs = {faq.key: faq for faq in above.faqs}
        for faq in step.copy.faqs:
            if faq.key in faqs and faq.origin == layer.origin:
                assert (faq.faq, faq.locked) == (faqs[faq.key].faq, faqs[faq.key].locked)


@given(guides_with_layers())
@settings(deadline=None)
def test_law_4_an_insertion_stands_directly_beside_its_target(case: Case) -> None:
    for above, layer, step in steps(*case):
        made = ids(step.copy)
        # What is hidden here still has a place, between its neighbours.
        hidden = [block_id for block_id in ids(above) if block_id not in made]
        own = [block_id for block_id in made if block_id not in ids(above)]
        for change in layer.blocks:
            if change.id not in own or change.target not in ids(above) or change.target in hidden:
                continue
            inserted = next(block for block in step.copy.body if block.id == change.id)
            if inserted.value.get("by") != (change.value or {}).get("by"):
                continue
            first, last = sorted([made.index(change.target), made.index(change.id)])
            assert all(block_id in own for block_id in made[first + 1 : last])
            comes_first = change.action is BlockAction.INSERT_BEFORE
            assert comes_first == (made.index(change.id) < made.index(change.target))


@given(guides_with_layers())
@settings(deadline=None)
def test_law_4_insertions_of_one_layer_at_one_target_stand_in_the_editors_order(
    case: Case,
) -> None:
    for _, layer, step in steps(*case):
        written = [block.value.get("by") for block in step.copy.body]
        # Those that wait for one another in a circle stand where they can.
        circling = {
            each.change
            for each in step.unapplied
            if each.reason is Reason.TARGET_GONE and each.change in ids(step.copy)
        } & {change.id for change in layer.blocks if change.target in ids(step.copy)}
        listed: dict[tuple[BlockAction, str], list[int]] = {}
        for change in layer.blocks:
            words = change.value["by"] if change.value else None
            if change.action in INSERTING and words in written and change.id not in circling:
                place = written.index(words)
                group = listed.setdefault((change.action, change.target), [])
                if place not in group:
                    group.append(place)
        for positions in listed.values():
            assert positions == sorted(positions)


@given(guides_with_layers())
@settings(deadline=None)
def test_law_5_what_is_locked_is_never_changed(case: Case) -> None:
    copy, layers = case
    resolved = resolve(copy, layers)

    locked = [block for block in copy.body if block.locked]
    assert [block for block in resolved.copy.body if block.locked] == locked
    locked_faqs = {faq.key: faq for faq in copy.faqs if faq.locked}
    assert {faq.key: faq for faq in resolved.copy.faqs if faq.locked} == locked_faqs


@given(guides_with_layers())
@settings(deadline=None)
def test_law_5_a_change_of_what_is_locked_is_reported(case: Case) -> None:
    copy, layers = case
    locked = {block.id for block in copy.body if block.locked}
    locked_faqs = {faq.key for faq in copy.faqs if faq.locked}

    expected = Counter(
        (layer.origin.location, change.id)
        for layer in layers
        for change in layer.blocks
        if change.action not in INSERTING and change.target in locked
    ) + Counter(
        (layer.origin.location, change.id)
        for layer in layers
        for change in layer.faqs
        if change.action is not FAQAction.ADD and change.target in locked_faqs
    )
    assert expected == Counter(
        (each.location, each.change)
        for each in resolve(copy, layers).unapplied
        if each.reason is Reason.LOCKED
    )


@given(guides_with_layers())
@settings(deadline=None)
def test_law_6_every_change_is_shown_or_reported(case: Case) -> None:
    for above, layer, step in steps(*case):
        blocks = {block.id: block for block in step.copy.body}
        written = {block.value.get("by") for block in step.copy.body}
        faqs = {faq.key: faq for faq in step.copy.faqs}
        shown: list[str] = []
        for change in layer.blocks:
            if change.action is BlockAction.HIDE:
                fulfilled = change.target in ids(above) and change.target not in blocks
            else:
                fulfilled = change.value is not None and change.value["by"] in written
            shown += [change.id] if fulfilled else []
        for faq_change in layer.faqs:
            if faq_change.action is FAQAction.HIDE:
                fulfilled = faq_change.target in keys(above)
            elif faq_change.faq is not None:
                fulfilled = str(faq_change.faq) in faqs
            else:
                fulfilled = any(
                    faq.question == faq_change.question and faq.question for faq in step.copy.faqs
                )
            shown += [faq_change.id] if fulfilled else []
        reported = {each.change for each in step.unapplied}
        changes = [each.id for each in layer.blocks] + [each.id for each in layer.faqs]
        assert set(changes) <= {*shown, *reported}
        counted = Counter(changes)
        assert Counter(each.change for each in step.unapplied) <= counted


@given(guides_with_layers())
@settings(deadline=None)
def test_law_6_an_insertion_without_its_target_stands_at_the_end_or_the_start(
    case: Case,
) -> None:
    for above, layer, step in steps(*case):
        made = ids(step.copy)
        own = set(made) - set(ids(above))
        gone = {each.change for each in step.unapplied if each.reason is Reason.TARGET_GONE}
        for change in layer.blocks:
            known = {*ids(above), *own}
            if change.action not in INSERTING or change.target in known or not change.value:
                continue
            inserted = next((block for block in step.copy.body if block.id == change.id), None)
            if inserted is None or inserted.value.get("by") != change.value["by"]:
                continue
            assert change.id in gone
            place = made.index(change.id)
            beyond = (
                made[:place] if change.action is BlockAction.INSERT_BEFORE else made[place + 1 :]
            )
            assert set(beyond) <= own


@given(guides_with_layers())
@settings(deadline=None)
def test_law_6_a_replacement_without_its_target_is_reported_and_not_shown(case: Case) -> None:
    for above, layer, step in steps(*case):
        written = {block.value.get("by") for block in step.copy.body}
        asked = {faq.question for faq in step.copy.faqs}
        for change in layer.blocks:
            if change.action is BlockAction.REPLACE and change.target not in ids(above):
                assert (change.id, Reason.TARGET_GONE) in reasons(step)
                assert change.value is None or change.value["by"] not in written
        for faq_change in layer.faqs:
            if faq_change.action is FAQAction.REPLACE and faq_change.target not in keys(above):
                assert (faq_change.id, Reason.TARGET_GONE) in reasons(step)
                assert not faq_change.question or faq_change.question not in asked


@given(guides_with_layers())
@settings(deadline=None)
def test_law_6_no_insertion_is_lost_to_the_layer_that_makes_it(case: Case) -> None:
    for above, layer, step in steps(*case):
        inserted = [
            change.id for change in layer.blocks if change.action in INSERTING and change.value
        ]
        made = ids(step.copy)
        assert set(inserted) - set(ids(above)) == set(made) - set(ids(above))


@given(guides_with_layers())
@settings(deadline=None)
def test_no_two_blocks_have_one_id_and_no_two_faqs_one_key(case: Case) -> None:
    resolved = resolve(*case).copy

    assert max(Counter(ids(resolved)).values(), default=1) == 1
    assert max(Counter(keys(resolved)).values(), default=1) == 1


@given(guides_with_layers())
@settings(deadline=None)
def test_reordering_neither_loses_nor_doubles_and_lists_the_named_first(case: Case) -> None:
    for above, layer, step in steps(*case):
        unordered = keys(resolve(above, [replace(layer, faq_order=())]).copy)
        named = [key for key in dict.fromkeys(layer.faq_order) if key in unordered]

        assert keys(step.copy) == named + [key for key in unordered if key not in named]


@given(guides_with_layers())
@settings(deadline=None)
def test_law_9_the_same_inputs_give_the_same_copy_and_stay_as_they_were(case: Case) -> None:
    untouched = deepcopy(case)
    first = resolve(*case)

    assert case == untouched
    assert repr(resolve(*untouched)) == repr(first)


def test_law_9_the_bytes_are_the_same_in_every_process() -> None:
    program = (
        "from tests.clinics.resolution.guides_and_layers import *\n"
        "many = [f'block-{number}' for number in range(40)]\n"
        "copy = guide(*map(section, many), faqs=[PlacedFAQ(str(n), n) for n in range(40)])\n"
        "changes = [after(f'{way}-{each}', f'{way}-{each}' if way else each)\n"
        "           for way in ('', 'circle') for each in many]\n"
        "layer = Layer(CLINIC, blocks=tuple(changes + [hiding('h' + each, each)"
        " for each in many[::2]]), faq_order=tuple(str(n) for n in range(39, 0, -3)))\n"
        "print(resolve(copy, [layer, layer]))\n"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }

    assert len(printed) == 1
    assert printed != {b""}


def reports(reason: Reason) -> Callable[[Case], bool]:
    """Return whether a case reports something for this reason."""
    return lambda case: any(each.reason is reason for each in resolve(*case).unapplied)


def shows(condition: Callable[[GuideCopy, Layer, GuideCopy, Any], bool]) -> Callable[[Case], bool]:
    """Return whether a case has a change for which the condition holds."""
    return lambda case: any(
        condition(above, layer, step.copy, change)
        for above, layer, step in steps(*case)
        for change in layer.blocks
    )


INTERESTING: dict[str, Callable[[Case], bool]] = {
    **{f"reports {reason}": reports(reason) for reason in Reason},
    "an insertion beside another of its layer": shows(
        lambda above, layer, made, change: (
            change.action in INSERTING
            and change.target in ids(made)
            and change.target not in ids(above)
            and change.target != change.id
            and change.id in ids(made)
        )
    ),
    "an insertion beside what the same layer hides": shows(
        lambda above, layer, made, change: (
            change.action in INSERTING
            and change.target in ids(above)
            and change.target not in ids(made)
            and change.id in ids(made)
        )
    ),
    "an upper layer's insertion replaced by a lower one": shows(
        lambda above, layer, made, change: (
            change.action is BlockAction.REPLACE
            and any(
                change.target == block.id and block.origin != SHARED and block.anchor is None
                for block in above.body
                if block.id.startswith("by-")
            )
        )
    ),
    "several insertions at one target": shows(
        lambda above, layer, made, change: (
            sum(
                other.target == change.target and other.action is change.action
                for other in layer.blocks
                if other.id in ids(made) and other.action in INSERTING
            )
            > 1
            and change.target in ids(above)
        )
    ),
    "shared blocks among those of three layers": lambda case: (
        len({block.origin.location for block in resolve(*case).copy.body}) == 4
    ),
}


@pytest.mark.parametrize("name", INTERESTING)
def test_the_cases_that_matter_do_occur(name: str) -> None:
    find(
        guides_with_layers(),
        INTERESTING[name],
        settings=settings(
            max_examples=5000,
            database=None,
            derandomize=True,
            deadline=None,
            phases=[Phase.generate],  # Any example will do: none is made smaller.
        ),
    )

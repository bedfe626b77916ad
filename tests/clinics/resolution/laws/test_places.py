"""Law 4: replacements stand where what they replace stood, insertions beside their targets."""

from collections import Counter
from dataclasses import replace

from hypothesis import given

from clinics.resolution.layers import BlockAction
from clinics.resolution.resolve import Reason, resolve
from tests.clinics.resolution.guides_and_layers import INSERTING, guides_with_layers, steps
from tests.clinics.resolution.laws.cases import Case, ids, keys


@given(guides_with_layers())
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
            if not words or change.action not in INSERTING:
                continue
            if words in written and change.id not in circling:
                place = written.index(words)
                group = listed.setdefault((change.action, change.target), [])
                if place not in group:
                    group.append(place)
        for positions in listed.values():
            assert positions == sorted(positions)


@given(guides_with_layers())
def test_no_two_blocks_have_one_id_and_no_two_faqs_one_key(case: Case) -> None:
    resolved = resolve(*case).copy

    assert max(Counter(ids(resolved)).values(), default=1) == 1
    assert max(Counter(keys(resolved)).values(), default=1) == 1


@given(guides_with_layers())
def test_reordering_neither_loses_nor_doubles_and_lists_the_named_first(case: Case) -> None:
    for above, layer, step in steps(*case):
        unordered = keys(resolve(above, [replace(layer, faq_order=())]).copy)
        named = [key for key in dict.fromkeys(layer.faq_order) if key in unordered]

        assert keys(step.copy) == named + [key for key in unordered if key not in named]

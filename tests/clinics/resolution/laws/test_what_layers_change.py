"""Laws 1 to 3: layers change what they name, the nearest location wins, the rest is shared."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from clinics.resolution.layers import BlockAction, Layer
from clinics.resolution.resolve import Resolved, resolve
from guide_pages.blocks.showing import SHARED
from guide_pages.document.copy import GuideCopy
from tests.clinics.resolution.guides_and_layers import (
    INSERTING,
    copies,
    guides_with_layers,
    layers_of,
    steps,
)
from tests.clinics.resolution.laws.cases import Case


@given(copies())
def test_law_1_without_layers_the_copy_is_the_shared_one(copy: GuideCopy) -> None:
    assert resolve(copy, []) == Resolved(copy, ())


@given(copies(), st.data())
def test_law_1_layers_that_change_nothing_change_nothing(
    copy: GuideCopy, data: st.DataObject
) -> None:
    layers = [Layer(layer.origin) for layer in data.draw(layers_of(copy))]

    assert resolve(copy, layers) == Resolved(copy, ())


@given(guides_with_layers(), st.integers(0, 4))
def test_law_2_each_layer_applies_to_what_the_one_above_made(case: Case, cut: int) -> None:
    copy, layers = case
    above = resolve(copy, layers[:cut])

    assert resolve(above.copy, layers[cut:]).copy == resolve(copy, layers).copy


@given(guides_with_layers())
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

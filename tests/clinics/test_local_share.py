"""How much of what a location says of a guide is in its own words."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinics.local_share import GroupCopy, WordsOf, local_share, words_in
from clinics.resolution.layers import BlockAction, BlockChange, FAQAction, FAQChange, Layer
from clinics.resolution.resolve import resolve
from editions.entries import Entry, Snapshot
from guide_pages.blocks.showing import Scope
from guide_pages.document.copy import GuideCopy, PlacedBlock, PlacedFAQ
from tests.clinics.resolution.guides_and_layers import (
    CLINIC,
    GROUP,
    ORIGINS,
    REGION,
    guides_with_layers,
)

TEXT = "<p>The needles make very fine channels in {{ city }}.</p>"
WORDS = {"heading": "What is it?", "text": TEXT, "role": "overview"}
OTHERS = {**WORDS, "text": "<p>Our nurses begin with a long talk about you.</p>"}
#: 1 word in the title, 2 in the summary, 10 in each block, 4 in each FAQ: 31.
SHARED = GuideCopy(
    title="Peel",
    summary="<p>In short.</p>",
    seo_title="Not counted",
    seo_description="Not counted either",
    treatment={"sessions": {"min": 3, "max": 6}},
    body=(
        PlacedBlock("a", "section", WORDS, "what-is-it"),
        PlacedBlock("b", "section", WORDS, None, locked=True),
    ),
    faqs=(PlacedFAQ("1", 1), PlacedFAQ("2", 2), PlacedFAQ("9", 9)),
)
TOTAL = 31


def the_library(*numbers: int) -> WordsOf:
    """Return what tells the library's FAQs, of which the ninth is not public any more."""
    return words_in(
        Snapshot().with_entries(
            Entry(
                number,
                "faq",
                number,
                "",
                datetime(2026, 10, 1, tzinfo=UTC),
                {"question": f"Question {number}?", "answer": f"<p>Answer {number}.</p>"}
                if number < 9
                else None,
            )
            for number in numbers
        )
    )


words_of = the_library(1, 2, 3, 4, 5, 9)


def share(*layers: Layer, shared: GuideCopy = SHARED) -> float:
    """Return the share of what these layers make of a guide."""
    group = resolve(shared, [layer for layer in layers if layer.origin == GROUP]).copy
    return local_share(resolve(shared, layers).copy, group=GroupCopy(group, words_of))


def block(action: BlockAction, target: str = "a", value: Any = OTHERS) -> Layer:
    """Return a layer with one change of the body."""
    is_shown = action is not BlockAction.HIDE
    change = BlockChange("x", action, target, "section" if is_shown else None, value)
    return Layer(CLINIC, blocks=(change,))


def faq(action: FAQAction, target: str = "1", words: str = "", number: int | None = None) -> Layer:
    """Return a layer with one change of the FAQs."""
    question, answer = (f"{words}?", f"<p>{words}.</p>") if words else ("", "")
    return Layer(CLINIC, faqs=(FAQChange("x", action, target, question, answer, number),))


def said(text: str) -> dict[str, str]:
    """Return the first block with another text."""
    return {**WORDS, "text": text}


@pytest.mark.parametrize(
    ("layer", "own", "total"),
    [
        (Layer(CLINIC), 0, TOTAL),
        (Layer(CLINIC, texts={"title": "Peeling downtown"}), 2, TOTAL + 1),
        (Layer(CLINIC, texts={"title": "PEEL!"}), 0, TOTAL),
        (Layer(CLINIC, texts={"title": "Peel {{ city }}"}), 0, TOTAL),
        (Layer(CLINIC, texts={"title": " "}), 0, TOTAL),
        (Layer(CLINIC, texts={"summary": "<p>Ours, in other words.</p>"}), 4, TOTAL + 2),
        (Layer(CLINIC, texts={"summary": "<p>In <b>short</b>.</p>"}), 0, TOTAL),
        (Layer(CLINIC, texts={"seo_title": "Ours", "seo_description": "All ours."}), 0, TOTAL),
        (Layer(CLINIC, treatment={"sessions": {"min": 3, "max": 7}}), 0, TOTAL),
        (block(BlockAction.REPLACE), 9, TOTAL + 2),
        (block(BlockAction.REPLACE, value=WORDS), 0, TOTAL),
        # The city typed by hand, and another one in the middle.
        (
            block(BlockAction.REPLACE, value=said(TEXT.replace("{{ city }}", "Los Angeles"))),
            2,
            TOTAL + 2,
        ),
        (
            block(BlockAction.REPLACE, value=said(TEXT.replace("very", "truly very"))),
            1,
            TOTAL + 1,
        ),
        # A fact instead of words, and the words of another fact.
        (block(BlockAction.REPLACE, value=said(f"{TEXT}<p>{{{{ phone }}}}</p>")), 0, TOTAL),
        (block(BlockAction.REPLACE, value={}), 0, TOTAL),
        (block(BlockAction.REPLACE, target="b"), 0, TOTAL),
        (block(BlockAction.REPLACE, target="gone"), 0, TOTAL),
        # Hidden words stay among those that are not its own.
        (block(BlockAction.HIDE, value=None), 0, TOTAL),
        (block(BlockAction.INSERT_AFTER), 9, TOTAL + 12),
        (block(BlockAction.INSERT_BEFORE, value=WORDS), 0, TOTAL + 10),
        (block(BlockAction.INSERT_AFTER, target="gone"), 9, TOTAL + 12),
        (block(BlockAction.INSERT_AFTER, value={"caption": "Other type"}), 0, TOTAL),
        (faq(FAQAction.REPLACE, words="Here is ours"), 6, TOTAL + 2),
        (faq(FAQAction.REPLACE), 0, TOTAL),
        (faq(FAQAction.REPLACE, target="9", words="Ours"), 0, TOTAL),
        (faq(FAQAction.HIDE), 0, TOTAL),
        (faq(FAQAction.ADD, target="", words="May I park there"), 8, TOTAL + 8),
        (faq(FAQAction.ADD, target="", number=3), 0, TOTAL + 4),
        (faq(FAQAction.ADD, target="", number=8), 0, TOTAL),
        (Layer(CLINIC, faq_order=("2", "1")), 0, TOTAL),
    ],
)
def test_own_words_are_words_that_the_groups_copy_lacks(
    layer: Layer, own: int, total: int
) -> None:
    for origin in (REGION, CLINIC):
        assert share(replace(layer, origin=origin)) == round(own / total, 3)
    groups = resolve(SHARED, [replace(layer, origin=GROUP)]).copy
    below = resolve(groups, [Layer(CLINIC)]).copy
    assert local_share(below, group=GroupCopy(groups, words_of)) == 0


def test_regions_and_clinics_count_together() -> None:
    region = replace(block(BlockAction.REPLACE), origin=REGION)
    clinic = faq(FAQAction.ADD, target="", words="May I park there")
    assert share(region, clinic) == round((9 + 8) / (TOTAL + 2 + 8), 3)


def test_a_clinic_that_takes_back_what_its_region_says_has_no_own_words() -> None:
    region = replace(block(BlockAction.REPLACE), origin=REGION)
    assert share(region, block(BlockAction.REPLACE, value=WORDS)) == 0


def test_a_guide_without_words_has_no_own_ones() -> None:
    empty = replace(SHARED, title="", summary="", body=(), faqs=())
    assert share(shared=empty) == 0
    assert share(Layer(CLINIC, texts={"title": "Ours"}), shared=empty) == 1


@pytest.mark.parametrize(
    ("words", "repeated"),
    [
        ((), 0),
        (("two",), 1),
        (("six",), 0),
        (("two", "three"), 2),
        (("three", "two"), 0),
        (("two", "three", "six"), 0),
        (("two", "three", "four"), 3),
        (("one", "two", "three", "four", "five"), 5),
        (("one", "two", "three", "six", "three", "four", "five"), 6),
        (("six", "two", "three", "four"), 3),
    ],
)
def test_three_words_in_a_row_are_a_repetition(words: tuple[str, ...], repeated: int) -> None:
    group = replace(SHARED, title="", summary="<p>One two three. Four five!</p>", body=(), faqs=())
    assert GroupCopy(group, words_of).repeated(words) == repeated


# Laws

#: Making guides with layers takes longer than what is tested.
few = settings(max_examples=20)


@few
@given(guides_with_layers())
def test_a_share_is_a_part_with_three_digits(made: tuple[GuideCopy, list[Layer]]) -> None:
    shared, layers = made
    found = share(*layers, shared=shared)
    assert 0 <= found <= 1
    assert found == round(found, 3)


@few
@given(guides_with_layers())
def test_without_layers_below_the_group_nothing_is_own(
    made: tuple[GuideCopy, list[Layer]],
) -> None:
    shared, layers = made
    groups = resolve(shared, layers[:1]).copy
    assert local_share(groups, group=GroupCopy(groups, words_of)) == 0


_facts = st.sampled_from(["{{ city }}", "{{ phone | our desk }}", "{{ price_from }}", ""])


@few
@given(guides_with_layers(most=0), st.sampled_from(ORIGINS[1:]), st.data())
def test_words_that_differ_in_facts_only_are_not_own(
    made: tuple[GuideCopy, list[Layer]], origin: Any, data: st.DataObject
) -> None:
    shared, _ = made
    changes = tuple(
        BlockChange(
            f"by-{number}",
            BlockAction.REPLACE,
            each.id,
            each.type,
            {
                **each.value,
                "heading": f"{each.value['heading']} {data.draw(_facts)}",
                "text": f"{each.value['text']}<p>{data.draw(_facts)}</p>",
            },
        )
        for number, each in enumerate(shared.body)
    )
    texts = {"title": f"{data.draw(_facts)} {shared.title}"}
    assert share(Layer(origin, texts=texts, blocks=changes), shared=shared) == 0


def all_other(shared: GuideCopy, how_many: int) -> Layer:
    """Return a layer with words of its own for the title, the summary and some blocks."""
    unlocked = [each for each in shared.body if not each.locked]
    return Layer(
        CLINIC,
        texts={"title": "uno", "summary": "<p>dos</p>"},
        blocks=tuple(
            BlockChange(
                f"by-{number}",
                BlockAction.REPLACE,
                each.id,
                "section",
                {"heading": f"tres{number}", "text": f"<p>cuatro{number}</p>"},
            )
            for number, each in enumerate(unlocked[:how_many])
        ),
    )


@few
@given(guides_with_layers(most=0))
def test_where_everything_is_replaced_all_words_are_own(
    made: tuple[GuideCopy, list[Layer]],
) -> None:
    unlocked = tuple(each for each in made[0].body if not each.locked)
    shared = replace(made[0], body=unlocked, faqs=())
    assert share(all_other(shared, len(unlocked)), shared=shared) == 1


@few
@given(guides_with_layers(most=0))
def test_each_block_in_own_words_adds_to_the_share(
    made: tuple[GuideCopy, list[Layer]],
) -> None:
    shared, _ = made
    unlocked = sum(not each.locked for each in shared.body)
    shares = [share(all_other(shared, count), shared=shared) for count in range(unlocked + 1)]
    assert shares == sorted(shares)


@few
@given(guides_with_layers())
def test_hiding_what_the_group_says_changes_nothing(
    made: tuple[GuideCopy, list[Layer]],
) -> None:
    shared, layers = made
    group = resolve(shared, layers[:1]).copy
    copy = resolve(group, layers[1:]).copy
    own = {Scope.REGION, Scope.CLINIC}
    hides = Layer(
        CLINIC,
        blocks=tuple(
            BlockChange(f"x-{each.id}", BlockAction.HIDE, each.id)
            for each in copy.body
            if each.origin.scope not in own
        ),
        faqs=tuple(
            FAQChange(f"x-{each.key}", FAQAction.HIDE, each.key)
            for each in copy.faqs
            if each.origin.scope not in own
        ),
    )
    hidden = resolve(copy, [hides]).copy
    compared = GroupCopy(group, words_of)
    assert local_share(hidden, group=compared) == local_share(copy, group=compared)

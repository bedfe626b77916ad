"""What makes a location's page one of its own for search engines."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from clinics.canonicals import has_own_words, words_in
from clinics.resolution.layers import BlockAction, BlockChange, FAQAction, FAQChange, Layer
from clinics.resolution.resolve import resolve
from editions.entries import Entry, Snapshot
from guide_pages.document.copy import GuideCopy, PlacedBlock, PlacedFAQ
from tests.clinics.resolution.guides_and_layers import CLINIC, GROUP, REGION

WORDS = {"heading": "What is it?", "text": "<p>A peel.</p>", "role": "overview"}
OTHERS = {**WORDS, "text": "<p>Our peel.</p>"}
SHARED = GuideCopy(
    title="Peel",
    summary="<p>In short.</p>",
    seo_title="",
    seo_description="",
    treatment={"sessions": {"min": 3, "max": 6}, "recovery_days": None},
    body=(
        PlacedBlock("a", "section", WORDS, "what-is-it"),
        PlacedBlock("b", "section", WORDS, None, locked=True),
    ),
    faqs=(PlacedFAQ("1", 1), PlacedFAQ("2", 2), PlacedFAQ("9", 9)),
)
#: What tells the library's FAQs, of which the ninth is not public any more.
words_of = words_in(
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
        for number in (1, 2, 3, 9)
    )
)


def block(action: BlockAction, target: str = "a", value: Any = OTHERS) -> Layer:
    """Return a layer with one change of the body."""
    is_shown = action is not BlockAction.HIDE
    change = BlockChange("x", action, target, "section" if is_shown else None, value)
    return Layer(CLINIC, blocks=(change,))


def faq(action: FAQAction, target: str = "1", words: str = "", number: int | None = None) -> Layer:
    """Return a layer with one change of the FAQs."""
    question, answer = (f"{words}?", f"<p>{words}.</p>") if words else ("", "")
    return Layer(CLINIC, faqs=(FAQChange("x", action, target, question, answer, number),))


@pytest.mark.parametrize(
    ("layer", "expected"),
    [
        (Layer(CLINIC), False),
        (Layer(CLINIC, texts={"title": "Our peel"}), True),
        (Layer(CLINIC, texts={"title": "Peel"}), False),
        (Layer(CLINIC, texts={"title": " "}), False),
        (Layer(CLINIC, texts={"summary": "<p>Ours.</p>"}), True),
        (Layer(CLINIC, texts={"seo_title": "Ours", "seo_description": "Ours."}), False),
        (Layer(CLINIC, treatment={"sessions": {"min": 3, "max": 7}}), True),
        (Layer(CLINIC, treatment={"sessions": {"min": 3, "max": 6}}), False),
        (Layer(CLINIC, treatment={"recovery_days": {"min": 0, "max": 1}}), True),
        (block(BlockAction.REPLACE), True),
        (block(BlockAction.REPLACE, value=WORDS), False),
        (block(BlockAction.REPLACE, value={}), False),
        (block(BlockAction.REPLACE, target="b"), False),
        (block(BlockAction.REPLACE, target="gone"), False),
        (block(BlockAction.HIDE, value=None), False),
        (block(BlockAction.INSERT_AFTER), True),
        (block(BlockAction.INSERT_BEFORE, target="b"), True),
        (block(BlockAction.INSERT_AFTER, target="gone"), True),
        (faq(FAQAction.REPLACE, words="Ours"), True),
        (faq(FAQAction.REPLACE), False),
        (faq(FAQAction.REPLACE, target="9", words="Ours"), False),
        (faq(FAQAction.HIDE), False),
        (faq(FAQAction.ADD, target="", words="Ours"), True),
        (faq(FAQAction.ADD, target="", number=3), True),
        (faq(FAQAction.ADD, target="", number=8), False),
        (Layer(CLINIC, faq_order=("2", "1")), False),
    ],
)
def test_own_words_are_words_that_the_groups_page_lacks(layer: Layer, expected: bool) -> None:
    for origin in (REGION, CLINIC):
        copy = resolve(SHARED, [replace(layer, origin=origin)]).copy
        assert has_own_words(copy, group=SHARED, words_of=words_of) is expected
    groups = resolve(SHARED, [replace(layer, origin=GROUP)]).copy
    below = resolve(groups, [Layer(CLINIC)]).copy
    assert not has_own_words(below, group=groups, words_of=words_of)


def test_an_faq_said_again_in_the_librarys_words_is_not_own() -> None:
    said = FAQChange("x", FAQAction.REPLACE, "1", "Question 1?", "<p>Answer 1.</p>")
    copy = resolve(SHARED, [Layer(CLINIC, faqs=(said,))]).copy
    assert not has_own_words(copy, group=SHARED, words_of=words_of)


def test_a_clinic_that_takes_back_what_its_region_says_has_no_own_words() -> None:
    region = replace(block(BlockAction.REPLACE), origin=REGION)
    copy = resolve(SHARED, [region, block(BlockAction.REPLACE, value=WORDS)]).copy
    assert not has_own_words(copy, group=SHARED, words_of=words_of)

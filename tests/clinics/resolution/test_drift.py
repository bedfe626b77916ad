"""What local changes were made against, and where that is no longer so."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinics.resolution.drift import (
    Drifted,
    DriftKind,
    FAQWords,
    drift,
    fingerprint,
    fingerprints,
    words_of,
)
from clinics.resolution.layers import BlockAction, BlockChange, FAQAction, FAQChange, Layer
from clinics.resolution.resolve import Reason, resolve
from guide_pages.blocks.shape import Shape
from guide_pages.document.copy import GuideCopy, PlacedBlock, PlacedFAQ
from tests.clinics.resolution.guides_and_layers import (
    CLINIC,
    FAQ_NUMBERS,
    REGION,
    after,
    before,
    guide,
    guides_with_layers,
    hiding,
    replacing,
    section,
    steps,
)

LIBRARY = {number: FAQWords(f"Question {number}?", "<p>Yes.</p>") for number in FAQ_NUMBERS}
ABOVE = guide(
    section("a"),
    section("b"),
    section("c"),
    faqs=[PlacedFAQ("1", 1), PlacedFAQ("2", 2)],
)
LAYER = Layer(
    CLINIC,
    texts={"title": "Ours", "seo_title": ""},
    treatment={"sessions": {"min": 3, "max": 6}},
    blocks=(replacing("x", "a"), hiding("y", "b"), after("z", "c"), before("w", "z")),
    faqs=(
        FAQChange("q", FAQAction.REPLACE, "1", "Ours?", "<p>Ours.</p>"),
        FAQChange("h", FAQAction.HIDE, "2"),
        FAQChange("n", FAQAction.ADD, question="New?", answer="<p>New.</p>"),
        FAQChange("l", FAQAction.ADD, faq=5),
    ),
)
MADE_AGAINST = fingerprints(above=ABOVE, layer=LAYER, library=LIBRARY)


def with_body(*body: PlacedBlock) -> GuideCopy:
    """Return the copy above with another body."""
    return replace(ABOVE, body=body)


def with_faqs(*faqs: PlacedFAQ) -> GuideCopy:
    """Return the copy above with other FAQs."""
    return replace(ABOVE, faqs=faqs)


def test_changes_are_made_against_what_they_replace_or_hide() -> None:
    made_against = fingerprints(above=ABOVE, layer=LAYER, library=LIBRARY)

    assert made_against == {
        "text:title": fingerprint("Microneedling"),
        "treatment:sessions": fingerprint(None),
        "x": fingerprint(section("a")),
        "y": fingerprint(section("b")),
        "q": fingerprint(LIBRARY[1]),
        "h": fingerprint(LIBRARY[2]),
    }


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        (ABOVE, []),
        # The order, the end and the neighbours of what a change is about do not matter to it.
        (with_body(section("new"), section("c", "edited"), section("b"), section("a")), []),
        (replace(ABOVE, summary="<p>New</p>", seo_title="New"), []),
        (
            with_body(section("a", "edited"), section("b", "edited"), section("c")),
            [Drifted("x", DriftKind.CHANGED, "a"), Drifted("y", DriftKind.CHANGED, "b")],
        ),
        (
            with_body(replace(section("a"), type="callout"), section("b"), section("c")),
            [Drifted("x", DriftKind.CHANGED, "a")],
        ),
        (
            with_body(),
            [
                Drifted("x", DriftKind.GONE, "a"),
                Drifted("y", DriftKind.GONE, "b"),
                Drifted("z", DriftKind.GONE, "c"),
            ],
        ),
        # A lock counts, whether the words have changed as well or not.
        (
            with_body(
                section("a", locked=True),
                section("b", "edited", locked=True),
                section("c", locked=True),
            ),
            [Drifted("x", DriftKind.LOCKED, "a"), Drifted("y", DriftKind.LOCKED, "b")],
        ),
        (replace(ABOVE, title="New"), [Drifted("text:title", DriftKind.CHANGED, "title")]),
        (
            replace(ABOVE, treatment={"sessions": {"min": 1, "max": 2}}),
            [Drifted("treatment:sessions", DriftKind.CHANGED, "sessions")],
        ),
        (
            with_faqs(PlacedFAQ("2", 2, locked=True)),
            [Drifted("q", DriftKind.GONE, "1"), Drifted("h", DriftKind.LOCKED, "2")],
        ),
        # A region's words in place of the library's.
        (
            with_faqs(PlacedFAQ("1", 1, "Region's?", "<p>Yes.</p>", REGION), PlacedFAQ("2", 2)),
            [Drifted("q", DriftKind.CHANGED, "1")],
        ),
        # Whose words they are does not matter when they are the same.
        (
            with_faqs(PlacedFAQ("1", 1, "Question 1?", "<p>Yes.</p>", REGION), PlacedFAQ("2", 2)),
            [],
        ),
    ],
)
def test_what_has_drifted(above: GuideCopy, expected: list[Drifted]) -> None:
    drifted = drift(above=above, layer=LAYER, made_against=MADE_AGAINST, library=LIBRARY)

    assert drifted == expected


def test_an_edited_faq_of_the_library_drifts_and_one_that_is_withdrawn_is_gone() -> None:
    edited = {**LIBRARY, 1: FAQWords("Question 1?", "<p>No.</p>")}
    del edited[2]

    assert drift(above=ABOVE, layer=LAYER, made_against=MADE_AGAINST, library=edited) == [
        Drifted("q", DriftKind.CHANGED, "1"),
        Drifted("h", DriftKind.GONE, "2"),
    ]


def test_keeping_ours_ends_the_drift_until_the_next_edit() -> None:
    once = with_body(section("a", "edited"), section("b"), section("c"))
    twice = with_body(section("a", "edited again"), section("b"), section("c"))
    kept = MADE_AGAINST | {"x": fingerprints(above=once, layer=LAYER, library=LIBRARY)["x"]}

    assert drift(above=once, layer=LAYER, made_against=kept, library=LIBRARY) == []
    assert drift(above=twice, layer=LAYER, made_against=kept, library=LIBRARY) == [
        Drifted("x", DriftKind.CHANGED, "a")
    ]


def test_a_change_that_nobody_remembers_the_reason_of_counts_as_made_now() -> None:
    assert drift(above=ABOVE, layer=LAYER, made_against={}, library=LIBRARY) == []


def test_a_change_overruled_by_its_own_location_does_not_drift() -> None:
    layer = Layer(CLINIC, blocks=(replacing("first", "a"), replacing("last", "a")))
    made_against = fingerprints(above=ABOVE, layer=layer, library=LIBRARY)
    edited = with_body(section("a", "edited"))

    assert drift(above=edited, layer=layer, made_against=made_against, library=LIBRARY) == [
        Drifted("last", DriftKind.CHANGED, "a")
    ]


def test_an_upper_layers_edit_is_drift_for_the_layer_below() -> None:
    region = Layer(REGION, blocks=(replacing("r", "a", "the region's"),))
    above = resolve(ABOVE, [region]).copy

    assert drift(above=above, layer=LAYER, made_against=MADE_AGAINST, library=LIBRARY) == [
        Drifted("x", DriftKind.CHANGED, "a")
    ]


@given(guides_with_layers())
def test_nothing_has_changed_right_after_a_change_is_made(
    case: tuple[GuideCopy, list[Layer]],
) -> None:
    for above, layer, step in steps(*case):
        made_against = fingerprints(above=above, layer=layer, library=LIBRARY)
        drifted = drift(above=above, layer=layer, made_against=made_against, library=LIBRARY)
        by_kind = {
            Reason.TARGET_GONE: DriftKind.GONE,
            Reason.LOCKED: DriftKind.LOCKED,
        }

        assert [(each.change, each.kind) for each in drifted] == [
            (each.change, by_kind[each.reason])
            for each in step.unapplied
            if each.reason in by_kind
        ]


@given(guides_with_layers(), st.data())
def test_an_edited_block_is_drift_for_just_the_changes_that_replace_or_hide_it(
    case: tuple[GuideCopy, list[Layer]], data: st.DataObject
) -> None:
    for above, named, _ in steps(*case):
        if not above.body:
            continue
        changes = [replace(each, id=str(n)) for n, each in enumerate(named.blocks)]
        layer = Layer(named.origin, blocks=tuple(changes))
        made_against = fingerprints(above=above, layer=layer, library=LIBRARY)
        block = data.draw(st.sampled_from(above.body))
        new = replace(block, value={**block.value, "text": "edited"})
        edited = replace(above, body=tuple(new if each is block else each for each in above.body))
        drifted = drift(above=edited, layer=layer, made_against=made_against, library=LIBRARY)

        changed = [each for each in drifted if each.kind is DriftKind.CHANGED]
        assert {each.target for each in changed} == {
            change.target
            for change in layer.blocks
            if change.target == block.id
            and not block.locked
            and (
                change.action is BlockAction.HIDE
                or (change.action is BlockAction.REPLACE and change.value)
            )
        }


def test_fingerprints_are_of_the_words_alone() -> None:
    block = PlacedBlock("a", "section", {"text": "one", "heading": "two"}, "anchor")

    assert fingerprint(block) == fingerprint(
        PlacedBlock("b", "section", {"heading": "two", "text": "one"}, None, CLINIC, locked=True)
    )
    assert fingerprint(block) == "e24f5088dbf8b36b9146"


@pytest.mark.parametrize(
    ("tone", "expected"), [("plain", []), ("loud", [Drifted("x", DriftKind.CHANGED, "a")])]
)
def test_a_field_that_a_type_gains_is_no_drift_until_it_is_filled_in(
    tone: str, expected: list[Drifted]
) -> None:
    text = Shape(default="")
    then = {"section": Shape(fields={"text": text})}
    now = {"section": Shape(fields={"text": text, "tone": Shape(default="plain")})}
    layer = Layer(CLINIC, blocks=(replacing("x", "a"),))
    made_against = fingerprints(above=ABOVE, layer=layer, library=LIBRARY, shapes=then)

    found = [
        drift(above=above, layer=layer, made_against=made_against, library=LIBRARY, shapes=now)
        for above in (ABOVE, with_body(section("a", tone=tone)))
    ]

    assert found == [[], expected]


@given(st.lists(st.none() | st.text() | st.dictionaries(st.text(), st.integers()), max_size=6))
def test_different_things_have_different_fingerprints(things: list[str]) -> None:
    distinct = [thing for place, thing in enumerate(things) if thing not in things[:place]]

    assert len({fingerprint(thing) for thing in distinct}) == len(distinct)


def test_a_change_of_an_unknown_block_is_made_against_nothing() -> None:
    layer = Layer(CLINIC, blocks=(BlockChange("x", BlockAction.HIDE, "gone"),))

    assert fingerprints(above=ABOVE, layer=layer, library=LIBRARY) == {}


def test_an_addition_is_made_against_nothing_whatever_it_names() -> None:
    layer = Layer(CLINIC, faqs=(FAQChange("n", FAQAction.ADD, "1", "New?", "<p>New.</p>"),))

    assert fingerprints(above=ABOVE, layer=layer, library=LIBRARY) == {}
    assert drift(above=ABOVE, layer=layer, made_against={}, library={}) == []


@pytest.mark.parametrize(
    ("faq", "expected"),
    [
        (PlacedFAQ("1", 1), LIBRARY[1]),
        (PlacedFAQ("1", 1, "Ours?", "<p>Ours.</p>"), FAQWords("Ours?", "<p>Ours.</p>")),
        # Half of an FAQ stands in place of nothing.
        (PlacedFAQ("1", 1, question="Ours?"), LIBRARY[1]),
        (PlacedFAQ("1", 1, answer="<p>Ours.</p>"), LIBRARY[1]),
        (PlacedFAQ("own", None, "Ours?", "<p>Ours.</p>"), FAQWords("Ours?", "<p>Ours.</p>")),
        (PlacedFAQ("own", None), None),
        (PlacedFAQ("99", 99), None),
    ],
)
def test_an_faq_says_its_own_words_or_the_librarys(
    faq: PlacedFAQ, expected: FAQWords | None
) -> None:
    assert words_of(faq, LIBRARY) == expected

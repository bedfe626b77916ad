"""Changes of the FAQs, one case at a time."""

import pytest

from clinics.resolution.layers import FAQAction, FAQChange, Layer
from clinics.resolution.resolve import Reason, Unapplied, resolve
from guide_pages.document.copy import GuideCopy, PlacedFAQ
from tests.clinics.resolution.guides_and_layers import CLINIC, REGION, guide


def library(number: int, *, locked: bool = False) -> PlacedFAQ:
    """Make the placing of one of the library's FAQs."""
    return PlacedFAQ(key=str(number), faq=number, locked=locked)


def replacing(change: str, target: str, question: str = "Ours?") -> FAQChange:
    """Make a change of an FAQ's words."""
    return FAQChange(change, FAQAction.REPLACE, target, question, "<p>Ours.</p>")


def hiding(change: str, target: str) -> FAQChange:
    """Make a change that hides an FAQ."""
    return FAQChange(change, FAQAction.HIDE, target)


def adding(change: str, question: str = "New?", answer: str = "<p>New.</p>") -> FAQChange:
    """Make a change that adds an FAQ of the location's own."""
    return FAQChange(change, FAQAction.ADD, question=question, answer=answer)


def adding_library(change: str, number: int) -> FAQChange:
    """Make a change that adds one of the library's FAQs."""
    return FAQChange(change, FAQAction.ADD, faq=number)


def by_clinic(*changes: FAQChange, order: tuple[str, ...] = ()) -> Layer:
    """Make the layer of a clinic."""
    return Layer(CLINIC, faqs=changes, faq_order=order)


SHARED_GUIDE = guide(faqs=[library(1), library(2), library(3)])


def keys(copy: GuideCopy) -> str:
    """Return the keys in their order."""
    return " ".join(faq.key for faq in copy.faqs)


@pytest.mark.parametrize(
    ("layer", "expected"),
    [
        (by_clinic(replacing("x", "2")), "1 2 3"),
        (by_clinic(hiding("x", "2")), "1 3"),
        (by_clinic(adding("x"), adding_library("y", 9)), "1 2 3 x 9"),
        (by_clinic(order=("3", "1")), "3 1 2"),
        (by_clinic(order=("3", "gone", "3", "1", "3")), "3 1 2"),
        (by_clinic(adding("x"), order=("x",)), "x 1 2 3"),
        (by_clinic(hiding("x", "3"), order=("3", "2")), "2 1"),
        (by_clinic(hiding("x", "1"), adding_library("y", 1)), "2 3 1"),
    ],
)
def test_what_a_layer_makes_of_the_faqs(layer: Layer, expected: str) -> None:
    resolved = resolve(SHARED_GUIDE, [layer])

    assert keys(resolved.copy) == expected
    assert resolved.unapplied == ()


@pytest.mark.parametrize(
    ("layer", "expected", "reports"),
    [
        (by_clinic(replacing("x", "9")), "1 2 3", [("x", Reason.TARGET_GONE)]),
        (by_clinic(hiding("x", "9")), "1 2 3", [("x", Reason.TARGET_GONE)]),
        (by_clinic(adding_library("x", 1)), "1 2 3", [("x", Reason.ALREADY_THERE)]),
        (
            by_clinic(adding("x", "First?"), adding("x", "Second?")),
            "1 2 3 x",
            [("x", Reason.ALREADY_THERE)],
        ),
        (by_clinic(adding("x", question=" ")), "1 2 3", [("x", Reason.EMPTY)]),
        (by_clinic(adding("x", answer="<p> </p>")), "1 2 3", [("x", Reason.EMPTY)]),
        (by_clinic(replacing("x", "2", question="")), "1 2 3", [("x", Reason.EMPTY)]),
        (
            by_clinic(replacing("x", "2"), hiding("y", "2")),
            "1 3",
            [("x", Reason.SUPERSEDED)],
        ),
    ],
)
def test_what_of_a_layer_does_not_stand_as_it_was_meant(
    layer: Layer, expected: str, reports: list[tuple[str, Reason]]
) -> None:
    resolved = resolve(SHARED_GUIDE, [layer])

    assert keys(resolved.copy) == expected
    assert resolved.unapplied == tuple(
        Unapplied("los-angeles", change, reason) for change, reason in reports
    )


def test_a_replaced_faq_stays_the_librarys_with_words_of_its_own() -> None:
    resolved = resolve(SHARED_GUIDE, [by_clinic(replacing("x", "2"))])

    assert resolved.copy.faqs[1] == PlacedFAQ(
        key="2", faq=2, question="Ours?", answer="<p>Ours.</p>", origin=CLINIC
    )
    assert resolved.copy.faqs[0] == library(1)


def test_added_faqs_say_who_added_them() -> None:
    resolved = resolve(guide(), [by_clinic(adding("x"), adding_library("y", 9))])

    assert resolved.copy.faqs == (
        PlacedFAQ(key="x", faq=None, question="New?", answer="<p>New.</p>", origin=CLINIC),
        PlacedFAQ(key="9", faq=9, origin=CLINIC),
    )


def test_an_faq_that_is_there_already_keeps_its_place_and_its_words() -> None:
    resolved = resolve(SHARED_GUIDE, [by_clinic(replacing("x", "1"), adding_library("y", 1))])

    assert keys(resolved.copy) == "1 2 3"
    assert resolved.copy.faqs[0].question == "Ours?"


def test_a_lower_layer_changes_what_an_upper_one_added_and_brings_back_what_it_hid() -> None:
    above = Layer(REGION, faqs=(adding("r"), adding("r2"), hiding("r3", "1")))
    below = by_clinic(replacing("x", "r"), hiding("y", "r2"), adding_library("z", 1))

    resolved = resolve(SHARED_GUIDE, [above, below])

    assert keys(resolved.copy) == "2 3 r 1"
    assert resolved.copy.faqs[2] == PlacedFAQ(
        key="r", faq=None, question="Ours?", answer="<p>Ours.</p>", origin=CLINIC
    )
    assert resolved.copy.faqs[3].origin == CLINIC


def test_an_faq_hidden_above_is_told_from_one_that_is_gone() -> None:
    above = Layer(REGION, faqs=(hiding("r", "1"),))

    resolved = resolve(SHARED_GUIDE, [above, by_clinic(replacing("x", "1"), hiding("y", "9"))])

    assert resolved.unapplied == (
        Unapplied("los-angeles", "x", Reason.HIDDEN_ABOVE),
        Unapplied("los-angeles", "y", Reason.TARGET_GONE),
    )


def test_a_locked_faq_keeps_its_words_and_may_be_ordered() -> None:
    shared = guide(faqs=[library(1), library(2, locked=True)])
    layer = by_clinic(replacing("x", "2"), hiding("y", "2"), order=("2",))

    resolved = resolve(shared, [layer])

    assert resolved.copy.faqs == (library(2, locked=True), library(1))
    assert resolved.unapplied == (
        Unapplied("los-angeles", "x", Reason.LOCKED),
        Unapplied("los-angeles", "y", Reason.LOCKED),
    )


def test_the_nearest_order_holds_for_what_it_lists() -> None:
    layers = [Layer(REGION, faq_order=("3", "2", "1")), by_clinic(order=("1",))]

    assert keys(resolve(SHARED_GUIDE, layers).copy) == "1 3 2"

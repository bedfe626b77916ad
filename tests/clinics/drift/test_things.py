"""How what a change is about reads as plain text."""

from typing import Any

import pytest

from clinics.drift.names import Names
from clinics.drift.things import name_of, text_of
from guide_pages.document.copy import PlacedBlock
from guide_pages.shapes import body_shapes

NAMES = Names(body_shapes(), {5: "A calm room"}.get)  # type: ignore[arg-type]


def placed(block_type: str, **value: Any) -> PlacedBlock:
    return PlacedBlock("1", block_type, value, None)


def test_a_piece_reads_the_same_in_whatever_order_its_fields_are_stored() -> None:
    stored = {"action": "book", "url": "", "label": "Book a visit", "text": "Ask us first."}

    pieces = [
        placed("call_to_action", **fields) for fields in (stored, dict(reversed(stored.items())))
    ]

    assert [text_of(piece) for piece in pieces] == ["Book a visit\nAsk us first.\nbook"] * 2


@pytest.mark.parametrize(
    ("piece", "text"),
    [
        (
            placed("call_to_action", label="Book a visit", action="book", role="other"),
            "Book a visit\nBook an appointment",
        ),
        (
            placed(
                "care_list",
                outro="<p>Call us.</p>",
                items=[{"text": "Sunscreen", "kind": "do"}, {"kind": "avoid", "text": "Tanning"}],
                heading="Care",
            ),
            "Care\n[Do]\nSunscreen\n[Avoid]\nTanning\nCall us.",
        ),
        (placed("callout", kind="warning", text="<p>Stop.</p>"), "[Warning]\nStop."),
        (
            placed(
                "image", image={"image": 5, "alt_text": "", "decorative": True}, caption="Here"
            ),
            "Here\nA calm room",
        ),
        (placed("video", title="A session", thumbnail=5), "A session\nA calm room"),
        # Neither is known any more.
        (placed("image", image={"image": 6}), "#6"),
        (placed("call_to_action", label="Go", action="teleport"), "Go\nteleport"),
    ],
)
def test_choices_are_read_by_their_labels_and_images_by_their_titles(
    piece: PlacedBlock, text: str
) -> None:
    assert text_of(piece, NAMES) == text


def test_a_piece_without_words_has_the_name_of_its_image() -> None:
    assert name_of(placed("image", image={"image": 5}, caption=""), NAMES) == "A calm room"

"""How what a change is about reads as plain text."""

from clinics.drift.things import text_of
from guide_pages.document.copy import PlacedBlock


def test_a_piece_reads_the_same_in_whatever_order_its_fields_are_stored() -> None:
    stored = {"action": "book", "url": "", "label": "Book a visit", "text": "Ask us first."}
    items = [{"text": "Sunscreen", "kind": "do"}, {"kind": "avoid", "text": "Tanning"}]

    pieces = [
        PlacedBlock("1", "call_to_action", fields, None)
        for fields in (stored, dict(reversed(stored.items())))
    ]
    care = PlacedBlock(
        "2", "care_list", {"outro": "<p>Call us.</p>", "items": items, "heading": "Care"}, None
    )

    assert [text_of(piece) for piece in pieces] == ["Book a visit\nAsk us first.\nbook"] * 2
    assert text_of(care) == "Care\n[do]\nSunscreen\n[avoid]\nTanning\nCall us."

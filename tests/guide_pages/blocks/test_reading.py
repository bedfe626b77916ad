"""Sections of a document are recognised by the block type they are."""

from typing import Any

import pytest

from guide_pages.importing.reading.readers import read_document
from guide_pages.importing.understanding.guide import understand


def block(text: str) -> tuple[str, dict[str, Any]]:
    """The one block of a section written in Markdown."""
    document = f"# Peel\n\n{text}"
    (found,) = understand(read_document("f.md", document.encode()), file_name="f.md").blocks
    return found.type, found.value


def values(items: list[dict[str, Any]]) -> list[Any]:
    assert all(item["type"] == "item" for item in items)
    return [item["value"] for item in items]


def test_bullets_under_benefits_are_a_benefit_list_with_details() -> None:
    kind, value = block(
        "## Benefits\n\nPeople see:\n\n"
        "- Glow\n- **Texture:** it feels smooth\n- Tone – more even\n\nEnd."
    )
    assert kind == "benefit_list"
    assert (value["intro"], value["outro"]) == ("<p>People see:</p>", "<p>End.</p>")
    assert values(value["items"]) == [
        {"text": "Glow", "detail": ""},
        {"text": "Texture", "detail": "it feels smooth"},
        {"text": "Tone", "detail": "more even"},
    ]


@pytest.mark.parametrize(
    "items",
    [
        "- See [here](https://x.example)",
        "- A *fine* point",
        "- One\n  - nested",
        "- " + "long " * 60,
    ],
    ids=["link", "italics", "nested", "too-long"],
)
@pytest.mark.parametrize("heading", ["Benefits", "Who is it for?"])
def test_items_that_plain_fields_cannot_hold_stay_rich_text(heading: str, items: str) -> None:
    kind, value = block(f"## {heading}\n\nGood for:\n\n{items}\n- Two\n")
    assert kind == "section"
    assert "<ul><li>" in value["text"]


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ("Use a mild cleanser", "do"),
        ("Apply sunscreen daily", "do"),
        ("Avoid makeup", "avoid"),
        ("Stay out of the sun", "avoid"),
        ("Skip retinol", "avoid"),
        ("Don't pick at flakes", "avoid"),
        ("Don’t rub", "avoid"),
        ("Do not exercise", "avoid"),
        ("No makeup for a day", "avoid"),
        ("Please avoid steam", "avoid"),
        ("✗ Retinol", "avoid"),
        ("You may see flakes", "note"),
        ("Redness is common", "note"),
    ],
)
def test_advice_is_to_do_to_avoid_or_to_know(item: str, kind: str) -> None:
    name, value = block(f"## Aftercare\n\nAt home:\n\n- {item}\n")
    assert name == "care_list"
    assert values(value["items"]) == [{"kind": kind, "text": item}]


@pytest.mark.parametrize(
    ("lead_in", "kind"),
    [
        ("Avoid:", "avoid"),
        ("For two days, you should avoid:", "avoid"),
        ("Things to avoid:", "avoid"),
        ("Please do not use:", "avoid"),
        ("To avoid infection, use:", "do"),
        ("Dos and don'ts:", "do"),
        ("Use these:", "do"),
    ],
)
def test_a_lead_in_that_says_to_avoid_goes_for_every_item(lead_in: str, kind: str) -> None:
    _, value = block(f"## Aftercare\n\n{lead_in}\n\n- Mild cleanser\n")
    assert values(value["items"])[0]["kind"] == kind


def test_good_for_and_not_for_lists_are_one_suitability_block() -> None:
    kind, value = block(
        "## Is it right for you?\n\nAsk first.\n\n"
        "Good for:\n\n- Dull skin\n\nNot for:\n\n- Sunburn\n\nEnd."
    )
    assert kind == "suitability"
    assert value["intro"] == "<p>Ask first.</p>"
    assert values(value["good_for"]) == ["Dull skin"]
    assert values(value["not_for"]) == ["Sunburn"]
    assert value["outro"] == "<p>End.</p>"


def test_suitability_lists_may_have_headings_of_their_own() -> None:
    kind, value = block(
        "## Who is it for?\n\n### Good for\n\n- Dull skin\n\n### Not suitable for\n\n- Sunburn\n"
    )
    assert kind == "suitability"
    assert (values(value["good_for"]), values(value["not_for"])) == (["Dull skin"], ["Sunburn"])


def test_suitability_with_whole_sentences_before_its_lists_keeps_both_sentences() -> None:
    document = (
        "# Peel\n\n## Who is it for?\n\nIt may suit you if you have:\n\n- Dull skin\n\n"
        "Please wait if you have:\n\n- Sunburn\n"
    )
    guide = understand(read_document("f.md", document.encode()), file_name="f.md")
    first, second = (block.value for block in guide.blocks)
    assert (values(first["good_for"]), values(first["not_for"])) == (["Dull skin"], [])
    assert (values(second["good_for"]), values(second["not_for"])) == ([], ["Sunburn"])
    assert second["intro"] == "<p>Please wait if you have:</p>"


def test_numbers_under_a_procedure_are_steps() -> None:
    kind, value = block(
        "## What happens?\n\n"
        "1. **Cleansing.** We wash the face.\n2. Rinsing: water is used\n3. Rest\n"
    )
    assert kind == "steps"
    assert values(value["items"]) == [
        {"title": "Cleansing", "text": "We wash the face."},
        {"title": "Rinsing", "text": "water is used"},
        {"title": "", "text": "Rest"},
    ]


def test_numbered_lower_headings_under_a_procedure_are_steps() -> None:
    kind, value = block(
        "## What happens?\n\n### Step 1: Cleansing\n\nWe wash.\n\n### Step 2: Rinsing\n\nWater.\n"
    )
    assert kind == "steps"
    assert values(value["items"]) == [
        {"title": "Cleansing", "text": "We wash."},
        {"title": "Rinsing", "text": "Water."},
    ]


def test_numbers_elsewhere_stay_a_numbered_list_in_the_text() -> None:
    kind, value = block("## Cost\n\nIt depends on:\n\n1. Area\n2. Time\n")
    assert kind == "section"
    assert value["text"] == "<p>It depends on:</p><ol><li>Area</li><li>Time</li></ol>"


def test_a_table_is_a_comparison_whatever_its_section() -> None:
    kind, value = block("## Cost\n\nAs follows:\n\n| | Peel |\n|---|---|\n| Time | 30 |\n\nEnd.")
    assert kind == "comparison"
    assert value["table"]["data"] == [["", "Peel"], ["Time", "30"]]
    assert value["table"]["table_header_choice"] == "both"
    assert (value["intro"], value["outro"]) == ("<p>As follows:</p>", "<p>End.</p>")

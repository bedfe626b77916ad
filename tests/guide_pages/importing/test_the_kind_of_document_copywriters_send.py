"""Whole documents of the kinds that are handed in, with the usual faults in them."""

from pathlib import Path

import pytest

from guide_pages.importing.reading.readers import read_document
from guide_pages.importing.report import items_of
from guide_pages.importing.understanding.guide import UnderstoodGuide, understand

DOCUMENTS = Path(__file__).parent / "documents"


def understood(name: str) -> UnderstoodGuide:
    return understand(read_document(name, (DOCUMENTS / name).read_bytes()), file_name=name)


def test_a_plain_text_without_title_is_named_after_its_treatment() -> None:
    guide = understood("dermaplaning.txt")
    assert (guide.title, guide.slug) == ("Dermaplaning", "dermaplaning")
    assert not guide.has_own_title


def test_the_opening_paragraphs_are_the_summary() -> None:
    guide = understood("dermaplaning.txt")
    assert guide.summary.count("<p>") == 2
    assert guide.summary.startswith("<p>Dermaplaning has become")


def test_every_heading_of_a_plain_text_has_its_role_and_block() -> None:
    assert [
        (block.type, block.value["role"]) for block in understood("dermaplaning.txt").blocks
    ] == [
        ("section", "overview"),
        ("benefit_list", "benefits"),
        ("section", "suitability"),
        ("section", "procedure"),
        ("care_list", "aftercare"),
        ("section", "sessions"),
        ("section", "comparison"),
        ("section", "summary"),
    ]


def test_lists_keep_their_items_and_the_sentences_around_them() -> None:
    blocks = {block.value["role"]: block for block in understood("dermaplaning.txt").blocks}
    assert len(items_of(blocks["benefits"])) == 5
    care = blocks["aftercare"].value
    assert [item["value"]["kind"] for item in care["items"]] == ["do", "avoid", "avoid", "do"]
    assert care["intro"].endswith("To help it along:</p>")
    assert care["outro"] == "<p>A slightly tight feeling is common and passes by itself.</p>"


def test_marked_questions_become_faqs() -> None:
    assert [faq.question for faq in understood("dermaplaning.txt").faqs] == [
        "Does dermaplaning hurt?",
        "How long is the recovery?",
        "Does hair grow back thicker?",
        "When can I wear makeup?",
    ]


def test_figures_are_read_with_their_sentences() -> None:
    treatment = understood("dermaplaning.txt").treatment
    assert [(figure.name, figure.written, figure.line) for figure in treatment.figures] == [
        ("session_minutes", "25–40", 19),
        ("sessions", "4–8", 28),
        ("recovery_days", "1–3", 39),
    ]
    assert treatment.recovery_days is not None
    assert treatment.recovery_days.sentence == "Pinkness or tightness may last 1–3 days."


def test_the_usual_faults_are_reported_with_their_lines() -> None:
    doubts = understood("dermaplaning.txt").doubts
    assert [(doubt.line, doubt.kind) for doubt in doubts] == [
        (2, "place_name"),
        (34, "glued_sentences"),
        (39, "contradictory_figures"),
    ]
    assert "san diego" in doubts[0].message
    assert "texture.Ask" in doubts[1].message
    assert "line 21" in doubts[2].message


def test_a_markdown_document_becomes_every_kind_of_block() -> None:
    guide = understood("light_peel.md")
    assert [
        (block.type, block.value["role"], block.value["heading"], items_of(block))
        for block in guide.blocks
    ] == [
        ("section", "overview", "What is a light peel?", []),
        (
            "benefit_list",
            "benefits",
            "What are the benefits?",
            [
                "Brightness: skin reflects light more evenly.",
                "Smoothness: rough patches feel softer.",
            ],
        ),
        (
            "suitability",
            "suitability",
            "Who is it for?",
            ["Dull skin", "Rough patches", "Sunburned skin", "Active cold sores"],
        ),
        (
            "steps",
            "procedure",
            "How does it work?",
            [
                "Cleansing: your face is washed.",
                "Applying: the acid is brushed on for a few minutes.",
                "Rinsing: the acid is washed off.",
            ],
        ),
        (
            "care_list",
            "aftercare",
            "Aftercare",
            ["Use a plain moisturizer.", "Avoid direct sun.", "You may see fine flakes."],
        ),
        (
            "steps",
            "aftercare",
            "",
            ["Ask for the name of the acid.", "Ask when to come back."],
        ),
        ("section", "risks", "Risks", []),
        ("comparison", "comparison", "How does it compare?", ["Recovery", "Numbing"]),
        ("section", "other", "Booking notes", []),
    ]


def test_bold_links_and_nested_lists_of_markdown_survive() -> None:
    guide = understood("light_peel.md")
    assert guide.summary == (
        "<p>A light peel uses a <b>mild acid</b> to loosen dead cells. "
        'Read about <a href="https://www.nhs.uk/">skin care</a>.</p>'
    )
    assert guide.blocks[6].value["text"] == (
        "<ul><li>Redness that <b>lasts</b></li>"
        "<li>Changes in color<ul><li>lighter patches</li><li>darker patches</li></ul></li></ul>"
    )


def test_a_documents_fields_are_read() -> None:
    guide = understood("light_peel.md")
    assert (guide.title, guide.slug, guide.has_own_title) == ("Light peel", "light-peel", True)
    assert guide.seo_title == "Light peel – what to expect"
    assert guide.seo_description.startswith("How a light peel works")
    assert guide.topics == ("Skin texture", "Dullness")
    assert [(source.title, source.url) for source in guide.sources] == [
        ("American Academy of Dermatology", "https://www.aad.org/")
    ]


def test_markup_and_template_syntax_are_text() -> None:
    text = understood("light_peel.md").blocks[8].value["text"]
    assert text == (
        "<p>{{ phone }} and {% if x %} are text, and so is "
        "&lt;script&gt;alert(1)&lt;/script&gt;.</p>"
    )


def test_what_markdown_says_and_a_guide_cannot_hold_is_reported() -> None:
    doubts = understood("light_peel.md").doubts
    assert [(doubt.line, doubt.kind) for doubt in doubts] == [
        (9, "unknown_field"),
        (20, "image_not_imported"),
        (62, "list_without_lead_in"),
        (74, "heading_without_role"),
        (76, "code_as_text"),
    ]


@pytest.mark.parametrize("name", ["dermaplaning.txt", "light_peel.md"])
def test_every_line_is_accounted_for_by_structure(name: str) -> None:
    assert [doubt for doubt in understood(name).doubts if doubt.kind == "not_imported"] == []

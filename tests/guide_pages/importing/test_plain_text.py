"""Plain text is read by the look of its lines."""

import pytest

from guide_pages.importing.reading.headings import looks_like_heading
from guide_pages.importing.reading.outline import (
    Heading,
    ItemList,
    Node,
    Paragraph,
    Question,
    Table,
)
from guide_pages.importing.reading.plain_text import read_plain_text
from guide_pages.importing.reading.questions import is_faq_heading

PROSE = "Skin makes new collagen over the weeks that follow, and that takes its own time."


def shape(text: str) -> list[tuple[str, str]]:
    return [(type(node).__name__, words(node)) for node in read_plain_text(text).nodes]


def words(node: Node) -> str:
    if isinstance(node, ItemList):
        return " / ".join(item.text.plain for item in node.items)
    if isinstance(node, Table):
        return " / ".join(",".join(cell.plain for cell in row) for row in node.rows)
    return node.text.plain


@pytest.mark.parametrize(
    "line",
    [
        "What Is Microneedling?",
        "What is microneedling?",
        "How It Works",
        "AFTERCARE",
        "Benefits:",
        "Final Thoughts",
        "3 Reasons to Choose a Peel",
    ],
)
def test_a_short_line_without_final_punctuation_or_a_title_question_is_a_heading(
    line: str,
) -> None:
    assert looks_like_heading(line)


@pytest.mark.parametrize(
    "line",
    [
        "It takes thirty minutes.",
        "Some of the most common improvements include:",
        "Risks include:",
        "Tired of dull skin? Many people are",
        "Want smoother skin by the end of the week?",
        "https://example.com/guide",
        "$200",
        "a line that begins in lower case",
        "One two three four five six seven eight nine ten eleven twelve thirteen",
    ],
)
def test_a_sentence_a_lead_in_or_an_address_is_no_heading(line: str) -> None:
    assert not looks_like_heading(line)


@pytest.mark.parametrize(
    "heading",
    [
        "Frequently Asked Questions",
        "FAQ",
        "FAQs",
        "FAQ:",
        "Common questions",
        "Microneedling FAQs",
        "Questions and answers",
        "Frequently asked questions about peels",
    ],
)
def test_headings_that_open_the_questions(heading: str) -> None:
    assert is_faq_heading(heading)


@pytest.mark.parametrize("heading", ["Questions to ask yourself", "What is it?", "Our promise"])
def test_headings_that_open_no_questions(heading: str) -> None:
    assert not is_faq_heading(heading)


@pytest.mark.parametrize("mark", ["Q1: ", "Q: ", "Q. ", "q2) ", "Question: ", "Question 3: "])
def test_a_marked_question_is_open_until_the_next(mark: str) -> None:
    text = f"{mark}Is it sore?\nA little.\nFor an hour or so.\n{mark}Is it red?\nYes."
    assert shape(text) == [
        ("Question", "Is it sore?"),
        ("Paragraph", "A little."),
        ("Paragraph", "For an hour or so."),
        ("Question", "Is it red?"),
        ("Paragraph", "Yes."),
    ]


def test_answers_lose_their_mark() -> None:
    text = "FAQ\nQ: Is it sore?\nA: A little.\nQ: Red?\nAnswer: Yes."
    assert shape(text)[2] == ("Paragraph", "A little.")
    assert shape(text)[4] == ("Paragraph", "Yes.")


def test_an_answer_may_stand_on_the_line_of_its_question() -> None:
    assert shape("Q: Is it sore? A: A little.") == [
        ("Question", "Is it sore?"),
        ("Paragraph", "A little."),
    ]


def test_under_an_faq_heading_every_single_question_opens_one() -> None:
    text = (
        f"Common Questions\nIs it sore?\nA little.\n1. Is it red?\nYes.\nFinal Thoughts\n{PROSE}"
    )
    assert shape(text) == [
        ("Heading", "Common Questions"),
        ("Question", "Is it sore?"),
        ("Paragraph", "A little."),
        ("Question", "Is it red?"),
        ("Paragraph", "Yes."),
        ("Heading", "Final Thoughts"),
        ("Paragraph", PROSE),
    ]


def test_a_short_answer_is_no_heading() -> None:
    assert shape("FAQ\nQ: How long?\nAbout Thirty Minutes\nQ: Sore?\nNo.")[2] == (
        "Paragraph",
        "About Thirty Minutes",
    )


@pytest.mark.parametrize("mark", ["-", "*", "•", "–", "·"])
def test_bullets_of_every_kind_make_a_list(mark: str) -> None:
    assert shape(f"{mark} one\n{mark} two") == [("ItemList", "one / two")]


def test_numbers_make_a_numbered_list() -> None:
    for text in ("1. one\n2. two", "1) one\n2) two"):
        (node,) = read_plain_text(text).nodes
        assert isinstance(node, ItemList)
        assert node.numbered
        assert words(node) == "one / two"


def test_lists_nest_by_their_indent() -> None:
    (node,) = read_plain_text("- one\n  - inner\n  - second\n- two").nodes
    assert isinstance(node, ItemList)
    inner = node.items[0].children[0]
    assert isinstance(inner, ItemList)
    assert (words(node), words(inner)) == ("one / two", "inner / second")


def test_numbered_items_keep_the_paragraphs_between_them() -> None:
    (node,) = read_plain_text("1. Cleanse\nWe wash the skin.\n2. Rinse\nWater is used.").nodes
    assert isinstance(node, ItemList)
    below = [item.children[0] for item in node.items]
    assert [child.text.plain for child in below if isinstance(child, Paragraph)] == [
        "We wash the skin.",
        "Water is used.",
    ]


def test_numbered_headings_are_headings() -> None:
    text = f"1. What Is a Peel?\n{PROSE}\n2. Benefits\n{PROSE}"
    assert [name for name, _ in shape(text)] == ["Heading", "Paragraph", "Heading", "Paragraph"]


def test_short_lines_under_a_colon_are_a_list_and_a_doubt() -> None:
    outline = read_plain_text(f"People notice:\nSmoother skin\nFewer lines\n\n{PROSE}")
    assert [type(node).__name__ for node in outline.nodes] == [
        "Paragraph",
        "ItemList",
        "Paragraph",
    ]
    assert [(doubt.line, doubt.kind) for doubt in outline.doubts] == [(2, "list_without_bullets")]


@pytest.mark.parametrize(
    "text", ["Area\tTime\nFace\t30\nNeck\t20", "|Area|Time|\n|---|---|\n|Face|30|\n|Neck|20|"]
)
def test_tabs_and_bars_make_a_table(text: str) -> None:
    assert shape(text) == [("Table", "Area,Time / Face,30 / Neck,20")]


def test_a_hard_wrapped_document_is_joined_and_keeps_its_lines() -> None:
    text = (
        "How It Works\n\n"
        "The blade moves over the skin in short and even strokes, and\n"
        "lifts away what is ready to go. You feel a light scraping that\n"
        "most people call mild.\n\n"
        "- An item that goes on for so long that the editor breaks it in\n"
        "two lines\n"
        "- A short one\n"
    )
    nodes = read_plain_text(text).nodes
    assert [type(node) for node in nodes] == [Heading, Paragraph, ItemList]
    assert isinstance(nodes[1], Paragraph)
    assert nodes[1].text.plain.endswith("that most people call mild.")
    assert list(nodes[1].text.lines) == [3, 4, 5]
    assert words(nodes[2]).endswith("breaks it in two lines / A short one")


def test_an_opening_title_is_the_documents_title() -> None:
    nodes = read_plain_text(f"Peels: A Complete Guide\n\n{PROSE}\n\nAftercare\n{PROSE}").nodes
    assert [node.level for node in nodes if isinstance(node, Heading)] == [1, 2]


def test_an_opening_question_is_a_section() -> None:
    nodes = read_plain_text(f"What Is a Peel?\n{PROSE}").nodes
    assert [node.level for node in nodes if isinstance(node, Heading)] == [2]


def test_markup_in_plain_text_is_escaped() -> None:
    (node,) = read_plain_text("<b>bold</b> & {{ x }} goes on here.").nodes
    assert isinstance(node, Paragraph)
    assert node.text.html == "&lt;b&gt;bold&lt;/b&gt; &amp; {{ x }} goes on here."


def test_questions_in_lists_stay_in_their_line_numbers() -> None:
    nodes = read_plain_text("\n\nQ1: Is it sore?\n\nNo.\n").nodes
    assert [node.text.line for node in nodes if isinstance(node, Question | Paragraph)] == [3, 5]


def test_a_dash_at_which_a_wrapped_line_breaks_is_no_bullet() -> None:
    text = (
        "The blade moves over the skin in short and even strokes and\n"
        "lifts away the cells that are ready to go from the surface\n"
        "— all of it without any acid.\n"
    )
    (node,) = read_plain_text(text).nodes
    assert isinstance(node, Paragraph)
    assert node.text.plain.endswith("surface — all of it without any acid.")


def test_a_table_without_column_headings_gets_empty_ones() -> None:
    assert shape("Redness\t1–2 days\nPeeling\t3–7 days") == [
        ("Table", ", / Redness,1–2 days / Peeling,3–7 days")
    ]

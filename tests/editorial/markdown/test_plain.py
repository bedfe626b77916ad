"""Plain text as Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from editorial.markdown.plain import escaped
from editorial.markdown.rich_text import words_in

#: With what GitHub adds, which many readers of Markdown know.
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
#: Characters that mean something somewhere in Markdown, among others.
TEXTS = st.text(alphabet="ab1 \t\n.)-+*_=#>`~[]()<&;!|\\:/é—\xa0\x00\u2028", max_size=12)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("From $190 (3–6 sessions), 5 < 6 & more!", "From $190 (3–6 sessions), 5 < 6 & more!"),
        ("snake_case and _so on_", "snake_case and \\_so on\\_"),
        ("**not bold**", "\\*\\*not bold\\*\\*"),
        ("<b>&amp;</b>", "\\<b>\\&amp;\\</b>"),
        ("[1] a | b `c`", "\\[1\\] a \\| b \\`c\\`"),
        ("1. First", "1\\. First"),
        ("1.5 ml", "1.5 ml"),
        ("- dash", "\\- dash"),
        ("-5 °C", "-5 °C"),
        ("a - b", "a - b"),
        ("# heading", "\\# heading"),
        ("#1 choice", "#1 choice"),
        ("C #", "C \\#"),
        ("===", "\\==="),
        ("> 18 years", "\\> 18 years"),
        ("~30 min", "~30 min"),
        ("~~~", "\\~\\~\\~"),
        ("C:\\new \\*", "C:\\new \\\\\\*"),
        ("  two\n lines\x07 ", "two lines"),
        ("", ""),
    ],
)
def test_only_what_would_be_markup_is_escaped(text: str, markdown: str) -> None:
    assert escaped(text) == markdown


@given(text=TEXTS)
def test_any_text_reads_back_as_it_was_written(text: str) -> None:
    words = " ".join("".join(c for c in text if c != "\x00").split())

    for around in ("{}", "- {}", "1. {}", "## {}", "> {}", "**{}**"):
        if words:
            assert words_in(around.format(escaped(text))) == words, around


@given(texts=st.lists(TEXTS, min_size=2, max_size=2))
def test_a_text_in_a_cell_stays_in_its_cell(texts: list[str]) -> None:
    row = " | ".join(map(escaped, texts))
    tokens = READER.parse(f"| a | b |\n| --- | --- |\n| {row} |")

    cells = [each.content for each in tokens if each.type == "inline"][2:]

    assert len(cells) == 2
    for cell, text in zip(cells, texts, strict=True):
        words = " ".join(text.replace("\x00", "").split())
        # Readers of tables take the backslash before a line away themselves.
        assert words_in(cell) == words


@given(text=TEXTS)
def test_no_text_becomes_an_element(text: str) -> None:
    html = READER.render(escaped(text))

    assert html.count("<") == (2 if html else 0)

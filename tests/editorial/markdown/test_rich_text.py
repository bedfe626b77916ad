"""Rich text as Markdown."""

import re
import unicodedata
from html import escape

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from editorial.markdown.pieces import destination
from editorial.markdown.rich_text import rich_text, words_in
from editorial.rich_text import display_html

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
LINK = "https://example.com/a(b)?x=1&amp;y=_z_*"
_BLOCK = re.compile(r"<br\s*/?>|</?(?:p|li|ul|ol|h\d|hr)\b[^>]*>")

TEXTS = st.text(alphabet='ab1 .)-+*_=#>`~[]()<&;!|\\:"“é\xa0', max_size=8).map(escape)


def around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return strategies for elements within a line around others."""
    names = st.sampled_from(["b", "i", "em", "strong", "sup", "sub"])
    elements = st.tuples(names, inner).map(lambda pair: f"<{pair[0]}>{pair[1]}</{pair[0]}>")
    links = inner.map(lambda words: f'<a href="{LINK}">{words}</a>')
    return st.lists(inner | elements | links, max_size=3).map("".join)


LINES = st.recursive(TEXTS | st.just("<br>"), around, max_leaves=5)


def listed(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return strategies for lists whose items begin with words."""
    items = st.lists(inner.map(lambda item: f"<li>{item}</li>"), min_size=1, max_size=3)
    return st.tuples(LINES, st.sampled_from(["ul", "ol"]), items.map("".join)).map(
        lambda parts: f"{parts[0]}<{parts[1]}>{parts[2]}</{parts[1]}>"
    )


BLOCKS = (
    LINES.map(lambda line: f"<p>{line}</p>")
    | LINES.map(lambda line: f"<h3>{line}</h3>")
    | LINES.map(lambda line: f"<h4>{line}</h4>")
    | st.recursive(LINES, listed, max_leaves=4)
    | st.just("<hr>")
)


def words_of(html: str) -> list[str]:
    """Return the words that HTML shows, raised figures as ordinary ones."""
    text = BeautifulSoup(_BLOCK.sub(" ", html), "html.parser").get_text("")
    return unicodedata.normalize("NFKC", text).replace("\u2212", "-").split()


@settings(max_examples=250)
@given(html=st.lists(BLOCKS, max_size=3).map("".join))
def test_rich_text_reads_back_to_the_same_words_and_holds_no_html(html: str) -> None:
    clean = display_html(html, lambda page_id: None)

    markdown = rich_text(clean, 3)

    assert words_of(READER.render(markdown)) == words_of(clean)
    assert markdown == markdown.strip()
    assert not any("html" in token.type for token in READER.parse(markdown))


@given(words=st.text(alphabet="ab1 *_[]()!`\\<&", min_size=1, max_size=8))
def test_links_lead_where_they_led(words: str) -> None:
    html = f'<p>Look! <a href="{LINK}">a{escape(words)}</a> here</p>'

    rendered = BeautifulSoup(READER.render(rich_text(html, 3)), "html.parser")

    assert [link["href"] for link in rendered.find_all("a")] == [
        "https://example.com/a%28b%29?x=1&y=_z_*"
    ]
    assert not rendered.find_all("img")


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("", ""),
        ("<p>Plain &amp; simple.</p><p>Twice.</p>", "Plain & simple.\n\nTwice."),
        ("<p>A <b>bold</b> and <i>slanted</i> word</p>", "A **bold** and *slanted* word"),
        ('<p><a data-guide="peel" href="/p">Peel</a></p>', "[Peel](/p)"),
        ('<p><a data-guide="peel">Peel</a></p>', "Peel"),
        ("<ul><li>One<ul><li>Two</li></ul></li></ul>", "* One\n  * Two"),
        ("<ol><li>One</li><li>Two</li></ol>", "1) One\n2) Two"),
        ("<p>One<br>- two</p>", "One  \n\\- two"),
        ("<p>10<sup>5</sup>, H<sub>2</sub>O, 5<sup>th</sup></p>", "10⁵, H₂O, 5th"),
        ('<p>Wow!<a href="/x">more</a></p>', "Wow\\![more](/x)"),
        ("<h4>Alone</h4><h3>Upper</h3><h4>Lower</h4>", "### Alone\n\n### Upper\n\n#### Lower"),
        # Asterisks could not say which letters are bold.
        ("<p>a<b>.b</b>c</p>", "a.bc"),
    ],
)
def test_elements_become_markup(html: str, markdown: str) -> None:
    assert rich_text(html, 3) == markdown


def test_headings_begin_at_the_level_of_their_place() -> None:
    assert rich_text("<h3>A</h3><h4>B</h4>", 2) == "## A\n\n### B"
    assert rich_text("<h3>A</h3><h4>B</h4>", 6) == "###### A\n\n###### B"


def test_what_is_nested_beyond_reason_keeps_its_words() -> None:
    deep = "<b>" * 3000 + "Words" + "</b>" * 3000

    assert rich_text(f"<p>{deep}</p><p>More</p>", 3) == "Words More"


def test_a_bracket_in_an_address_is_part_of_it() -> None:
    html = '<p>See <a href="/a>b<br>">this <b>page</b></a>.</p>'

    assert rich_text(html, 3) == "See [this **page**](/a%3Eb%3Cbr%3E)."


def test_html_in_markdown_is_no_words() -> None:
    assert words_in("a <b>c</b>\n\n<hr>") == "a c"


def test_a_destination_ends_no_link() -> None:
    assert destination("/a b(c)\\<d>&copy;") == "/a%20b%28c%29%5C%3Cd%3E&amp;copy;"

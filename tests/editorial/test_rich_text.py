"""Rich text as the public sees it: clean, whatever was stored."""

import re
from html import escape
from html.parser import HTMLParser

import nh3
import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from editorial.rich_text import (
    ATTRIBUTES,
    TAGS,
    GuideLink,
    display_html,
    paragraph,
    plain_text,
    without_editor_marks,
)

HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example>",
    '<img src=x onerror="alert(1)">',
    '<embed embedtype="image" id="3" alt="x" format="left">',
    "<embed src=//evil.example>",
    '<a href="javascript:alert(1)">go</a>',
    '<a href="JaVaScRiPt&colon;alert(1)">go</a>',
    '<a href=" &#1;javascript:alert(1)">go</a>',
    '<a href="data:text/html,x">go</a>',
    '<a linktype="page" id="1" onclick="alert(1)">guide</a>',
    '<a linktype="page" id="2">gone</a>',
    '<a linktype="page" id="-1">odd</a>',
    '<a linktype="page" id="²">odd</a>',
    '<a linktype="document" id="1">file</a>',
    '<a linktype href="https://example.com/">bare</a>',
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;<img src=1 onerror=1>'>",
    "<p style='background:url(javascript:1)'>",
    "<iframe srcdoc='<script>1</script>'></iframe>",
    "<!-- comment -->",
    "</p></div>",
    "<a",
    '<p data-block-key="abc12">',
    "<b>",
    "</b>",
    "<ul><li>",
    "<h3>",
    "{{ city }}",
    "&lt;script&gt;",
    "\x00",
]
PAGES = {1: GuideLink("peel", "https://www.example.com/peel/"), 3: GuideLink("laser", None)}
soup = st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=8)), max_size=8).map("".join)


def shown(html: str) -> str:
    return display_html(html, PAGES.get)


class Reader(HTMLParser):
    """Collects every tag, attribute and address as a browser would meet them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(tag, name) for name, _ in attrs}
        self.addresses += [value or "" for name, value in attrs if name == "href"]


@given(soup)
def test_nothing_that_could_run_or_load_is_shown(html: str) -> None:
    reader = Reader()
    reader.feed(shown(html))
    assert reader.tags <= TAGS
    assert reader.attributes <= {
        (tag, name) for tag, names in ATTRIBUTES.items() for name in names
    }
    for address in reader.addresses:
        scheme = re.match(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):", address)
        assert scheme is None or scheme[1].lower() in {"http", "https", "mailto", "tel"}


@given(soup)
def test_showing_what_is_shown_changes_nothing(html: str) -> None:
    once = shown(html)
    assert shown(once) == once


words = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Zs", "Zl", "Zp", "Cn", "Co")), min_size=1
)


@given(st.lists(words, min_size=1, max_size=5))
def test_every_word_of_plain_text_is_kept(texts: list[str]) -> None:
    stored = "".join(paragraph(text) for text in texts)
    assert plain_text(shown(stored)) == " ".join(" ".join(texts).split())


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Some <b>words</b>.</p>", "Some words."),
        ('<p>See <a data-guide="a>b">the peel</a>, or H<sub>2</sub>O</p>', "See the peel, or H2O"),
        ("<p>One</p><ul><li>two</li><li>three</li></ul>", "One two three"),
        ("<p>one<br>two</p><h3>three</h3><p>four</p>", "one two three four"),
        ("<p>1 &lt; 2 &amp; <i>x</i></p>", "1 < 2 & x"),
        ("", ""),
    ],
)
def test_text_flows_over_what_stands_within_a_line(html: str, expected: str) -> None:
    assert plain_text(html) == expected


@given(words, st.sampled_from(["b", "i", "strong", "em", "sup", "sub", "h3", "li", "p"]))
def test_words_within_markup_are_kept(text: str, tag: str) -> None:
    stored = f"<p>Before</p><{tag}>{escape(text)}</{tag}><p>After</p>"
    assert plain_text(shown(stored)).replace(" ", "") == f"Before{text}After".replace(" ", "")


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        ("", ""),
        ("<p></p>", ""),
        ('<p data-block-key="a1"> <br/> </p>', ""),
        (
            '<p><a linktype="page" id="1">Peel</a></p>',
            '<p><a data-guide="peel" href="https://www.example.com/peel/">Peel</a></p>',
        ),
        ('<p><a linktype="page" id="3">Laser</a></p>', '<p><a data-guide="laser">Laser</a></p>'),
        ('<p><a linktype="page" id="2">Gone</a></p>', "<p>Gone</p>"),
        ('<p><a linktype="document" id="1">A <b>file</b></a></p>', "<p>A <b>file</b></p>"),
        ('<p><a href="javascript:alert(1)">Go</a></p>', "<p>Go</p>"),
        (
            '<p><a href="tel:+15550100" rel="x">Call</a></p>',
            '<p><a href="tel:+15550100">Call</a></p>',
        ),
        ('<p>One<embed embedtype="image" id="1"/>two</p>', "<p>Onetwo</p>"),
        ("<p>1 < 2 & 3</p>", "<p>1 &lt; 2 &amp; 3</p>"),
        ("<p>{{ phone }}</p>", "<p>{{ phone }}</p>"),
    ],
)
def test_rich_text_is_shown_like_this(stored: str, expected: str) -> None:
    assert shown(stored) == expected


def test_the_keys_of_the_editor_are_left_out_and_words_about_them_are_not() -> None:
    stored = (
        '<p data-block-key="0mlo6">Say data-block-key="0mlo6" aloud.</p><hr data-block-key="x"/>'
    )
    expected = '<p>Say data-block-key="0mlo6" aloud.</p><hr/>'
    assert without_editor_marks(stored) == expected


WITHIN_A_LINE = ["a", "b", "strong", "i", "em", "sup", "sub"]
pieces = st.sampled_from(
    (
        *(
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<strong>",
            "</em>",
            "<br>",
            '<a href="a>b">',
            "</a>",
            "<ul><li>",
        ),
        *("<!-- x -->", "<script>a</script>", "<", ">", '"', "'", "&"),
        *("&amp;", "&lt;", "&nbsp;", "&#38;lt;", " ", "\n", "words", "é"),
    )
)


@given(st.lists(pieces, max_size=20).map("".join))
@example("<p>One<br>two</p><p>three &lt;b&gt;</p>")
@example("<!-- not read --><p>read</p>")
def test_the_words_of_html_are_those_that_a_parser_finds(html: str) -> None:
    clean = nh3.clean(html)

    parsed = BeautifulSoup(clean, "html.parser")
    for tag in parsed.find_all(WITHIN_A_LINE):
        tag.unwrap()
    parsed.smooth()
    assert plain_text(clean) == " ".join(parsed.get_text(" ").split())

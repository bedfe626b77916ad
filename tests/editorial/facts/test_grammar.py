"""The grammar of facts in copy: what is a token, what is broken, what takes its place."""

import re
from html import unescape
from html.parser import HTMLParser

import nh3
import pytest
from hypothesis import event, example, given
from hypothesis import strategies as st

from editorial.facts.grammar import (
    FALLBACK_LENGTH,
    KEY_LENGTH,
    Problem,
    Reason,
    Token,
    is_key,
    keys_in,
    keys_in_html,
    problems_in,
    substitute,
    substitute_html,
    token_text,
    tokens_in,
)
from editorial.facts.markup import INLINE

VALUES = {
    "city": "Los Angeles",
    "hostile": "<b>Tom & Jerry's</b> {{ city }}",
    "brace": "{",
    "braces": "{{{",
    "number": "0",
}


def value_of(token: Token) -> str:
    return VALUES.get(token.key) or token.fallback or ""


def shown(text: str) -> str:
    return substitute(text, value_of)


def shown_html(html: str) -> str:
    return substitute_html(html, value_of)


def decoded(node: str) -> str:
    """Decode references, with a mark for those to characters that HTML forbids."""
    return unescape(re.sub(r"&#[0-9a-fA-FxX]+;?", lambda each: unescape(each[0]) or "?", node))


class Reader(HTMLParser):
    """Collects text, a line for each block, and attributes as a browser would read them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.attributes: list[str] = []
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [value or "" for _, value in attrs]
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self.text += "\n"


keys = st.from_regex(r"\A[a-z][a-z0-9_]{0,49}\Z")
spaces = st.text(" \t\N{NO-BREAK SPACE}", max_size=2)
plain = st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"]), max_size=12)
fallbacks = st.none() | plain.map(lambda text: " ".join(text.split())).filter(bool)
pieces = st.one_of(
    st.sampled_from(
        [
            *(
                "{{ city }}",
                "{{hostile}}",
                "{{brace}}",
                "{{ braces | x }}",
                "{{ gone | {a} & b }}",
            ),
            *("{", "}", "{{", "}}", "{{{", "}}}", "|", "city", "{{ City }}", "{{ }}", "\n"),
        ]
    ),
    plain,
)
copy = st.lists(pieces, max_size=12).map("".join)
html_pieces = st.one_of(
    pieces,
    st.sampled_from(
        [
            *("<p>", "</p>", "<b>", "</b>", "<i>", "<br/>", "<!-- {{ city }} -->", "<li>"),
            *("&#123;", "&#x7B;", "&#0123", "&lbrace;", "&lcub;", "&#125;", "&rbrace;", "&nbsp;"),
            *("&lt;", "&amp;", "&#1;", "&lt", "&#", "<", ">", '"', "'", "<b", "</"),
            *('<a href="/{{ city }}/&#123;{x">', "<a title='{{ gone | \" }}'>", "</a>"),
        ]
    ),
)
html_copy = st.lists(html_pieces, max_size=12).map("".join)


@given(keys, fallbacks, spaces, spaces)
def test_a_token_is_read_with_any_white_space(
    key: str, fallback: str | None, before: str, after: str
) -> None:
    inside = key if fallback is None else f"{key}{after}|{before}{fallback}"
    text = f"{{{{{before}{inside}{after}}}}}"
    assert tokens_in(f"A {text} b") == [Token(key, fallback, 2, 2 + len(text))]
    assert problems_in(text) == []


@given(keys, fallbacks)
def test_a_token_that_is_written_is_read_back(key: str, fallback: str | None) -> None:
    text = token_text(key, fallback)
    assert tokens_in(text) == [Token(key, fallback, 0, len(text))]


@given(copy)
def test_tokens_stand_where_they_say_and_in_order(text: str) -> None:
    tokens = tokens_in(text)
    ends = 0
    for token in tokens:
        assert ends <= token.start < token.end
        assert re.fullmatch(r"\{\{.*\}\}", text[token.start : token.end], re.DOTALL)
        assert token.key in text[token.start : token.end]
        ends = token.end
    assert keys_in(text) == {token.key for token in tokens}


@given(copy)
def test_problems_stand_where_they_say(text: str) -> None:
    for problem in problems_in(text):
        assert text.startswith(problem.excerpt.removesuffix("…"), problem.position - 1)
        assert problem.excerpt[:1] in {"{", "}"}


@given(copy)
def test_braces_are_parts_of_tokens_or_of_problems(text: str) -> None:
    rest = text
    for token in reversed(tokens_in(text)):
        rest = f"{rest[: token.start]}…{rest[token.end :]}"
    is_broken = "{{" in rest or "}}" in rest or "{…" in rest
    event(f"broken: {is_broken}")
    assert bool(problems_in(text)) is is_broken


@given(copy)
def test_no_opening_braces_are_left(text: str) -> None:
    event(f"tokens: {min(len(tokens_in(text)), 2)}, broken: {bool(problems_in(text))}")
    assert "{{" not in shown(text)


@given(html_copy)
def test_no_opening_braces_are_left_in_html(html: str) -> None:
    event(f"tokens: {min(len(keys_in_html(html)), 2)}")
    result = shown_html(html)
    assert "{{" not in result
    for node in re.split(r"<[^>]*>", result):
        assert "{{" not in decoded(node)


@given(html_copy)
def test_what_a_browser_reads_holds_no_opening_braces(html: str) -> None:
    # Copy is cleaned before it is shown: unfinished tags are not among it.
    clean = nh3.clean(html, link_rel=None)
    result = Reader(shown_html(clean))
    assert "{{" not in result.text
    assert not [value for value in result.attributes if "{{" in value]
    assert len(result.attributes) == len(Reader(clean).attributes)


@given(st.text())
def test_text_without_tokens_stays_as_it_is(text: str) -> None:
    text = text.replace("{{", "")
    assert shown(text) == text


@given(st.lists(html_pieces, max_size=12).map(lambda all_: "".join(all_).replace("{", "")))
def test_html_without_tokens_stays_as_it_is(html: str) -> None:
    html = re.sub(r"&(#0*123|#[xX]0*7[bB]|lbrace|lcub);?", "", html)
    assert shown_html(html) == html


def test_html_with_single_braces_and_odd_references_stays_as_it_is() -> None:
    html = '<p>{a} &amp; {b} &#123;<br>{ &#1; &notit; &lt <b title="{ {">{</b></p>'
    assert shown_html(html) == html


@given(copy)
def test_replacing_once_is_enough(text: str) -> None:
    assert shown(shown(text)) == shown(text)


@given(html_copy)
@example("{{brace}}<b>{{brace}}</b>")
def test_replacing_once_is_enough_in_html(html: str) -> None:
    assert shown_html(shown_html(html)) == shown_html(html)


@given(html_copy)
def test_what_stands_beside_changes_nothing(html: str) -> None:
    # A lone brace in another paragraph keeps the quick way from being taken.
    beside = "<p>{</p>"
    assert shown_html(f"{html}</p>{beside}") == f"{shown_html(f'{html}</p>')}{beside}"


@given(plain, st.text(max_size=20), plain)
def test_a_value_is_escaped_exactly_once(before: str, value: str, after: str) -> None:
    value = value.replace("{", "").replace("\r", "")
    html = substitute_html("<p>{{ x }}</p><p>{{ x }}</p>", lambda _: value)
    escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert html == f"<p>{escaped}</p><p>{escaped}</p>"
    assert substitute(f"{before}{{{{ x }}}}{after}", lambda _: value) == before + value + after


@given(plain.map(lambda text: " ".join(text.split())).filter(bool))
def test_a_fallback_is_escaped_exactly_once(fallback: str) -> None:
    escaped = fallback.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    html = substitute_html(f"<p>{{{{ gone | {escaped} }}}}</p>", value_of)
    assert html == f"<p>{escaped}</p>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>In {{ city }}.</p>", "<p>In Los Angeles.</p>"),
        ("<p>{{ <b>city</b> }}</p>", "<p><b>Los Angeles</b></p>"),
        ("<p>{<i>{ ci</i>ty }}!</p>", "<p><i>Los Angeles</i>!</p>"),
        ("<p>&#123;&lbrace;&nbsp;city }&#125;</p>", "<p>Los Angeles</p>"),
        ("<p>{{ gone | our caf&eacute; &amp; bar }}</p>", "<p>our café &amp; bar</p>"),
        ("<p>{{ hostile }}</p>", "<p>&lt;b&gt;Tom &amp; Jerry's&lt;/b&gt; { city }}</p>"),
        ("<p>{{</p><p>city }}</p>", "<p></p><p>city }}</p>"),
        ("<p>{<b>{{ brace }}</b></p>", "<p><b>{</b></p>"),
        ('<a href="/{{ city }}/x">{{ city }}</a>', '<a href="//x">Los Angeles</a>'),
        ('<a href="/{{ City }}">x</a>', '<a href="/ City ">x</a>'),
        ('<a href="/&#123;{ city }}">x</a>', '<a href="/">x</a>'),
        ("<p>{{ }} {{ City }} {{ city</p>", "<p>   City   city</p>"),
    ],
)
def test_tokens_in_html_become(html: str, expected: str) -> None:
    assert shown_html(html) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In {{ city }}", "In Los Angeles"),
        ("{{city|here}}", "Los Angeles"),
        ("{{ gone | our <front> desk }}", "our <front> desk"),
        ("{{ gone }}!", "!"),
        ("{{ gone | }}!", "!"),
        ("{{ number }}", "0"),
        ("{{ hostile }}", "<b>Tom & Jerry's</b> { city }}"),
        ("{{{ city }}}", "Los Angeles}"),
        ("{ {{ braces }} }", "{ { }"),
        ("{{ City }} {{ }} {{ ci ty", " City     ci ty"),
        ("a }} b", "a }} b"),
    ],
)
def test_tokens_in_plain_text_become(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("Call {{ phone", [Problem(6, "{{ phone", Reason.UNCLOSED)]),
        ("{{ a {{ city }}", [Problem(1, "{{ a {{ city }}", Reason.UNCLOSED)]),
        ("Call phone }}", [Problem(12, "}}", Reason.UNOPENED)]),
        ("{{{ city }}", [Problem(1, "{{{ city }}", Reason.EXTRA_BRACE)]),
        ("{{  }}", [Problem(1, "{{  }}", Reason.EMPTY_KEY)]),
        ("{{ | here }}", [Problem(1, "{{ | here }}", Reason.EMPTY_KEY)]),
        ("{{ City }}", [Problem(1, "{{ City }}", Reason.BAD_KEY)]),
        ("{{ the city }}", [Problem(1, "{{ the city }}", Reason.BAD_KEY)]),
        ("{{ städte }}", [Problem(1, "{{ städte }}", Reason.BAD_KEY)]),
        (
            "{{ city | a\nb }}",
            [Problem(1, "{{ city | a", Reason.UNCLOSED), Problem(15, "}}", Reason.UNOPENED)],
        ),
        ("{{ city | a | b }}", []),
        ("{{ city | {a} }}", []),
        ("{{ " + "a" * KEY_LENGTH + " }}", []),
        ("{{ city | " + "a" * FALLBACK_LENGTH + " }}", []),
    ],
)
def test_what_is_broken_is_told_with_its_place(text: str, problems: list[Problem]) -> None:
    assert problems_in(text) == problems


def test_what_is_too_long_is_told() -> None:
    (problem,) = problems_in("{{ " + "a" * (KEY_LENGTH + 1) + " }}")
    assert problem == Problem(1, "{{ " + "a" * 36 + "…", Reason.KEY_TOO_LONG)
    (problem,) = problems_in("{{ city | " + "b" * (FALLBACK_LENGTH + 1) + " }}")
    assert problem.reason == Reason.FALLBACK_TOO_LONG


def test_keys_are_found_in_the_readable_text_of_html() -> None:
    html = '<p>{{ <b>city</b> }} &#123;{ phone }}</p><a href="{{ email }}">{{ x</a><p>}}</p>'
    assert keys_in_html(html) == {"city", "phone"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("city", True), ("a1_b", True), ("", False), ("City", False), ("1a", False)),
        *(("a-b", False), ("city\n", False)),
        *(("a" * KEY_LENGTH, True), ("a" * (KEY_LENGTH + 1), False)),
    ],
)
def test_keys_look_like_this(text: str, expected: bool) -> None:
    assert is_key(text) is expected

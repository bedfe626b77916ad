"""Excerpts: safe HTML, whose text is a piece of the source."""

import re
from html import escape, unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delivery.search.excerpts import excerpt, marked
from delivery.search.words import folded_words

LONG = "Sun. " * 40 + "After a peel the skin may be red for two days. " + "Rest well. " * 30
TEXTS = st.text(alphabet=st.sampled_from("ab-é <>&'\"…\u0301ß\n"), max_size=400) | st.text()


def values(*words: str) -> dict[str, dict[int, int]]:
    """Return what says of each of these words that it was looked for."""
    return {word: {term: 1} for term, word in enumerate(words)}


def text_of(html: str) -> str:
    """Return the text of an excerpt; fails for any markup but marks that end."""
    text = re.sub(r"<mark>([^<>]*)</mark>", r"\1", html)
    assert not re.search(r"[<>\"']", text), html
    assert escape(unescape(text)) == text, html
    return unescape(text)


@pytest.mark.parametrize(
    ("text", "words", "html"),
    [
        ("A peel, a Peel", ["peel"], "A <mark>peel</mark>, a <mark>Peel</mark>"),
        ("RF-peel", ["rfpeel"], "<mark>RF-peel</mark>"),
        ("RF-peel", ["rf", "rfpeel"], "<mark>RF-peel</mark>"),
        ("RF-peel", ["peel"], "RF-<mark>peel</mark>"),
        ("químico e\u0301te\u0301", ["ete"], "químico <mark>e\u0301te\u0301</mark>"),
        ("<b> & peel's", ["peel", "b"], "&lt;<mark>b</mark>&gt; &amp; <mark>peel</mark>&#x27;s"),
        ("Nothing", ["peel"], "Nothing"),
        ("", ["peel"], ""),
    ],
)
def test_words_are_marked_whole(text: str, words: list[str], html: str) -> None:
    assert marked(text, values(*words)).html == html
    assert excerpt(text, values(*words)).html == html


def test_an_excerpt_shows_where_most_stands_together() -> None:
    shown = excerpt(LONG, values("sun", "skin", "red"), 60).html

    assert shown == (
        "…<mark>Sun</mark>. <mark>Sun</mark>. After a peel the <mark>skin</mark> may be "
        "<mark>red</mark> for two days.…"
    )


def test_without_a_word_an_excerpt_is_the_beginning() -> None:
    assert excerpt(LONG, {}, 12).html == "Sun. Sun.…"


def test_words_that_are_wanted_go_before_all_others() -> None:
    words = values("sun", "skin", "red", "rest")

    assert excerpt(LONG, words, 30).terms == {1, 2}
    assert 3 in excerpt(LONG, words, 30, wanted={3: 1}).terms
    assert 3 in excerpt(LONG, words, 30, wanted={0: 1, 3: 2}).terms
    assert 0 in excerpt(LONG, words, 30, wanted={0: 2, 3: 1}).terms


def test_a_word_longer_than_an_excerpt_is_cut() -> None:
    shown = excerpt("a" * 100 + " b", values("a" * 100), 10)

    assert shown == (f"<mark>{'a' * 10}</mark>…", {0})


@given(TEXTS, st.integers(1, 60), st.data())
def test_an_excerpt_is_safe_and_a_piece_of_the_text(
    text: str, length: int, data: st.DataObject
) -> None:
    words = folded_words(text)
    chosen = data.draw(st.lists(st.sampled_from(words), max_size=3)) if words else []

    shown = text_of(excerpt(text, values(*chosen), length).html)

    pieces = {shown, shown.removeprefix("…"), shown.removesuffix("…"), shown[1:-1]}
    assert any(piece in text for piece in pieces)
    assert len(shown) <= length + 2
    assert text_of(marked(text, values(*chosen)).html) == text


@given(TEXTS, st.integers(1, 60), st.data())
def test_what_was_found_is_marked(text: str, length: int, data: st.DataObject) -> None:
    words = folded_words(text)
    if words:
        word = data.draw(st.sampled_from(words))

        for shown in (excerpt(text, values(word), length), marked(text, values(word))):
            assert "<mark>" in shown.html
            assert shown.terms == {0}

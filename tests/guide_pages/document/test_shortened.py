"""Descriptions for search engines, cut to length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide_pages.document.make import DESCRIPTION_LENGTH, shortened

sentences = st.text(st.sampled_from("abc ,.–-é"), max_size=400).map(lambda text: text.strip())


@given(sentences, st.integers(5, 200))
def test_a_shortened_text_is_a_beginning_of_it_and_fits(text: str, length: int) -> None:
    short = shortened(text, length)
    assert len(short) <= length
    if len(text) <= length:
        assert short == text
    else:
        assert short.endswith("…")
        assert text.startswith(short[:-1])


@given(st.lists(st.text(st.sampled_from("abcé"), min_size=1, max_size=9), min_size=1))
def test_no_word_is_cut_when_the_first_one_fits(words: list[str]) -> None:
    short = shortened(" ".join(words), 20).removesuffix("…")
    assert short.split() == words[: len(short.split())]


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("Fine channels in the skin.", 26, "Fine channels in the skin."),
        ("Fine channels, in the skin.", 16, "Fine channels…"),
        ("Fine channels – in the skin.", 17, "Fine channels…"),
        ("Microneedling", 6, "Micro…"),
        ("", 10, ""),
    ],
)
def test_a_text_is_cut_after_a_whole_word(text: str, length: int, expected: str) -> None:
    assert shortened(text, length) == expected


def test_search_engines_get_no_more_than_they_show() -> None:
    assert len(shortened("word " * 100)) <= DESCRIPTION_LENGTH

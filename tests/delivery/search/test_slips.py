"""How far words may be apart: a table, and what holds for all of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delivery.search.slips import slips_between

WORDS = st.text(alphabet="abcl1é", max_size=12)


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("peel", "peel", 0),
        ("peel", "pel", None),
        ("pel", "pal", None),
        ("peel", "peal", 1),
        ("peel", "pele", 1),
        ("peel", "peeels", None),
        ("peel", "feel", None),
        ("facial", "facail", 1),
        ("facial", "fcail", None),
        ("injection", "inyecton", 2),
        ("microneedling", "micronedling", 1),
        ("microneedling", "mikronedling", 2),
        ("microneedling", "nicroneedling", 2),
        ("microneedling", "mikronedlin", None),
        ("90028", "90029", None),
        ("covid19", "covid18", None),
        ("", "", None),
    ],
)
def test_words_are_so_many_slips_apart(one: str, other: str, slips: int | None) -> None:
    assert slips_between(one, other) == slips


@given(WORDS, WORDS)
def test_it_does_not_matter_which_word_was_looked_for(one: str, other: str) -> None:
    assert slips_between(one, other) == slips_between(other, one)


@given(WORDS, WORDS)
def test_short_words_and_figures_are_never_taken_for_others(one: str, other: str) -> None:
    if min(len(one), len(other)) < 4 or "1" in one + other:
        assert slips_between(one, other) is None

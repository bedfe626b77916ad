"""Which written words a word stands for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delivery.search.stems import LANGUAGES, stem
from delivery.search.vocabulary import Likeness, Vocabulary

SAME, FORM, BEGUN = Likeness.SAME, Likeness.FORM, Likeness.BEGUN
INSIDE, DERIVED = Likeness.INSIDE, Likeness.DERIVED
SLIP, TWO_SLIPS = Likeness.SLIP, Likeness.TWO_SLIPS
WRITTEN = ["a", "acne", "as", "is", "microneedling", "needle", "peel", "scar", "scarring", "1"]
CARE = ["allergy", "infection", "injection", "medical", "medicines", "number", "treatment"]
WORD = st.text(alphabet="aelnps1", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("term", "likes"),
    [
        ("acne", {"acne": SAME}),
        ("scar", {"scar": SAME, "scarring": FORM}),
        ("scars", {"scar": FORM, "scarring": FORM}),
        ("sca", {"scar": BEGUN, "scarring": BEGUN}),
        ("micro", {"microneedling": BEGUN}),
        ("needling", {"microneedling": INSIDE, "needle": FORM}),
        ("needl", {"microneedling": INSIDE, "needle": FORM}),
        ("peels", {"peel": FORM}),
        ("needles", {"needle": FORM}),
        ("a", {"a": SAME}),
        ("peal", {}),
        ("s", {}),
        ("ac", {}),
        ("pel", {}),
        ("mikro", {}),
        ("12", {}),
        ("elephant", {}),
    ],
)
def test_a_word_stands_for_these(term: str, likes: dict[str, Likeness]) -> None:
    assert Vocabulary(WRITTEN, "en").like(term) == likes


@pytest.mark.parametrize(
    ("term", "likes"),
    [
        ("medications", {"medical": FORM, "medicines": DERIVED}),
        ("allergic", {"allergy": DERIVED}),
        ("treated", {"treatment": DERIVED}),
        ("treat", {"treatment": BEGUN}),
        ("treatments", {"treatment": FORM}),
        ("numbing", {}),
    ],
)
def test_a_word_stands_for_what_begins_with_its_stem(
    term: str, likes: dict[str, Likeness]
) -> None:
    assert Vocabulary(CARE, "en").like(term) == likes


@pytest.mark.parametrize(
    ("term", "likes"),
    [
        ("s", {"scar": BEGUN, "scarring": BEGUN}),
        ("ac", {"acne": BEGUN}),
        ("a", {"a": SAME}),
        ("xq", {}),
        ("mikro", {}),
    ],
)
def test_the_last_word_may_be_half_typed(term: str, likes: dict[str, Likeness]) -> None:
    assert Vocabulary(WRITTEN, "en").like(term, is_last=True) == likes


@pytest.mark.parametrize(
    ("term", "slips"),
    [
        ("peal", {"peel": SLIP}),
        ("mikronedling", {"microneedling": TWO_SLIPS}),
        ("mikro", {}),
        ("12", {}),
        ("elephant", {}),
    ],
)
def test_a_word_may_be_a_slip_of_these(term: str, slips: dict[str, Likeness]) -> None:
    assert Vocabulary(WRITTEN, "en").slips(term) == slips


def test_of_slips_those_with_fewest_count() -> None:
    vocabulary = Vocabulary(CARE, "en")

    assert vocabulary.slips("infecton") == {"infection": SLIP}
    assert vocabulary.slips("imfecton") == {"infection": TWO_SLIPS}
    assert vocabulary.slips("inyecton") == {"infection": TWO_SLIPS, "injection": TWO_SLIPS}


@pytest.mark.parametrize(
    ("term", "slips"),
    [
        ("mikro", {"microneedling": SLIP}),
        ("mirco", {"microneedling": SLIP}),
        ("micrnee", {"microneedling": SLIP}),
        ("miicron", {"microneedling": SLIP}),
        ("peal", {"peel": SLIP}),
        ("xq", {}),
    ],
)
def test_a_beginning_may_have_slips_where_that_is_asked_for(
    term: str, slips: dict[str, Likeness]
) -> None:
    assert Vocabulary(WRITTEN, "en").slips(term, begun=True) == slips


def test_forms_are_those_of_the_language() -> None:
    words = ["quimico", "quimica"]

    assert Vocabulary(words, "es").like("quimica") == {"quimico": FORM, "quimica": SAME}
    assert Vocabulary(words, "en").like("quimica") == {"quimica": SAME}


@pytest.mark.parametrize("locale", [*LANGUAGES, "en-gb", "pt-BR", "zh-hans", "xx", ""])
def test_every_language_has_stems_or_none(locale: str) -> None:
    assert stem("treatments", locale)


@given(st.lists(WORD), WORD, st.booleans())
def test_whatever_is_like_a_word_is_written(words: list[str], term: str, is_last: bool) -> None:
    vocabulary = Vocabulary(words, "en")
    likes = vocabulary.like(term, is_last=is_last)

    assert likes.keys() | vocabulary.slips(term, begun=is_last).keys() <= set(words)
    assert (likes.get(term) is SAME) == (term in words)


@given(WORD, WORD)
def test_two_words_are_slips_of_each_other_or_neither_is(one: str, other: str) -> None:
    there = Vocabulary([one], "en").slips(other).get(one)
    back = Vocabulary([other], "en").slips(one).get(other)

    assert there == back

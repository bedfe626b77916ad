"""Words are the same in any case, with or without accents, in any script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delivery.search.words import folded, folded_words, plain_words, words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Does it hurt?", ["does", "it", "hurt"]),
        ("PEELING químico", ["peeling", "quimico"]),
        ("e\u0301te\u0301", ["ete"]),
        ("Größe, œuvre, Øre", ["grosse", "oeuvre", "ore"]),
        ("l’acné d'été", ["l", "acne", "d", "ete"]),
        ("RF-microneedling", ["rf", "microneedling", "rfmicroneedling"]),
        ("micro\u00adneedling", ["micro", "needling", "microneedling"]),
        ("30–60 minutes, $1,000", ["30", "60", "minutes", "1", "000"]),
        ("snake_case", ["snake", "case"]),
        ("Botox® · ﬁne", ["botox", "fine"]),
        ("кожа", ["kozha"]),
        ("皮肤", ["pifu"]),
        ("हिन्दी", ["hindi"]),
        ("", []),
        ("– … 💉 !", []),
    ],
)
def test_a_text_has_these_words(text: str, words: list[str]) -> None:
    assert folded_words(text) == words


@pytest.mark.parametrize(
    "text",
    ["a" + "\u0301" * 50_000 + " x-y", "é" * 100_000 + " x-y", "a-" * 50_000, "é-" * 50_000],
)
def test_the_strangest_text_is_read_at_once(text: str) -> None:
    assert folded_words(text)
    assert sum(1 for _ in words_in(text)) == len(folded_words(text))


@given(st.text())
def test_every_word_stands_where_it_is_said_to(text: str) -> None:
    words = list(words_in(text))

    assert [word.folded for word in words] == folded_words(text)
    for word in words:
        assert 0 <= word.start < word.end <= len(text)
        assert "".join(plain_words(text[word.start : word.end])) == word.folded


@given(st.text())
def test_folding_is_done_once_and_for_all(text: str) -> None:
    for word in plain_words(text):
        assert word
        assert folded(word) == word


@given(st.text(alphabet=st.characters(max_codepoint=0x24F)))
def test_case_makes_no_other_word(text: str) -> None:
    assert plain_words(text.lower()) == plain_words(text)

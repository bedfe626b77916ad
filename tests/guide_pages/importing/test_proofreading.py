"""What a careful reader marks in the copy."""

import pytest

from guide_pages.importing.reading.outline import unformatted
from guide_pages.importing.understanding.proofreading import proofread


def kinds(*lines: str) -> list[tuple[int, str]]:
    texts = [unformatted(text, line=number) for number, text in enumerate(lines, 1)]
    return [(doubt.line, doubt.kind) for doubt in proofread(texts)]


@pytest.mark.parametrize(
    "text",
    ["It needs little downtime.By learning more", "Is it sore?Most say no.", "”Yes.”He said"],
)
def test_glued_sentences_are_reported(text: str) -> None:
    assert kinds(text) == [(1, "glued_sentences")]


@pytest.mark.parametrize(
    "text",
    [
        "See www.Example.Com or write to Jo.Doe@Clinic.Org today.",
        "It takes 1.5 hours, e.g. on the face.",
        "A U.S. device. It is new.",
        "Read https://example.com/A.Page first.",
    ],
)
def test_points_inside_addresses_and_abbreviations_are_not(text: str) -> None:
    assert kinds(text) == []


def test_a_glued_sentence_is_reported_with_its_own_line() -> None:
    assert kinds("Fine.", "one\ntwo is here.And three") == [(3, "glued_sentences")]


@pytest.mark.parametrize(
    "text",
    [
        "Thinking about microneedling los angeles, you may ask",
        "The best peel in Manchester",
        "Peels near me",
        "Our clinic in Springfield is open",
        "Book a session in Bath today",
        "People in New York like it",
    ],
)
def test_a_place_in_shared_copy_is_reported(text: str) -> None:
    assert kinds(text) == [(1, "place_name")]


@pytest.mark.parametrize(
    "text",
    [
        "Reading this guide in a warm bath is nice.",
        "Results in Summary",
        "Rich in Vitamin C",
        "In March, sun gets stronger.",
        "Stay mobile and bend your knees.",
    ],
)
def test_words_that_only_look_like_places_are_not(text: str) -> None:
    assert kinds(text) == []


def test_mixed_spelling_is_one_doubt_with_the_lines_of_both() -> None:
    texts = [unformatted("Use moisturiser.", line=3), unformatted("The color fades.", line=8)]
    (doubt,) = proofread(texts)
    assert (doubt.line, doubt.kind) == (3, "mixed_spelling")
    assert "“moisturiser” (line 3)" in doubt.message
    assert "“color” (line 8)" in doubt.message


@pytest.mark.parametrize(
    "text", ["Moisturise, colour, centre.", "Moisturize, color, center.", "A specialist in color."]
)
def test_one_spelling_throughout_is_no_doubt(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize("text", ["<script>x</script>", "{% include %}", "a <b>word</b>"])
def test_code_is_reported_because_readers_will_see_it(text: str) -> None:
    assert kinds(text) == [(1, "code_as_text")]


def test_less_than_signs_are_no_code() -> None:
    assert kinds("Skin types < 3 and > 5, {{ city }}") == []

"""Differences that a person can read."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinics.resolution.comparison import Kind, Run, differences, html_differences

_texts = st.lists(
    st.sampled_from(["red", "the skin", ",", " ", "\n", "{{ city }}", "1,200", "it's", "."])
).map("".join) | st.text(max_size=40)


def written(runs: list[Run]) -> str:
    """Write runs with ``[-…-]`` around what is removed and ``{+…+}`` around what is added."""
    marks = {Kind.SAME: "{}", Kind.REMOVED: "[-{}-]", Kind.ADDED: "{{+{}+}}"}
    return "".join(marks[run.kind].format(run.text) for run in runs)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", ""),
        ("The same.", "The same.", "The same."),
        ("", "All new.", "{+All new.+}"),
        ("All gone.", "", "[-All gone.-]"),
        ("Redness for a day.", "Redness for two days.", "Redness for [-a day-]{+two days+}."),
        ("Lasts 1,200 days", "Lasts 1,300 days", "Lasts [-1,200-]{+1,300+} days"),
        ("Call us.", "Call {{ phone | us }}.", "Call [-us-]{+{{ phone | us }}+}."),
        ("Avoid the sun.", "Avoid the sun, please.", "Avoid the sun{+, please+}."),
        ("Don't rub it", "Do not rub it", "[-Don't-]{+Do not+} rub it"),
        ("one two three", "one three", "one [-two -]three"),
        ("At 9:30 today", "At 9:45 today", "At [-9:30-]{+9:45+} today"),
        # What moves keeps its words, however few stand around it.
        ("the we", "we may", "[-the -]we{+ may+}"),
        # Only space joins what has been replaced: a word that stays keeps it apart.
        ("may we we", "red we the", "[-may-]{+red+} we [-we-]{+the+}"),
    ],
)
def test_differences_are_in_whole_words(before: str, after: str, expected: str) -> None:
    assert written(differences(before=before, after=after)) == expected


def test_html_is_compared_as_its_reader_sees_it() -> None:
    before = "<p>Some <b>red</b>ness &amp; heat.</p><ul><li>Rest</li></ul>"
    after = "<p><i>Some</i> redness &amp; warmth.</p><p>Rest</p>"

    assert (
        written(html_differences(before=before, after=after))
        == "Some redness & [-heat-]{+warmth+}.\nRest"
    )


@given(_texts, _texts)
def test_the_runs_make_up_both_texts(before: str, after: str) -> None:
    runs = differences(before=before, after=after)

    assert "".join(run.text for run in runs if run.kind is not Kind.ADDED) == before
    assert "".join(run.text for run in runs if run.kind is not Kind.REMOVED) == after
    assert all(run.text for run in runs)
    assert all(one.kind is not two.kind for one, two in pairwise(runs))


@given(_texts)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert differences(before=text, after=text) == ([Run(Kind.SAME, text)] if text else [])


def test_long_texts_full_of_the_same_words_are_compared_at_once() -> None:
    sentences = [f"Sentence {number} of the text." for number in range(800)]
    edited = [each.replace("9 ", "nine ") for each in sentences]

    runs = differences(before=" ".join(sentences), after=" ".join(edited))

    changed = [number for number in range(800) if number % 10 == 9]
    assert [run.text for run in runs if run.kind is Kind.REMOVED] == list(map(str, changed))
    assert len(runs) == 3 * len(changed) + 1


def test_a_long_text_of_one_word_still_has_its_beginning_and_its_end_in_common() -> None:
    before = "again " * 300

    assert differences(before=before, after=before) == [Run(Kind.SAME, before)]
    assert [run.kind for run in differences(before=before, after=before + "now")] == [
        Kind.SAME,
        Kind.ADDED,
    ]

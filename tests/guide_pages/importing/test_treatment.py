"""Figures of a treatment are read from sentences that say them outright, and from no others."""

import pytest

from guide_pages.importing.reading.outline import unformatted
from guide_pages.importing.understanding.treatment import Passage, treatment_of
from guide_pages.roles import Role


def figures(*sentences: str, above: str = "", role: Role = Role.OTHER) -> dict[str, str]:
    passages = [Passage(unformatted(s, line=n), role, above) for n, s in enumerate(sentences, 1)]
    treatment, _ = treatment_of(passages)
    return {figure.name: figure.written for figure in treatment.figures}


@pytest.mark.parametrize(
    ("sentence", "minutes"),
    [
        ("The session usually takes about 30 to 60 minutes.", "30–60"),
        ("Each session lasts an hour.", "60"),
        ("A typical session takes half an hour.", "30"),
        ("A session takes an hour and a half.", "90"),
        ("The treatment takes 30 minutes to an hour.", "30–60"),
        ("Allow 1-2 hours for your appointment.", "60–120"),
        ("A 45-minute session is typical.", "45"),
        ("Forty-five minutes per session is usual.", "45"),
        ("Session length: 30–60 minutes", "30–60"),
        ("A visit takes up to 40 mins.", "up to 40"),
        ("It takes around twenty minutes.", "20"),
        ("The appointment lasts 45 mins. Numbing is extra.", "45"),
    ],
)
def test_the_length_of_a_session(sentence: str, minutes: str) -> None:
    assert figures(sentence) == {"session_minutes": minutes}


@pytest.mark.parametrize(
    ("sentence", "sessions"),
    [
        ("Many people begin with 3 to 6 treatments spaced a few weeks apart.", "3–6"),
        ("Most people need three to six sessions, four weeks apart.", "3–6"),
        ("A course of four treatments is typical.", "4"),
        ("Six to eight sessions are usually recommended.", "6–8"),
        ("We suggest between 2 and 4 monthly sessions.", "2–4"),
        ("Plan at least 3 sessions.", "at least 3"),
        ("Most people plan 3 to 5 peels.", "3–5"),
    ],
)
def test_the_number_of_sessions(sentence: str, sessions: str) -> None:
    assert figures(sentence) == {"sessions": sessions}


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Minor redness or tightness may last 1–3 days.", "1–3"),
        ("These effects usually go away in a day or two.", "1–2"),
        ("Redness fades within 24 to 48 hours.", "1–2"),
        ("Recovery takes two weeks.", "14"),
        ("There is 3-5 days of downtime.", "3–5"),
        ("Expect 3 to 5 days of peeling.", "3–5"),
        ("Downtime: up to 3 days", "up to 3"),
    ],
)
def test_the_days_of_recovery(sentence: str, days: str) -> None:
    assert figures(sentence) == {"recovery_days": days}


@pytest.mark.parametrize(
    "sentence",
    [
        "You may see a natural glow within a few days of your first treatment.",
        "You may see a glow within 3 days of your first treatment.",
        "Skip strong exfoliants or retinol for 3 days.",
        "Avoid exercise for 24 hours.",
        "A numbing cream is left on for 30 minutes.",
        "Wait 20 minutes before applying makeup.",
        "Before treatment, we cleanse for 5 minutes.",
        "After 3 treatments you may see a change.",
        "Sessions are spaced 4 to 6 weeks apart.",
        "One maintenance session a year keeps the effect.",
        "We combine two treatments on one day.",
        "Most people need a visit now and then.",
        "If redness lasts longer than 5 days, call us.",
        "Call us if redness gets worse after three days.",
        "Scars fade in 6 weeks.",
        "Skin cells renew every 28 days.",
        "Our clinic opened 12 years ago.",
        "A session takes 5000 minutes.",
    ],
)
def test_figures_about_something_else_are_not_taken(sentence: str) -> None:
    assert figures(sentence) == {}


def test_one_sentence_may_say_two_figures() -> None:
    assert figures("We plan two 30-minute sessions.") == {"sessions": "2", "session_minutes": "30"}


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        ("How long does a session take?", "About 45 minutes.", {"session_minutes": "45"}),
        ("How many sessions will I need?", "Three to six, for most people.", {"sessions": "3–6"}),
        ("How long is the recovery?", "About 3 days.", {"recovery_days": "3"}),
    ],
)
def test_a_short_answer_is_understood_by_its_question(
    question: str, answer: str, expected: dict[str, str]
) -> None:
    assert figures(answer, above=question) == expected


def test_digits_go_before_words_and_the_contradiction_names_both_lines() -> None:
    passages = [
        Passage(unformatted("Redness goes away in a day or two.", line=21), Role.AFTERCARE, ""),
        Passage(unformatted("Redness may last 1–3 days.", line=39), Role.OTHER, ""),
    ]
    treatment, (doubt,) = treatment_of(passages)
    assert treatment.recovery_days is not None
    assert (treatment.recovery_days.minimum, treatment.recovery_days.maximum) == (1, 3)
    assert treatment.recovery_days.line == 39
    assert (doubt.line, doubt.kind) == (39, "contradictory_figures")
    assert "line 39 says 1–3" in doubt.message
    assert "line 21 says 1–2" in doubt.message


def test_of_figures_in_digits_the_wider_goes_first() -> None:
    assert figures("Redness lasts 2 days.", "Redness lasts 1 to 5 days.") == {
        "recovery_days": "1–5"
    }


def test_the_same_figure_twice_is_no_contradiction() -> None:
    passages = [
        Passage(unformatted(text, line=1), Role.OTHER, "")
        for text in ("Redness lasts 1–3 days.", "Redness lasts one to three days.")
    ]
    assert treatment_of(passages)[1] == []


@pytest.mark.parametrize(
    "sentence",
    ["A session takes 2 hours.", "Sessions take 2 hours.", "Allow 2 hours for your treatment."],
)
def test_under_side_effects_the_length_of_a_session_is_no_recovery(sentence: str) -> None:
    copy = f"Redness may occur. {sentence}"
    assert figures(copy, above="Side Effects", role=Role.RISKS) == {"session_minutes": "120"}


def test_recovery_and_the_length_of_a_session_stand_side_by_side() -> None:
    copy = "Redness lasts 24 to 48 hours. Sessions take 1 hour."
    passage = Passage(unformatted(copy, line=1), Role.RISKS, "Side Effects")
    treatment, doubts = treatment_of([passage])
    assert {figure.name: figure.written for figure in treatment.figures} == {
        "session_minutes": "60",
        "recovery_days": "1–2",
    }
    assert doubts == []


def test_redness_elsewhere_in_the_sentence_makes_a_session_no_recovery() -> None:
    assert figures("A session takes 2 hours and redness may follow.") == {"session_minutes": "120"}


@pytest.mark.parametrize(
    "sentence",
    [
        "About 3 days after treatment.",
        "After your session it takes 3 days.",
        "The skin may peel for 3 days.",
        "After treatment it takes 3 days for redness to fade.",
        "The treatment area takes 3 days.",
        "The procedure has 3 days of downtime.",
        "A session is quick, but redness lasts 3 days.",
    ],
)
def test_days_after_a_treatment_are_recovery_under_a_heading_that_says_so(sentence: str) -> None:
    assert figures(sentence, above="Side Effects") == {"recovery_days": "3"}

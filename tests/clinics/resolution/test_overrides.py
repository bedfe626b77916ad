"""Texts and figures: the nearest location that says something wins."""

from typing import Any

import pytest

from clinics.resolution.layers import Layer
from clinics.resolution.resolve import resolve
from tests.clinics.resolution.guides_and_layers import CLINIC, GROUP, REGION, guide

NAMES = ["title", "summary", "seo_title", "seo_description"]


@pytest.mark.parametrize("name", NAMES)
def test_the_nearest_text_wins(name: str) -> None:
    layers = [Layer(REGION, texts={name: "region"}), Layer(CLINIC, texts={name: "clinic"})]

    assert getattr(resolve(guide(), layers).copy, name) == "clinic"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("empty", ["", "  "])
def test_an_empty_text_leaves_the_one_from_above(name: str, empty: str) -> None:
    layers = [Layer(REGION, texts={name: "region"}), Layer(CLINIC, texts={name: empty})]

    assert getattr(resolve(guide(), layers).copy, name) == "region"


def test_a_summary_of_empty_paragraphs_leaves_the_one_from_above() -> None:
    layer = Layer(CLINIC, texts={"summary": "<p> </p><p></p>"})

    assert resolve(guide(), [layer]).copy.summary == "<p>Summary</p>"


def test_other_names_change_nothing() -> None:
    assert resolve(guide(), [Layer(CLINIC, texts={"body": "no"})]).copy == guide()


def test_the_nearest_figure_wins_and_the_others_stay() -> None:
    layers = [
        Layer(
            REGION,
            treatment={"sessions": {"min": 1, "max": 2}, "recovery_days": {"min": 0, "max": 0}},
        ),
        Layer(CLINIC, treatment={"sessions": {"min": 3, "max": 6}}),
    ]

    assert resolve(guide(), layers).copy.treatment == {
        "session_minutes": None,
        "sessions": {"min": 3, "max": 6},
        "recovery_days": {"min": 0, "max": 0},
    }


@pytest.mark.parametrize("figure", [None, {}, {"min": None, "max": None}, {"min": 2, "max": None}])
def test_a_figure_that_is_not_complete_leaves_the_one_from_above(figure: Any) -> None:
    layers = [
        Layer(REGION, treatment={"sessions": {"min": 1, "max": 2}}),
        Layer(CLINIC, treatment={"sessions": figure}),
    ]

    assert resolve(guide(), layers).copy.treatment["sessions"] == {"min": 1, "max": 2}


def test_each_text_and_figure_says_which_layer_wrote_it_and_others_are_shared() -> None:
    layers = [
        Layer(GROUP, texts={"title": "group", "summary": "<p>group</p>"}),
        Layer(
            REGION,
            texts={"title": "region", "seo_title": " "},
            treatment={"sessions": {"min": 1, "max": 2}},
        ),
        Layer(CLINIC, treatment={"sessions": None, "recovery_days": {"min": 0, "max": 0}}),
    ]

    assert resolve(guide(), layers).origins == {
        "title": REGION,
        "summary": GROUP,
        "sessions": REGION,
        "recovery_days": CLINIC,
    }
    assert resolve(guide(), []).origins == {}

"""What the templates ask of documents, in words and attributes."""

import pytest

from editorial.document import FocalPointDocument, ImageDocument, RenditionDocument
from guide_pages.document.models import Range, Treatment
from guide_pages.templatetags.guides import figures, html
from guide_pages.templatetags.pictures import object_position, ordinary, srcset


def an_image_document(*widths: int, point: FocalPointDocument | None = None) -> ImageDocument:
    renditions = [
        RenditionDocument(url=f"/media/a, {width}.webp", width=width, height=width, format="webp")
        for width in widths
    ]
    return ImageDocument(
        id=1,
        title="",
        alt="",
        decorative=True,
        width=2000,
        height=2000,
        focal_point=point,
        renditions=renditions,
        on_demand=None,
    )


def test_figures_are_said_in_words() -> None:
    treatment = Treatment(
        session_minutes=Range(min=30, max=60),
        sessions=Range(min=1, max=1),
        recovery_days=Range(min=0, max=2),
    )

    assert [(each.label, each.text) for each in figures(treatment)] == [
        ("One session", "30–60 minutes"),
        ("Usual course", "1 session"),
        ("Recovery", "0–2 days"),
    ]


def test_unknown_figures_are_left_out() -> None:
    assert figures(Treatment(session_minutes=None, sessions=None, recovery_days=None)) == []


@pytest.mark.parametrize(
    ("copy", "level", "expected"),
    [
        ("<h3>A</h3><h4>B</h4>", 3, "<h3>A</h3><h4>B</h4>"),
        ("<h4>A</h4><h3>B</h3><h4>C</h4>", 3, "<h3>A</h3><h3>B</h3><h4>C</h4>"),
        ("<h3>A</h3><h4>B</h4>", 4, "<h4>A</h4><h5>B</h5>"),
        ("<h3>A</h3><p>B</p>", 2, "<h2>A</h2><p>B</p>"),
        ("<p>No heading</p>", 3, "<p>No heading</p>"),
    ],
)
def test_headings_begin_where_they_stand_and_skip_no_level(
    copy: str, level: int, expected: str
) -> None:
    assert html(copy, level) == expected


def test_every_copy_of_an_image_is_offered_with_its_width() -> None:
    assert srcset(an_image_document(320, 640)) == (
        "/media/a%2C%20320.webp 320w, /media/a%2C%20640.webp 640w"
    )


@pytest.mark.parametrize(("widths", "width"), [((320, 960, 1280), 960), ((320, 640), 640)])
def test_an_ordinary_copy_is_wide_enough_or_the_widest(
    widths: tuple[int, ...], width: int
) -> None:
    copy = ordinary(an_image_document(*widths))

    assert copy is not None
    assert copy.width == width


def test_an_image_without_copies_has_no_ordinary_one() -> None:
    assert ordinary(an_image_document()) is None


def test_a_cropped_image_keeps_its_focal_point() -> None:
    point = FocalPointDocument(x=0.25, y=0.9)

    assert object_position(an_image_document(320, point=point)) == "25% 90%"
    assert object_position(an_image_document(320)) == "50% 50%"

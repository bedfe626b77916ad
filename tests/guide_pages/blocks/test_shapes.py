"""What blocks say, whether they were stored before a type gained a field or after."""

from typing import Any

import pytest
from wagtail import blocks
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from guide_pages.blocks.shape import Shape, said
from guide_pages.shapes import body_shapes, shape_of
from guide_pages.statements import raw_value
from tests.guide_pages.rendering.full_guide import every_block

STYLES = [("plain", "Plain"), ("grand", "Grand")]


class Offer(blocks.StructBlock):
    """A type as it was."""

    label = blocks.CharBlock()
    items = blocks.ListBlock(blocks.StructBlock([("text", blocks.CharBlock())]))


class GrownOffer(Offer):
    """The same type with fields of every kind that it has gained since."""

    style = blocks.ChoiceBlock(choices=STYLES, default="plain")
    note = blocks.CharBlock(required=False)
    words = blocks.RichTextBlock(required=False)
    loud = blocks.BooleanBlock(required=False, default=False)
    image = ImageBlock(required=False)
    more = blocks.ListBlock(blocks.CharBlock(), required=False)
    price = blocks.StructBlock([("unit", blocks.CharBlock(default="session"))])
    items = blocks.ListBlock(
        blocks.StructBlock(
            [("text", blocks.CharBlock()), ("kind", blocks.ChoiceBlock(STYLES, default="plain"))]
        )
    )


BEFORE, AFTER = shape_of(Offer()), shape_of(GrownOffer())
STORED = {"label": "Free of charge", "items": [{"text": "One"}, {"text": "Two"}]}


def stored_again(**changes: Any) -> Any:
    """Return the offer as the grown type stores it."""
    grown = GrownOffer()
    return {**raw_value(grown.get_prep_value(grown.to_python(STORED))), **changes}


def test_a_block_says_the_same_before_and_after_its_type_has_gained_fields() -> None:
    again = stored_again()
    assert again.keys() == GrownOffer().child_blocks.keys()
    assert said(STORED, BEFORE) == said(STORED, AFTER) == said(again, AFTER) == STORED


@pytest.mark.parametrize(
    "filled_in",
    [
        {"style": "grand"},
        {"style": ""},
        {"note": "Only today"},
        {"words": "<p>Only today</p>"},
        {"loud": True},
        {"image": {"image": 5, "alt_text": "", "decorative": True}},
        {"more": [""] * 2 + ["Three"]},
        {"price": {"unit": "hour"}},
        {"price": {"unit": ""}},
        {"items": [{"text": "One", "kind": "grand"}, {"text": "Two", "kind": "plain"}]},
        {"items": [{"text": "One"}]},
    ],
)
def test_whatever_is_filled_in_says_something_else(filled_in: dict[str, Any]) -> None:
    assert said(stored_again(**filled_in), AFTER) != STORED


@pytest.mark.parametrize("nothing", [None, "", [], [""], [None], {}])
def test_nothing_is_said_in_several_ways(nothing: Any) -> None:
    assert said(stored_again(note=nothing, more=nothing), AFTER) == STORED


def test_a_field_that_a_type_has_lost_says_nothing() -> None:
    assert said({**STORED, "lost": "once"}, BEFORE) == STORED


def test_what_has_no_shape_is_said_as_it_is_stored() -> None:
    assert said({"any": None}, None) == {"any": None}
    assert said([None, ""], Shape()) == [None, ""]
    assert said("text", BEFORE) == "text"


def test_a_shape_knows_choices_and_images() -> None:
    assert AFTER.fields is not None
    assert AFTER.fields["style"] == Shape(default="plain", choices=dict(STYLES))
    assert shape_of(ImageChooserBlock()).is_image
    assert not AFTER.fields["note"].is_image


@pytest.mark.django_db
def test_every_block_of_a_guide_says_all_that_differs_from_an_empty_one() -> None:
    shapes = body_shapes()
    for block in every_block():
        statement = said(raw_value(block["value"]), shapes[block["type"]])
        assert statement != {}
        assert said(statement, shapes[block["type"]]) == statement

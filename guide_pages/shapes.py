"""The shapes of blocks, from their definitions in the admin."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from .blocks.body import BodyBlock
from .blocks.shape import Shape
from .statements import raw_value


@cache
def body_shapes() -> Mapping[str, Shape]:
    """Return the shape of every type of block, by its name."""
    return {name: shape_of(block) for name, block in BodyBlock().child_blocks.items()}


def shape_of(block: blocks.Block) -> Shape:
    """Return the shape of a block definition and of everything in it."""
    return Shape(
        default=raw_value(block.get_prep_value(block.get_default())),
        choices=_choices(block),
        is_image=isinstance(block, ImageChooserBlock),
        fields={name: shape_of(child) for name, child in block.child_blocks.items()}
        if isinstance(block, blocks.BaseStructBlock)
        else None,
        items=shape_of(block.child_block) if isinstance(block, blocks.ListBlock) else None,
    )


def _choices(block: Any) -> dict[str, object]:
    if not isinstance(block, blocks.ChoiceBlock):
        return {}
    return {str(value): label for value, label in block.field.choices if value}

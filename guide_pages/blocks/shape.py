"""What a type of block knows of its fields, and what a raw value says by it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Shape:
    """A block or a field of one.

    ``default`` is the raw value of what nobody has filled in. ``choices`` has the labels of
    raw values, which may be lazy. ``fields`` are those of a struct, ``items`` the shape of each
    item of a list; both are ``None`` for anything else. An image's raw value is its id.
    """

    default: Any = None
    choices: Mapping[str, object] = field(default_factory=dict)
    is_image: bool = False
    fields: Mapping[str, "Shape"] | None = None
    items: "Shape | None" = None

    @cached_property
    def unfilled(self) -> Any:
        """What the default says."""
        return said(self.default, self)


#: The shapes of blocks by the names of their types.
Shapes = Mapping[str, Shape]


def said(raw: Any, shape: Shape | None) -> Any:
    """Return what a raw value says: without fields that hold their default or nothing.

    A field that a type gained later says the same in a block that was stored before; one that
    a type has lost says nothing. What has no shape is returned as it is.
    """
    if shape is None:
        return raw
    if shape.fields is not None and isinstance(raw, Mapping):
        pieces = {
            name: said(raw[name], each) for name, each in shape.fields.items() if name in raw
        }
        return {
            name: piece
            for name, piece in pieces.items()
            if not _same(piece, shape.fields[name].unfilled)
        }
    if shape.items is not None and isinstance(raw, list):
        return [said(item, shape.items) for item in raw]
    return raw


def _same(one: Any, other: Any) -> bool:
    return bool(one == other) or (_is_nothing(one) and _is_nothing(other))


def _is_nothing(piece: Any) -> bool:
    """Return whether a piece says nothing: forms store less than nothing in several ways."""
    if isinstance(piece, list):
        return all(_is_nothing(item) for item in piece)
    return piece is None or piece is False or piece in ("", {})

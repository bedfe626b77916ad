"""An image block as frontends read it. Pure."""

from typing import Literal

from pydantic import Field

from editorial.document import ImageDocument
from guide_pages.blocks.showing import BlockDocument, BlockValue, Raw, Showing, role


class ImageValue(BlockValue):
    """An image and what is said under it."""

    image: ImageDocument | None = Field(description="Null while it may not be shown.")
    caption: str = Field(description="Plain text; may be empty.")


class ImageBlockDocument(BlockDocument):
    """An image in the text."""

    type: Literal["image"] = "image"
    value: ImageValue


def show(raw: Raw, anchor: str | None, showing: Showing) -> ImageValue:
    """Make the value that frontends read."""
    chosen = raw.get("image") or {}
    return ImageValue(
        role=role(raw),
        anchor=anchor,
        image=showing.image(
            chosen.get("image"),
            chosen.get("alt_text"),
            decorative=bool(chosen.get("decorative")),
        ),
        caption=showing.text(raw, "caption"),
    )

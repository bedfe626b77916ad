"""An image block as Markdown. Pure."""

from editorial.markdown.pieces import joined
from editorial.markdown.plain import escaped
from guide_pages.blocks.writing import Writing, picture

from .document import ImageValue


def write(value: ImageValue, writing: Writing) -> str:
    """Write the picture and its caption; decoration has nothing to say."""
    return joined(picture(value.image), escaped(value.caption)) if value.image else ""

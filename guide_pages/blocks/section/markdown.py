"""A section as Markdown. Pure."""

from editorial.markdown.pieces import joined
from guide_pages.blocks.writing import Writing

from .document import SectionValue


def write(value: SectionValue, writing: Writing) -> str:
    """Write the heading and the text."""
    return joined(writing.heading(value.heading), writing.rich(value.text, value.heading))

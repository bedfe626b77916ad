"""Steps as Markdown. Pure."""

from editorial.markdown.pieces import named, numbered
from guide_pages.blocks.writing import Writing, framed

from .document import StepsValue


def write(value: StepsValue, writing: Writing) -> str:
    """Write the steps in order, numbered."""
    return framed(value, writing, numbered(named(each.title, each.text) for each in value.items))

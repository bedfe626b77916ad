"""A call to action as Markdown. Pure."""

from editorial.markdown.pieces import joined, link
from editorial.markdown.plain import escaped
from guide_pages.blocks.writing import Writing

from .document import CallToActionValue


def write(value: CallToActionValue, writing: Writing) -> str:
    """Write the words and the link; what leads nowhere invites nobody."""
    return joined(escaped(value.text), link(value.label, value.url)) if value.url else ""

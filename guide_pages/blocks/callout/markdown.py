"""A callout as Markdown. Pure."""

from editorial.markdown.pieces import joined, quoted, strong
from guide_pages.blocks.writing import Writing

from .document import CalloutKind, CalloutValue


def write(value: CalloutValue, writing: Writing) -> str:
    """Write a quotation that says first how much it presses."""
    if not value.heading and not value.text:
        return ""
    kind = {
        CalloutKind.INFO: writing.labels.gettext("Good to know"),
        CalloutKind.WARNING: writing.labels.gettext("Warning"),
        CalloutKind.URGENT: writing.labels.gettext("Urgent"),
    }[value.kind]
    first = f"{kind}: {value.heading}" if value.heading else kind
    return quoted(joined(strong(first), writing.rich(value.text, value.heading)))

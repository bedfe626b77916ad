"""A video as Markdown. Pure."""

from editorial.markdown.pieces import joined, link, quoted, strong
from guide_pages.blocks.writing import Writing

from .document import VideoValue


def write(value: VideoValue, writing: Writing) -> str:
    """Write a link to the video, and its words as a quotation."""
    labels = writing.labels
    label = strong(f"{labels.gettext('Video')}:")
    leads_to = link(value.title or labels.gettext("Video"), value.url)
    words = quoted(writing.rich(value.transcript, ""))
    return joined(
        f"{label} {leads_to}" if value.url or value.title else "",
        strong(f"{labels.gettext('Transcript')}:") if words else "",
        words,
    )

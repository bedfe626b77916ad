"""What a block needs in order to be written as Markdown. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from editorial.document import ImageDocument
from editorial.markdown.labels import Labels
from editorial.markdown.pieces import bullets, heading, image, joined, strong
from editorial.markdown.plain import escaped
from editorial.markdown.rich_text import rich_text

from .showing import FramedValue


@dataclass(frozen=True)
class Writing:
    """How values become Markdown: ``level`` is that of the headings of blocks."""

    labels: Labels
    level: int = 2

    def heading(self, text: str) -> str:
        """Return the heading of a block."""
        return heading(self.level, text)

    def rich(self, clean_html: str, under: str) -> str:
        """Return rich text of a block with this heading; without one no level is left out."""
        return rich_text(clean_html, self.level + 1 if under else self.level)


def framed(value: FramedValue, writing: Writing, *centre: str) -> str:
    """Return a block with text before and after what it is about."""
    return joined(
        writing.heading(value.heading),
        writing.rich(value.intro, value.heading),
        *centre,
        writing.rich(value.outro, value.heading),
    )


def labelled(label: str, texts: Iterable[str]) -> str:
    """Return plain texts as a list under a label, "" without any."""
    lines = bullets(map(escaped, texts))
    return joined(strong(f"{label}:"), lines) if lines else ""


def picture(shown: ImageDocument | None) -> str:
    """Return an image in its widest copy, "" for decoration: nothing is said by it."""
    if shown is None or not shown.alt or not shown.renditions:
        return ""
    return image(shown.alt, shown.renditions[-1].url)

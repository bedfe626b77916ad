"""A section as frontends read it. Pure."""

from typing import Literal

from pydantic import Field

from editorial.described import HTML
from editorial.rich_text import plain_text
from guide_pages.blocks.showing import BlockDocument, HeadedValue, Raw, Showing, headed


class SectionValue(HeadedValue):
    """A heading and running text."""

    text: HTML = Field(description="Clean display HTML.")

    def passages(self) -> list[str]:
        """Return the running text as one passage."""
        return [plain_text(self.text)] if self.text else []


class SectionDocument(BlockDocument):
    """A section: a heading and running text."""

    type: Literal["section"] = "section"
    value: SectionValue


def show(raw: Raw, anchor: str | None, showing: Showing) -> SectionValue:
    """Make the value that frontends read."""
    return SectionValue(**headed(raw, anchor, showing), text=showing.html(raw, "text"))

"""A suitability block as frontends read it. Pure."""

from typing import Literal

from pydantic import Field

from guide_pages.blocks.showing import BlockDocument, FramedValue, Raw, Showing, framed, listed


class SuitabilityValue(FramedValue):
    """Who the treatment may suit, and who should not have it."""

    good_for: list[str] = Field(description="Whom it may suit, each as plain text.")
    not_for: list[str] = Field(description="Who should not have it, each as plain text.")

    def contraindications(self) -> list[str]:
        """Return who should not have the treatment."""
        return [text for text in self.not_for if text]


class SuitabilityDocument(BlockDocument):
    """Who the treatment may suit, and who should not have it."""

    type: Literal["suitability"] = "suitability"
    value: SuitabilityValue


def show(raw: Raw, anchor: str | None, showing: Showing) -> SuitabilityValue:
    """Make the value that frontends read."""
    return SuitabilityValue(
        **framed(raw, anchor, showing),
        good_for=showing.texts(listed(raw, "good_for")),
        not_for=showing.texts(listed(raw, "not_for")),
    )

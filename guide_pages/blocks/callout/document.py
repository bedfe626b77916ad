"""A callout as frontends read it. Pure."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from editorial.described import HTML
from guide_pages.blocks.showing import BlockDocument, HeadedValue, Raw, Showing, choice, headed


class CalloutKind(StrEnum):
    """How much a callout presses."""

    INFO = "info"
    WARNING = "warning"
    URGENT = "urgent"


class CalloutValue(HeadedValue):
    """Something that must not be overlooked."""

    kind: CalloutKind = Field(description="How much it presses.")
    text: HTML = Field(description="Clean display HTML.")


class CalloutDocument(BlockDocument):
    """Something that must not be overlooked."""

    type: Literal["callout"] = "callout"
    value: CalloutValue


def show(raw: Raw, anchor: str | None, showing: Showing) -> CalloutValue:
    """Make the value that frontends read."""
    kind = choice(raw, "kind")
    return CalloutValue(
        **headed(raw, anchor, showing),
        kind=CalloutKind(kind) if kind in set(CalloutKind) else CalloutKind.INFO,
        text=showing.html(raw, "text"),
    )

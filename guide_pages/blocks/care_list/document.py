"""A care list as frontends read it. Pure."""

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, Field

from guide_pages.blocks.showing import (
    BlockDocument,
    FramedValue,
    Raw,
    Showing,
    choice,
    framed,
    listed,
)


class CareKind(StrEnum):
    """Whether an item says what to do, what to avoid, or what to know."""

    DO = "do"
    AVOID = "avoid"
    NOTE = "note"


class CareItem(BaseModel):
    """One piece of advice."""

    kind: CareKind = Field(description="What to do with it.")
    text: str = Field(description="The advice, as plain text.")


class CareListValue(FramedValue):
    """How to care for oneself before or after the treatment."""

    items: list[CareItem] = Field(description="In the editor's order.")

    def passages(self) -> list[str]:
        """Return what to do and to know.

        What to avoid would read as advice without its kind, and the text around the list may
        be about that.
        """
        return [item.text for item in self.items if item.text and item.kind != CareKind.AVOID]


class CareListDocument(BlockDocument):
    """A list of advice: what to do, to avoid and to know."""

    type: Literal["care_list"] = "care_list"
    value: CareListValue


def show(raw: Raw, anchor: str | None, showing: Showing) -> CareListValue:
    """Make the value that frontends read."""
    return CareListValue(
        **framed(raw, anchor, showing),
        items=[
            CareItem(kind=_kind(choice(item, "kind")), text=showing.text(item, "text"))
            for item in listed(raw, "items")
        ],
    )


def _kind(value: str) -> CareKind:
    return CareKind(value) if value in set(CareKind) else CareKind.NOTE

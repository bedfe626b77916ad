"""Steps as frontends read them. Pure."""

from typing import Literal

from pydantic import BaseModel, Field

from guide_pages.blocks.showing import (
    BlockDocument,
    FramedValue,
    Raw,
    Showing,
    framed,
    listed,
)


class Step(BaseModel):
    """One step."""

    title: str = Field(description="Plain text; may be empty.")
    text: str = Field(description="What happens, as plain text.")


class StepsValue(FramedValue):
    """What happens, in order."""

    items: list[Step] = Field(description="In the order in which they happen.")


class StepsDocument(BlockDocument):
    """Steps in their order."""

    type: Literal["steps"] = "steps"
    value: StepsValue


def show(raw: Raw, anchor: str | None, showing: Showing) -> StepsValue:
    """Make the value that frontends read."""
    return StepsValue(
        **framed(raw, anchor, showing),
        items=[
            Step(title=showing.text(item, "title"), text=showing.text(item, "text"))
            for item in listed(raw, "items")
        ],
    )

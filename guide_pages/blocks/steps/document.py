"""Steps as frontends read them. Pure."""

from typing import Literal

from pydantic import BaseModel

from guide_pages.blocks.showing import (
    BlockDocument,
    FramedValue,
    Raw,
    Showing,
    framed,
    listed,
)


class Step(BaseModel):
    """One step; `title` may be empty."""

    title: str
    text: str


class StepsValue(FramedValue):
    """What happens, in order."""

    items: list[Step]


class StepsDocument(BlockDocument):
    """The block with its id and its origin."""

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

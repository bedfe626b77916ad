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
    told_together,
)


class Step(BaseModel):
    """One step; `title` may be empty."""

    title: str
    text: str


class StepsValue(FramedValue):
    """What happens, in order."""

    items: list[Step]

    def passages(self) -> list[str]:
        """Return each step as a passage, its title before its text."""
        return self.around(told_together(step.title, step.text) for step in self.items)


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

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
    told_together,
)


class Step(BaseModel):
    """One step."""

    title: str = Field(description="Plain text; may be empty.")
    text: str = Field(description="What happens, as plain text.")


class StepsValue(FramedValue):
    """What happens, in order."""

    items: list[Step] = Field(description="In the order in which they happen.")

    def passages(self) -> list[str]:
        """Return each step as a passage, its title before its text."""
        return self.around(told_together(step.title, step.text) for step in self.items)


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

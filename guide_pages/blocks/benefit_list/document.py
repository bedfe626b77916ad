"""A benefit list as frontends read it. Pure."""

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


class Benefit(BaseModel):
    """One benefit."""

    text: str = Field(description="The benefit in a few words.")
    detail: str = Field(description="What more there is to say of it; may be empty.")


class BenefitListValue(FramedValue):
    """What the treatment may do for a patient."""

    items: list[Benefit] = Field(description="In the editor's order.")

    def passages(self) -> list[str]:
        """Return each item as a passage, its detail behind it."""
        return self.around(told_together(item.text, item.detail) for item in self.items)


class BenefitListDocument(BlockDocument):
    """A list of benefits."""

    type: Literal["benefit_list"] = "benefit_list"
    value: BenefitListValue


def show(raw: Raw, anchor: str | None, showing: Showing) -> BenefitListValue:
    """Make the value that frontends read."""
    return BenefitListValue(
        **framed(raw, anchor, showing),
        items=[
            Benefit(text=showing.text(item, "text"), detail=showing.text(item, "detail"))
            for item in listed(raw, "items")
        ],
    )

"""The models of ``changes/``."""

from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from editorial.described import URI, Id

from .cursor import Position


class ChangeAction(StrEnum):
    """What has become of an object."""

    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class ChangesMeta(BaseModel):
    """How to go on reading."""

    model_config = ConfigDict(title="ChangeListMeta")

    cursor: str = Field(
        description="Give this as `since` the next time.", examples=["4711-0a1b2c3d4e5f"]
    )
    has_more: bool = Field(description="Whether there is more to read right now.")


class Change(BaseModel):
    """One object that says something else than before, or nothing any more."""

    number: Id = Field(description="The number of the edition that changed it.", examples=[4711])
    at: datetime = Field(description="When that edition was recorded.")
    kind: str = Field(
        description=(
            "`guide`, `faq`, `clinic`, or what documents are made from: `local_guide`, "
            "`region`, `group`, `fact`, `topic`, `reviewer`, `image`, `library`."
        ),
        examples=["guide"],
    )
    id: Id | str = Field(description="The object's id; a text for an FAQ of a location's own.")
    key: str = Field(description="A guide's slug, a location's code, a fact's key.")
    action: ChangeAction = Field(description="Whether it can be read now, or no more.")
    location: str | None = Field(
        description="The code of the location it holds for; null means everywhere."
    )
    detail_url: URI | None = Field(description="Where to read it, where it can be read.")


class Changes(BaseModel):
    """A page of changes, the oldest first."""

    model_config = ConfigDict(title="ChangeList")

    meta: ChangesMeta = Field(description="How to go on reading.")
    items: list[Change] = Field(description="What has changed.")


def position_of(change: Change) -> Position:
    """Return where a change stands in the feed."""
    return (change.number, change.kind, str(change.id))

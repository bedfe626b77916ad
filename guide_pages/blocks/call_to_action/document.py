"""A call to action as frontends read it. Pure."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from guide_pages.blocks.showing import (
    BlockDocument,
    BlockValue,
    Raw,
    Showing,
    role,
    text,
    web_address,
)


class Action(StrEnum):
    """What the reader is asked to do."""

    BOOK = "book"
    CALL = "call"
    EMAIL = "email"
    DIRECTIONS = "directions"
    LINK = "link"


class CallToActionValue(BlockValue):
    """An invitation to act."""

    label: str
    text: str
    action: Action
    url: str | None = Field(
        description="Where it leads; null when the clinic has no target of that kind."
    )


class CallToActionDocument(BlockDocument):
    """The block with its id and its origin."""

    type: Literal["call_to_action"] = "call_to_action"
    value: CallToActionValue


def show(raw: Raw, anchor: str | None, showing: Showing) -> CallToActionValue:
    """Make the value that frontends read. Only a link's own URL is known without a clinic."""
    name = text(raw, "action")
    action = Action(name) if name in set(Action) else Action.LINK
    return CallToActionValue(
        role=role(raw),
        anchor=anchor,
        label=text(raw, "label"),
        text=text(raw, "text"),
        action=action,
        url=(web_address(raw, "url") or None) if action is Action.LINK else None,
    )

"""A call to action as frontends read it. Pure."""

from typing import Literal

from pydantic import Field

from editorial.described import URI
from guide_pages.actions import Action
from guide_pages.blocks.showing import (
    BlockDocument,
    BlockValue,
    Raw,
    Showing,
    address_in,
    choice,
    role,
)


class CallToActionValue(BlockValue):
    """An invitation to act."""

    label: str = Field(description="What stands on the button.")
    text: str = Field(description="What stands beside it, as plain text; may be empty.")
    action: Action = Field(description="What the reader is asked to do.")
    url: URI | None = Field(
        description="Where it leads; null when the clinic has no target of that kind."
    )


class CallToActionDocument(BlockDocument):
    """An invitation to act."""

    type: Literal["call_to_action"] = "call_to_action"
    value: CallToActionValue


def show(raw: Raw, anchor: str | None, showing: Showing) -> CallToActionValue:
    """Make the value that frontends read. Only a link has a URL of its own."""
    name = choice(raw, "action")
    action = Action(name) if name in set(Action) else Action.LINK
    return CallToActionValue(
        role=role(raw),
        anchor=anchor,
        label=showing.text(raw, "label"),
        text=showing.text(raw, "text"),
        action=action,
        url=(address_in(raw, "url") or None)
        if action is Action.LINK
        else showing.action_url(action),
    )

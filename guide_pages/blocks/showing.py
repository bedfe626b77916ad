"""What a block needs in order to be shown to the public. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, Field

from editorial.document import ImageDocument
from editorial.rich_text import LinkTarget, display_html
from guide_pages.roles import Role

#: A block's raw value as the StreamField stores it.
Raw = Mapping[str, Any]


@dataclass(frozen=True)
class Showing:
    """How references in a block's raw value become what the public reads."""

    link_target: LinkTarget
    image: Callable[[int | None, str], ImageDocument | None]

    def html(self, raw: Raw, name: str) -> str:
        """Return a rich-text child as clean display HTML."""
        return display_html(raw.get(name) or "", self.link_target)


class Scope(StrEnum):
    """Whose words they are."""

    SHARED = "shared"
    GROUP = "group"
    REGION = "region"
    CLINIC = "clinic"


class Origin(BaseModel):
    """Where a block or an FAQ comes from; `location` is a code, null for shared copy."""

    scope: Scope
    location: str | None


#: The origin of everything that the guide library itself says.
SHARED = Origin(scope=Scope.SHARED, location=None)


class BlockValue(BaseModel):
    """What every block has."""

    role: Role
    anchor: str | None = Field(
        description="The block's address within the page; null without a heading."
    )


class BlockDocument(BaseModel):
    """What every block has around its value; its own model says the type and the value."""

    id: str = Field(description="Stable and unique within the guide.")
    type: str
    value: BlockValue
    origin: Origin


class HeadedValue(BlockValue):
    """What every block with a heading has."""

    heading: str


class FramedValue(HeadedValue):
    """What every list has: text before it and after it."""

    intro: str = Field(description="Clean display HTML.")
    outro: str = Field(description="Clean display HTML.")


def text(raw: Raw, name: str) -> str:
    """Return a plain-text child, "" when it is missing."""
    value = raw.get(name)
    return value.strip() if isinstance(value, str) else ""


def web_address(raw: Raw, name: str) -> str:
    """Return an http or https address, "" for anything else."""
    value = text(raw, name)
    return value if value.lower().startswith(("http://", "https://")) else ""


def listed(raw: Raw, name: str) -> list[Any]:
    """Return the values of a list child, without their ids."""
    return [
        item["value"] if isinstance(item, Mapping) and item.get("type") == "item" else item
        for item in raw.get(name) or []
    ]


def role(raw: Raw) -> Role:
    """Return the block's role; an unknown or missing one is ``other``."""
    try:
        return Role(raw.get("role") or Role.OTHER)
    except ValueError:
        return Role.OTHER


def headed(raw: Raw, anchor: str | None) -> dict[str, Any]:
    """Return the values of :class:`HeadedValue`."""
    return {"role": role(raw), "anchor": anchor, "heading": text(raw, "heading")}


def framed(raw: Raw, anchor: str | None, showing: Showing) -> dict[str, Any]:
    """Return the values of :class:`FramedValue`."""
    return {
        **headed(raw, anchor),
        "intro": showing.html(raw, "intro"),
        "outro": showing.html(raw, "outro"),
    }

"""What a block needs in order to be shown to the public. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from editorial.described import HTML
from editorial.document import ImageDocument, ReviewerDocument, TopicDocument
from editorial.facts.values import Substitution
from editorial.rich_text import LinkTarget, display_html, has_words, plain_text
from editorial.web_addresses import web_address
from guide_pages.actions import Action
from guide_pages.roles import Role

#: A block's raw value as the StreamField stores it.
Raw = Mapping[str, Any]


def _no_image(image_id: int | None, alt: str | None) -> ImageDocument | None:
    return None


def _no_url(action: Action) -> str | None:
    return None


@dataclass(frozen=True)
class Showing:
    """How raw copy becomes what the public reads. Nothing else reads a block's words.

    Facts are put in last, so no ``{{`` comes out of it. ``image_of`` and ``action_url`` say
    what an image's id and a call to action stand for; without them, nothing.
    """

    link_target: LinkTarget
    substitution: Substitution
    image_of: Callable[[int | None, str | None], ImageDocument | None] = _no_image
    action_url: Callable[[Action], str | None] = _no_url

    def plain(self, raw_text: object) -> str:
        """Return plain text, "" for anything else."""
        if not isinstance(raw_text, str):
            return ""
        if "{{" not in raw_text:
            # As most text is.
            return raw_text.strip()
        return self.substitution.text(raw_text).strip()

    def rich(self, database_html: object) -> str:
        """Return clean display HTML, "" for rich text without any words."""
        if not isinstance(database_html, str):
            return ""
        cleaned = display_html(database_html, self.link_target)
        shown = self.substitution.html(cleaned)
        return shown if shown == cleaned or has_words(shown) else ""

    def text(self, raw: Raw, name: str) -> str:
        """Return a plain-text child, "" when it is missing."""
        return self.plain(raw.get(name))

    def html(self, raw: Raw, name: str) -> str:
        """Return a rich-text child as clean display HTML, "" when it is missing."""
        return self.rich(raw.get(name))

    def texts(self, raw_texts: Iterable[object]) -> list[str]:
        """Return plain texts in their order; an empty one keeps its place."""
        return [self.plain(each) for each in raw_texts]

    def image(
        self, image_id: int | None, raw_alt: object, *, decorative: bool = False
    ) -> ImageDocument | None:
        """Return an image with this alternative text, ``None`` while it may not be shown.

        One that nothing can be said of, once facts are put in, is for decoration.
        """
        image = self.image_of(image_id, None if decorative else self.plain(raw_alt))
        if image is None:
            return None
        alt = self.plain(image.alt)
        said = {"title": self.plain(image.title), "alt": alt, "decorative": not alt}
        return image.model_copy(update=said)

    def topics(self, topics: Iterable[TopicDocument]) -> list[TopicDocument]:
        """Return topics with facts in their names."""
        return [topic.model_copy(update={"name": self.plain(topic.name)}) for topic in topics]

    def reviewer(self, reviewer: ReviewerDocument | None) -> ReviewerDocument | None:
        """Return a reviewer with facts in name and credentials."""
        if reviewer is None:
            return None
        words = {
            "name": self.plain(reviewer.name),
            "credentials": self.plain(reviewer.credentials),
        }
        return reviewer.model_copy(update=words)


class Scope(StrEnum):
    """Whose words they are."""

    SHARED = "shared"
    GROUP = "group"
    REGION = "region"
    CLINIC = "clinic"


class Origin(BaseModel):
    """Where a block or an FAQ comes from."""

    model_config = ConfigDict(frozen=True)

    scope: Scope = Field(description="Who says it.")
    location: str | None = Field(description="The code of who says it; null for shared copy.")


#: The origin of everything that the guide library itself says.
SHARED = Origin(scope=Scope.SHARED, location=None)


class BlockValue(BaseModel):
    """What every block has."""

    #: Whether a block of this type has a heading of its own, and words under it.
    has_heading: ClassVar[bool] = False

    role: Role = Field(description="What the block is for, whatever its heading says.")
    anchor: str | None = Field(
        description="The block's address within the page; null without a heading."
    )

    def passages(self) -> list[str]:
        """Return what the block says in sentences, as plain text; nothing empty.

        A block has none that says nothing without its shape, such as a table, or that calls out
        to the reader rather than tells of the treatment.
        """
        return []

    def contraindications(self) -> list[str]:
        """Return for whom or in which state the treatment is not; nothing empty."""
        return []


class BlockDocument(BaseModel):
    """What every block has around its value; its own model says the type and the value."""

    model_config = ConfigDict(
        # ``SectionDocument`` is called ``SectionBlock`` in the contract.
        model_title_generator=lambda model: (
            model.__name__.removesuffix("Document").removesuffix("Block") + "Block"
        )
    )

    id: str = Field(description="Stable and unique within the guide.")
    type: str = Field(description="Which kind of block this is.")
    value: BlockValue = Field(description="What the block says.")
    origin: Origin = Field(description="Whose words they are.")


class HeadedValue(BlockValue):
    """What every block with a heading has."""

    has_heading: ClassVar[bool] = True

    heading: str = Field(description="Plain text; may be empty.")


class FramedValue(HeadedValue):
    """What every list has: text before it and after it."""

    intro: HTML = Field(description="What stands before it: clean display HTML; may be empty.")
    outro: HTML = Field(description="What stands after it: clean display HTML; may be empty.")

    def around(self, items: Iterable[str]) -> list[str]:
        """Return the passages of the whole from those of its items."""
        texts = (plain_text(self.intro), *items, plain_text(self.outro))
        return [text for text in texts if text]


def choice(raw: Raw, name: str) -> str:
    """Return the chosen value of a child, "" when none is."""
    value = raw.get(name)
    return value if isinstance(value, str) else ""


def address_in(raw: Raw, name: str) -> str:
    """Return a child's web address, "" for anything else: no facts stand in addresses."""
    value = choice(raw, name)
    return web_address(value) if "{{" not in value else ""


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


def headed(raw: Raw, anchor: str | None, showing: Showing) -> dict[str, Any]:
    """Return the values of :class:`HeadedValue`."""
    heading = showing.text(raw, "heading")
    return {"role": role(raw), "anchor": anchor if heading else None, "heading": heading}


def framed(raw: Raw, anchor: str | None, showing: Showing) -> dict[str, Any]:
    """Return the values of :class:`FramedValue`."""
    return {
        **headed(raw, anchor, showing),
        "intro": showing.html(raw, "intro"),
        "outro": showing.html(raw, "outro"),
    }


def told_together(name: str, words: str) -> str:
    """Return a name and what is said of it as one passage; either may be empty."""
    return f"{name}: {words}" if name and words else name or words

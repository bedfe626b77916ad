"""What a demonstration guide shows beside its document: pictures, notice, invitation, dates."""

import tomllib
from pathlib import Path
from typing import Any
from uuid import uuid4

from pydantic import BaseModel, ConfigDict

from guide_pages.roles import Role

GUIDES = Path(__file__).parent / "guides"

RawBlock = dict[str, Any]


class Part(BaseModel):
    """A table of the file; an unknown or missing key is an error."""

    model_config = ConfigDict(extra="forbid")


class Picture(Part):
    """An image: its title in the library and its words for those who do not see it."""

    title: str
    alt: str


class PictureInText(Picture):
    """An image between the blocks, behind the last one with the role `after`."""

    caption: str
    after: Role


class Urgent(Part):
    """When to get help; `text` is HTML as editors store it."""

    heading: str
    text: str


class Invitation(Part):
    """The call to action at the end of the guide."""

    label: str
    text: str


class Presentation(Part):
    """One guide's `presentation.toml`.

    `position` orders the guides in the library; `related` holds slugs of others among them.
    """

    position: int
    featured: bool
    related: list[str]
    picture: Picture
    in_text: PictureInText | None = None
    urgent: Urgent
    invitation: Invitation


def presentations() -> dict[str, Presentation]:
    """Every demonstration guide in its order; the key is its slug and its folder's name."""
    found = {
        path.parent.name: Presentation.model_validate(tomllib.loads(path.read_text("utf-8")))
        for path in GUIDES.glob("*/presentation.toml")
    }
    return dict(sorted(found.items(), key=lambda item: item[1].position))


def with_additions(
    body: list[RawBlock], shown: Presentation, in_text_image: int | None
) -> list[RawBlock]:
    """Return `body`, raw blocks, with the image, the urgent notice and the invitation in place.

    The notice stands behind the risks. Blocks that were there keep their ids and order.
    """
    blocks = list(body)
    if shown.in_text and in_text_image is not None:
        image = {"image": in_text_image, "alt_text": shown.in_text.alt, "decorative": False}
        value = {"role": shown.in_text.after, "image": image, "caption": shown.in_text.caption}
        _insert_behind(blocks, shown.in_text.after, _block("image", value))
    notice = {"role": Role.RISKS, "kind": "urgent", "anchor": "", **shown.urgent.model_dump()}
    _insert_behind(blocks, Role.RISKS, _block("callout", notice))
    invitation = {"role": Role.OTHER, "action": "book", "url": "", **shown.invitation.model_dump()}
    return [*blocks, _block("call_to_action", invitation)]


def _block(kind: str, value: dict[str, Any]) -> RawBlock:
    return {"type": kind, "value": value, "id": str(uuid4())}


def _insert_behind(blocks: list[RawBlock], role: Role, block: RawBlock) -> None:
    places = [index for index, each in enumerate(blocks) if each["value"]["role"] == role]
    blocks.insert(places[-1] + 1 if places else len(blocks), block)

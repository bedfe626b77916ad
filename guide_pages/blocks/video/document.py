"""A video as frontends read it. Pure."""

from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field

from editorial.described import HTML, MaybeURI
from editorial.document import ImageDocument
from guide_pages.blocks.showing import (
    BlockDocument,
    BlockValue,
    Raw,
    Showing,
    address_in,
    role,
)

#: Hosts whose provider has a name of its own; any other host names itself.
PROVIDERS = {
    "youtube.com": "youtube",
    "youtu.be": "youtube",
    "youtube-nocookie.com": "youtube",
    "vimeo.com": "vimeo",
    "player.vimeo.com": "vimeo",
}


class VideoValue(BlockValue):
    """A video hosted elsewhere, with its words."""

    url: MaybeURI = Field(description="Where the video is; empty where it has no valid address.")
    title: str = Field(description="What it is called, as plain text.")
    provider: str = Field(description="A known provider's name, else the host.")
    thumbnail: ImageDocument | None = Field(description="A still of it; null without one.")
    transcript: HTML = Field(description="What is said in it: clean display HTML; may be empty.")


class VideoDocument(BlockDocument):
    """A video, with its words."""

    type: Literal["video"] = "video"
    value: VideoValue


def show(raw: Raw, anchor: str | None, showing: Showing) -> VideoValue:
    """Make the value that frontends read."""
    url = address_in(raw, "url")
    return VideoValue(
        role=role(raw),
        anchor=anchor,
        url=url,
        title=showing.text(raw, "title"),
        provider=provider_of(url),
        thumbnail=showing.image(raw.get("thumbnail"), raw.get("title")),
        transcript=showing.html(raw, "transcript"),
    )


def provider_of(url: str) -> str:
    """Return who hosts the video at ``url``: a provider's name, or the host, or ""."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    return PROVIDERS.get(host, host)

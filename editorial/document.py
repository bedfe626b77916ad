"""Topics, reviewers and images as frontends read them, made from their editions. Pure."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, Field

from editions.entries import Snapshot

from .described import URI, Amount, Id, MaybeURI, Name
from .facts.values import Used
from .web_addresses import web_address

#: The absolute URL of a file, by its name in the media storage.
MediaURL = Callable[[str], str]
#: The template of an image's address in other sizes, by its id and what it says; none without.
OnDemandURL = Callable[[int, Mapping[str, Any]], str | None]


def not_on_demand(image_id: int, payload: Mapping[str, Any]) -> None:
    """Return nothing: an image is shown by its ready-made copies alone."""


class TopicDocument(BaseModel):
    """A subject by which guides and FAQs are grouped."""

    slug: Name = Field(description="What filters ask for it by.", examples=["skin"])
    name: str = Field(description="What readers see.", examples=["Skin"])


class ReviewerDocument(BaseModel):
    """Who has checked the guide."""

    name: str = Field(description="The person's name.")
    credentials: str = Field(description="Title or qualification; may be empty.")
    url: MaybeURI = Field(description="A page about the person; may be empty.")


class FocalPointDocument(BaseModel):
    """The centre of what matters, as fractions of width and height from the top left."""

    x: float = Field(ge=0, le=1, description="From the left edge.")
    y: float = Field(ge=0, le=1, description="From the top edge.")


class RenditionDocument(BaseModel):
    """A ready-made copy of an image, for `srcset`."""

    url: URI = Field(description="The file's address.")
    width: Amount = Field(description="In pixels.")
    height: Amount = Field(description="In pixels.")
    format: str = Field(description="The file's format.", examples=["webp"])


class ImageDocument(BaseModel):
    """An image with its ready-made copies, from narrow to wide."""

    id: Id = Field(description="The image's number in the media library.")
    title: str = Field(description="What the media library calls it.")
    alt: str = Field(
        description=(
            "What the image shows, for people who do not see it. Empty exactly where "
            "`decorative` is true."
        )
    )
    decorative: bool = Field(
        description="Whether the image says nothing: it is passed over where copy is read aloud."
    )
    width: Amount = Field(description="Of the original, in pixels.")
    height: Amount = Field(description="Of the original, in pixels.")
    focal_point: FocalPointDocument | None = Field(
        description="What should stay in sight when the image is cropped; null where nobody says."
    )
    renditions: list[RenditionDocument] = Field(description="Ready-made copies, narrow to wide.")
    on_demand: str | None = Field(
        description=(
            "The address of the image in other sizes, shapes and formats, as a URI template "
            "(RFC 6570) with `width`, `ratio` and `format`. Null where there are none, as of "
            "drawings."
        ),
        examples=[
            "https://guides.example.com/api/v2/images/5/rendition/"
            "?width={width}&ratio={ratio}&format={format}"
        ],
    )


def topics_of(topic_ids: Iterable[int], snapshot: Snapshot, used: Used) -> list[TopicDocument]:
    """Return the public topics among ``topic_ids``, by name."""
    topics = []
    for topic_id in topic_ids:
        entry = snapshot.newest("topic", topic_id)
        used(entry)
        if entry.payload is not None:
            topics.append(TopicDocument(slug=entry.payload["slug"], name=entry.payload["name"]))
    return sorted(topics, key=lambda topic: (topic.name.casefold(), topic.slug))


def reviewer_of(
    reviewer_id: int | None, snapshot: Snapshot, used: Used
) -> ReviewerDocument | None:
    """Return a public reviewer, ``None`` when there is none."""
    if reviewer_id is None:
        return None
    entry = snapshot.newest("reviewer", reviewer_id)
    used(entry)
    if entry.payload is None:
        return None
    return ReviewerDocument(**{**entry.payload, "url": web_address(entry.payload["url"])})


def image_of(
    image_id: int | None,
    alt: str | None,
    snapshot: Snapshot,
    used: Used,
    media_url: MediaURL,
    on_demand: OnDemandURL = not_on_demand,
) -> ImageDocument | None:
    """Return a public image with this alternative text, ``None`` when it is not public.

    An image for decoration has ``None`` for a text. Where a text is wanted and there is none, the
    image's own description stands in, else its title.
    """
    if image_id is None:
        return None
    entry = snapshot.newest("image", image_id)
    used(entry)
    payload = entry.payload
    if payload is None:
        return None
    width, height = payload["width"], payload["height"]
    point = payload["focal_point"]
    return ImageDocument(
        id=entry.object_id,
        title=payload["title"],
        alt="" if alt is None else alt or payload["description"].strip() or payload["title"],
        decorative=alt is None,
        width=width,
        height=height,
        focal_point=point
        and FocalPointDocument(
            x=round(min(1, point["x"] / width), 4), y=round(min(1, point["y"] / height), 4)
        ),
        renditions=[
            _rendition(media_url(each["file"]), each["width"], each["height"], each["format"])
            for each in payload["renditions"]
        ],
        on_demand=on_demand(entry.object_id, payload),
    )


# They are the most of all that an image says, and the same at every clinic.
@lru_cache(maxsize=8192)
def _rendition(url: str, width: int, height: int, format: str) -> RenditionDocument:
    return RenditionDocument(url=url, width=width, height=height, format=format)

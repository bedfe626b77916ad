"""Topics, reviewers and images as frontends read them, made from their editions. Pure."""

from collections.abc import Callable, Iterable

from pydantic import BaseModel, Field

from editions.entries import Snapshot

from .facts.values import Used

#: The absolute URL of a file, by its name in the media storage.
MediaURL = Callable[[str], str]


class TopicDocument(BaseModel):
    """A subject by which guides and FAQs are grouped."""

    slug: str = Field(examples=["skin"])
    name: str = Field(examples=["Skin"])


class ReviewerDocument(BaseModel):
    """Who has checked the guide; `credentials` and `url` may be empty."""

    name: str
    credentials: str
    url: str


class FocalPointDocument(BaseModel):
    """The centre of what matters, as fractions of width and height from the top left."""

    x: float = Field(ge=0, le=1)
    y: float = Field(ge=0, le=1)


class RenditionDocument(BaseModel):
    """A ready-made copy of an image, for `srcset`."""

    url: str
    width: int
    height: int
    format: str = Field(examples=["webp"])


class ImageDocument(BaseModel):
    """An image with its ready-made copies, from narrow to wide."""

    id: int
    title: str
    alt: str = Field(description="Alternative text; empty for a decorative image.")
    width: int = Field(description="Of the original, in pixels.")
    height: int = Field(description="Of the original, in pixels.")
    focal_point: FocalPointDocument | None
    renditions: list[RenditionDocument]


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
    return ReviewerDocument(**entry.payload) if entry.payload is not None else None


def image_of(
    image_id: int | None, alt: str, snapshot: Snapshot, used: Used, media_url: MediaURL
) -> ImageDocument | None:
    """Return a public image with this alternative text, ``None`` when it is not public."""
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
        alt=alt,
        width=width,
        height=height,
        focal_point=point
        and FocalPointDocument(
            x=round(min(1, point["x"] / width), 4), y=round(min(1, point["y"] / height), 4)
        ),
        renditions=[
            RenditionDocument(
                url=media_url(each["file"]),
                width=each["width"],
                height=each["height"],
                format=each["format"],
            )
            for each in payload["renditions"]
        ],
    )

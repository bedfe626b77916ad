"""The payloads of topics, reviewers, facts and images: portable JSON, references by id."""

from pydantic import BaseModel, ConfigDict


class Payload(BaseModel):
    """Base of every payload: nothing unknown, nothing changed after it is made."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class TopicPayload(Payload):
    """What a topic says."""

    slug: str
    name: str


class ReviewerPayload(Payload):
    """What a reviewer says; ``url`` is "" when there is none."""

    name: str
    credentials: str
    url: str


class FactPayload(Payload):
    """What the definition of a fact says; ``default`` is "" when there is none."""

    key: str
    label: str
    default: str
    required: bool


class FocalPointPayload(Payload):
    """The centre of what matters in an image, in pixels from its top left corner."""

    x: int
    y: int


class RenditionPayload(Payload):
    """A ready-made copy of an image: ``file`` is its name in the media storage."""

    file: str
    width: int
    height: int
    format: str


class ImagePayload(Payload):
    """What an image says. ``width`` and ``height`` are the original's, in pixels.

    ``source`` is another text whenever the file or any of the focal point is another one, so that
    no rendition of what the image was before is taken for one of what it is.
    """

    title: str
    description: str
    source: str
    width: int
    height: int
    focal_point: FocalPointPayload | None
    renditions: list[RenditionPayload]

"""The payloads of guides and libraries: raw blocks, references by id. Pure."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from editorial.payloads import Payload


class RangePayload(Payload):
    """From least to most."""

    min: int
    max: int


class TreatmentPayload(Payload):
    """The figures of a treatment."""

    session_minutes: RangePayload | None
    sessions: RangePayload | None
    recovery_days: RangePayload | None


class PlacedImagePayload(Payload):
    """An image where it stands, with the words for those who do not see it."""

    image: int
    alt: str


class BlockPayload(Payload):
    """A block of the body: ``value`` is the StreamField's raw value without the lock."""

    id: str
    type: str
    value: dict[str, Any]
    anchor: str | None
    locked: bool


class PlacedFAQPayload(Payload):
    """An FAQ of the library in a guide."""

    faq: int
    locked: bool


class SourcePayload(Payload):
    """Where a statement can be checked."""

    title: str
    url: str


class ReviewPayload(Payload):
    """Who has checked the guide, when, and when it is due again."""

    reviewer: int | None
    last_reviewed: date | None
    next_review: date | None


class SEOPayload(Payload):
    """What the editor wrote for search engines; "" where nothing was written."""

    title: str
    description: str


class GuidePayload(Payload):
    """What a guide says. Its translations share its ``translation_key``."""

    translation_key: UUID
    locale: str
    slug: str
    title: str
    summary: str
    image: PlacedImagePayload | None
    featured: bool
    offered_by_default: bool
    first_published_at: datetime | None
    topics: list[int]
    treatment: TreatmentPayload
    body: list[BlockPayload]
    faqs: list[PlacedFAQPayload]
    related: list[int]
    sources: list[SourcePayload]
    review: ReviewPayload | None
    seo: SEOPayload


class LibraryPayload(Payload):
    """What a library page says: the ids of its guides in the editors' order."""

    order: list[int]

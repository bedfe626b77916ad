"""The models of a guide document: the single source of the contract.

Every key is always there; what is empty is "", [] or null by type.
"""

from datetime import date, datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from editorial.document import ImageDocument, ReviewerDocument, TopicDocument
from faq.document import FAQDocument
from guide_pages.blocks.showing import Origin

from .blocks import Block


class GuideMeta(BaseModel):
    """What is true of the guide as a resource."""

    type: str = Field(examples=["guide_pages.GuidePage"])
    detail_url: str
    html_url: str | None = Field(description="The public page; null while none is configured.")
    slug: str = Field(examples=["microneedling"])
    locale: str = Field(examples=["en"])
    first_published_at: datetime | None
    last_published_at: datetime
    content_version: int = Field(
        description="The number of the newest edition that the document is made from."
    )


class Range(BaseModel):
    """From least to most; both are equal for a single figure."""

    min: int
    max: int


class Treatment(BaseModel):
    """The figures of a treatment; null where none is known."""

    session_minutes: Range | None
    sessions: Range | None
    recovery_days: Range | None


class GuideFAQDocument(FAQDocument):
    """An FAQ as it stands in a guide."""

    origin: Origin


class RelatedGuide(BaseModel):
    """Another guide worth reading."""

    id: int
    title: str
    slug: str
    html_url: str | None


class Source(BaseModel):
    """Where a statement of the guide can be checked; `url` may be empty."""

    title: str
    url: str


class Review(BaseModel):
    """Who has checked the guide, when, and when it is due again."""

    reviewed_by: ReviewerDocument | None
    last_reviewed: date | None
    next_review: date | None


class SEO(BaseModel):
    """What search engines and link previews show."""

    title: str
    description: str
    canonical_url: str | None = Field(
        description=(
            "The page that search engines should list for this text: the clinic's own, or the "
            "group's; null while none is configured."
        )
    )
    local_share: float = Field(
        ge=0,
        le=1,
        description=(
            "How much of this text is in words of the clinic's own or its region's, from 0 to 1, "
            "with three digits. Facts are no words; 0 without a clinic."
        ),
        examples=[0.352],
    )
    robots: Literal["index,follow", "noindex"] = Field(
        description=(
            "For the page's robots meta element. `noindex` at a clinic that is coming soon, where "
            "its page is its own canonical."
        )
    )
    image: ImageDocument | None


class GuideClinic(BaseModel):
    """The clinic whose document this is."""

    code: str
    name: str
    detail_url: str


class GuideDocument(BaseModel):
    """A treatment guide, whole."""

    model_config = ConfigDict(title="Guide")

    id: int
    meta: GuideMeta
    title: str
    summary: str = Field(description="Clean display HTML.")
    image: ImageDocument | None
    topics: list[TopicDocument]
    treatment: Treatment
    body: list[Block]
    faqs: list[GuideFAQDocument]
    related: list[RelatedGuide]
    sources: list[Source]
    review: Review | None
    seo: SEO
    structured_data: dict[str, Any] | None = Field(description="A schema.org graph, or null.")
    clinic: GuideClinic | None = Field(description="Null for the group's own copy.")

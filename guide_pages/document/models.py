"""The models of a guide document: the single source of the contract.

Every key is always there; what is empty is "", [] or null by type.
"""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from editorial.described import HTML, URI, Amount, Id, Language, MaybeURI, Name
from editorial.document import ImageDocument, ReviewerDocument, TopicDocument
from faq.document import FAQDocument
from guide_pages.blocks.showing import Origin
from guide_pages.structured_data.late import LateGraph

from .blocks import Block


class GuideMeta(BaseModel):
    """What is true of the guide as a resource."""

    type: str = Field(
        description="The type of the page in the CMS.", examples=["guide_pages.GuidePage"]
    )
    detail_url: URI = Field(description="Where the whole document is read.")
    html_url: URI | None = Field(description="The public page; null while none is configured.")
    slug: Name = Field(
        description="The guide's name in addresses, one per language.", examples=["microneedling"]
    )
    locale: Language = Field(description="The code of the guide's language.", examples=["en"])
    first_published_at: datetime | None = Field(
        description="When the guide first became public; null where nobody knows."
    )
    last_published_at: datetime = Field(description="When the guide was last published.")
    content_version: Id = Field(
        description="The number of the newest edition that the document is made from."
    )


class Range(BaseModel):
    """From least to most; both are equal for a single figure."""

    min: Amount = Field(description="The least.")
    max: Amount = Field(description="The most.")


class Treatment(BaseModel):
    """The figures of a treatment; null where none is known."""

    session_minutes: Range | None = Field(description="How long a session takes.")
    sessions: Range | None = Field(description="How many sessions are usual.")
    recovery_days: Range | None = Field(description="How long the skin takes to recover.")


class GuideFAQDocument(FAQDocument):
    """An FAQ as it stands in a guide."""

    origin: Origin = Field(description="Whose words they are.")


class RelatedGuide(BaseModel):
    """Another guide worth reading."""

    id: Id = Field(description="The other guide's id.")
    title: str = Field(description="Its title, as it is read here.")
    slug: Name = Field(description="Its name in addresses.")
    html_url: URI | None = Field(description="Its public page; null while none is configured.")


class Source(BaseModel):
    """Where a statement of the guide can be checked."""

    title: str = Field(description="What the source is called.")
    url: MaybeURI = Field(description="Where it is found; may be empty.")


class Review(BaseModel):
    """Who has checked the guide, when, and when it is due again."""

    reviewed_by: ReviewerDocument | None = Field(description="Null where nobody is named.")
    last_reviewed: date | None = Field(description="The day of the last review.")
    next_review: date | None = Field(description="The day by which the next one is due.")


class SEO(BaseModel):
    """What search engines and link previews show."""

    title: str = Field(description="For the browser's title and the heading of a result.")
    description: str = Field(description="For the text of a result; may be empty.")
    canonical_url: URI | None = Field(
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
    image: ImageDocument | None = Field(description="For previews of links; null without one.")


class GuideClinic(BaseModel):
    """The clinic whose document this is."""

    code: Name = Field(description="The clinic's code.", examples=["los-angeles"])
    name: str = Field(description="What the clinic is called.")
    detail_url: URI = Field(description="Where the clinic's own document is read.")


class GuideDocument(BaseModel):
    """A treatment guide, whole."""

    model_config = ConfigDict(title="Guide")

    id: Id = Field(description="The guide's number; every translation has its own.")
    meta: GuideMeta = Field(description="What is true of the guide as a resource.")
    title: str = Field(description="What the treatment is called.")
    summary: HTML = Field(description="What it is, in short: clean display HTML.")
    image: ImageDocument | None = Field(description="The guide's main image; null without one.")
    topics: list[TopicDocument] = Field(description="The subjects it belongs to, by name.")
    treatment: Treatment = Field(description="The figures of the treatment.")
    body: list[Block] = Field(
        description="The guide itself, block by block. Pass over types that you do not know."
    )
    faqs: list[GuideFAQDocument] = Field(description="Questions and answers, in order.")
    related: list[RelatedGuide] = Field(description="Other guides worth reading, in order.")
    sources: list[Source] = Field(description="Where its statements can be checked.")
    review: Review | None = Field(description="Null where nobody has reviewed it.")
    seo: SEO = Field(description="What search engines and previews of links show.")
    structured_data: LateGraph = Field(
        description="The page, its parts and who stands behind it in schema.org's words."
    )
    clinic: GuideClinic | None = Field(description="Null for the group's own copy.")

"""The models of a clinic's document: the single source of the contract.

Every key is always there; what is empty is "", [] or null by type.
"""

import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from clinics.structured_data.graph import ClinicGraph
from delivery.listing import ListMeta
from delivery.selections import selection_of
from editorial.document import ImageDocument
from guide_pages.structured_data.late import AsMade

Day = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class ClinicMeta(BaseModel):
    """What is true of the clinic as a resource."""

    type: str = Field(examples=["clinics.ClinicPage"])
    detail_url: str
    html_url: str | None = Field(description="The clinic's website; null without one.")
    content_version: int = Field(
        description="The number of the newest edition that the document is made from."
    )


class ClinicRegion(BaseModel):
    """The nearest region that a clinic is in."""

    code: str = Field(examples=["california"])
    name: str


class Address(BaseModel):
    """A postal address; a part that is not known is empty."""

    street: str
    locality: str = Field(description="The town or city.")
    region: str = Field(description="The state, county or province.")
    postal_code: str
    country: str = Field(description="Two capital letters.", examples=["US"])


class Geo(BaseModel):
    """A position in degrees."""

    latitude: float
    longitude: float


class OpeningHours(BaseModel):
    """One interval of a weekday, in the clinic's own time; a day may have several."""

    day: Day
    opens: str = Field(examples=["09:00"])
    closes: str = Field(examples=["17:00"])


class OpeningException(BaseModel):
    """A date with hours of its own; both times are null when the clinic is closed all day."""

    date: datetime.date
    closed: bool
    opens: str | None = Field(examples=["10:00"])
    closes: str | None = Field(examples=["14:00"])
    note: str


class PractitionerDocument(BaseModel):
    """Somebody who treats patients; `credentials` and `url` may be empty."""

    name: str
    credentials: str
    url: str


class ClinicGuide(BaseModel):
    """A guide that the clinic offers."""

    id: int
    slug: str
    title: str
    html_url: str | None


class ClinicSummary(BaseModel):
    """What is quickly told of a clinic: all but its facts, guides and images."""

    id: int
    code: str = Field(examples=["los-angeles"])
    name: str
    status: Literal["open", "coming_soon"]
    region: ClinicRegion | None
    address: Address
    geo: Geo | None
    phone: str
    email: str
    booking_url: str
    website_url: str
    time_zone: str = Field(examples=["America/Los_Angeles"])
    opening_hours: list[OpeningHours] = Field(description="By weekday and time.")
    exceptions: list[OpeningException] = Field(description="By date.")
    practitioners: list[PractitionerDocument]
    licences: list[str]
    languages: list[str] = Field(description="Codes of the languages spoken.")
    meta: ClinicMeta


class ClinicDocument(ClinicSummary):
    """A clinic, whole."""

    model_config = ConfigDict(title="Clinic")

    images: list[ImageDocument]
    facts: dict[str, str] = Field(
        description=(
            "What copy may mention, by key: every fact there is, as it stands in copy that is "
            "for no guide in particular; empty where the clinic has no value."
        ),
        examples=[{"city": "Los Angeles", "price_from": "$190"}],
    )
    guides: list[ClinicGuide] = Field(description="Those it offers, in its own order.")
    structured_data: Annotated[ClinicGraph, AsMade] | None = Field(
        description=(
            "The clinic, its group and its guides in schema.org's words; null while neither a "
            "street nor a town is known."
        )
    )


#: The keys of a clinic in the order of the contract.
KEYS = [
    *(key for key in ClinicSummary.model_fields if key != "meta"),
    "images",
    "facts",
    "guides",
    "structured_data",
    "meta",
]

ClinicSelection = selection_of(ClinicDocument, "ClinicSelection")
ClinicItem = selection_of(
    ClinicDocument,
    "ClinicItem",
    distance_km=(
        float | None,
        Field(
            default=None,
            description=(
                "As the crow flies from `near`, to a tenth; null for a clinic without a "
                "position. Only there when `near` is given, and then always."
            ),
        ),
    ),
)


class ClinicList(BaseModel):
    """A page of clinics."""

    meta: ListMeta
    items: list[ClinicItem]  # type: ignore[valid-type]

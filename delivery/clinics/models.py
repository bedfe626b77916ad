"""The models of a clinic's document: the single source of the contract.

Every key is always there; what is empty is "", [] or null by type.
"""

import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from clinics.structured_data.graph import ClinicGraph
from delivery.search.models import ClinicMatch, found_here
from delivery.selections import list_of, part_of, selection_of
from editorial.described import (
    URI,
    Country,
    Id,
    Language,
    MaybeURI,
    Name,
    TimeOfDay,
)
from editorial.document import ImageDocument
from guide_pages.structured_data.late import AsMade

Day = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class ClinicMeta(BaseModel):
    """What is true of the clinic as a resource."""

    type: str = Field(
        description="The type of the page in the CMS.", examples=["clinics.ClinicPage"]
    )
    detail_url: URI = Field(description="Where the whole document is read.")
    html_url: URI | None = Field(description="The clinic's website; null without one.")
    content_version: Id = Field(
        description="The number of the newest edition that the document is made from."
    )


class ClinicRegion(BaseModel):
    """The nearest region that a clinic is in."""

    code: Name = Field(description="The region's code.", examples=["california"])
    name: str = Field(description="What the region is called.")


class Address(BaseModel):
    """A postal address; a part that is not known is empty."""

    street: str = Field(description="Street and number.")
    locality: str = Field(description="The town or city.")
    region: str = Field(description="The state, county or province.")
    postal_code: str = Field(description="As it is written in the country.")
    country: Country = Field(description="Two capital letters.", examples=["US"])


class Geo(BaseModel):
    """A position in degrees."""

    latitude: float = Field(description="North of the equator.", ge=-90, le=90)
    longitude: float = Field(description="East of Greenwich.", ge=-180, le=180)


class OpeningHours(BaseModel):
    """One interval of a weekday, in the clinic's own time; a day may have several."""

    day: Day = Field(description="The weekday.")
    opens: TimeOfDay = Field(description="When it opens.", examples=["09:00"])
    closes: TimeOfDay = Field(description="When it closes.", examples=["17:00"])


class OpeningException(BaseModel):
    """A date with hours of its own; both times are null when the clinic is closed all day."""

    date: datetime.date = Field(description="The day.")
    closed: bool = Field(description="Whether the clinic is closed all day.")
    opens: TimeOfDay | None = Field(description="When it opens.", examples=["10:00"])
    closes: TimeOfDay | None = Field(description="When it closes.", examples=["14:00"])
    note: str = Field(description="Why, in a few words; may be empty.")


class PractitionerDocument(BaseModel):
    """Somebody who treats patients."""

    name: str = Field(description="The person's name.")
    credentials: str = Field(description="Title or qualification; may be empty.")
    url: MaybeURI = Field(description="A page about the person; may be empty.")


class ClinicGuide(BaseModel):
    """A guide that the clinic offers."""

    id: Id = Field(description="The guide's id.")
    slug: Name = Field(description="Its name in addresses.")
    title: str = Field(description="Its title, as the clinic serves it.")
    html_url: URI | None = Field(
        description="Its page on the clinic's website; null while none is configured."
    )


class ClinicSummary(BaseModel):
    """What is quickly told of a clinic: all but its facts, guides and images."""

    id: Id = Field(description="The clinic's number.")
    code: Name = Field(
        description="What the clinic is asked for by; unique in the group.",
        examples=["los-angeles"],
    )
    name: str = Field(description="What the clinic is called.")
    status: Literal["open", "coming_soon"] = Field(description="Whether it treats patients yet.")
    region: ClinicRegion | None = Field(description="Null for a clinic in no published region.")
    address: Address = Field(description="Where it is.")
    geo: Geo | None = Field(description="Where it is on a map; null where nobody says.")
    phone: str = Field(description="As it is shown to patients; may be empty.")
    email: str = Field(description="For patients; may be empty.")
    booking_url: MaybeURI = Field(description="Where a visit is booked; may be empty.")
    website_url: MaybeURI = Field(description="The clinic's own website; may be empty.")
    time_zone: str = Field(
        description="In which its hours are told, as the IANA database calls it; may be empty.",
        examples=["America/Los_Angeles"],
    )
    opening_hours: list[OpeningHours] = Field(description="By weekday and time.")
    exceptions: list[OpeningException] = Field(description="By date.")
    practitioners: list[PractitionerDocument] = Field(description="Who treats patients there.")
    licences: list[str] = Field(description="The clinic's licences, as they are written.")
    languages: list[Language] = Field(description="Codes of the languages spoken.")
    meta: ClinicMeta = Field(description="What is true of the clinic as a resource.")


class ClinicDocument(ClinicSummary):
    """A clinic, whole."""

    model_config = ConfigDict(title="Clinic")

    images: list[ImageDocument] = Field(description="Of the clinic, in order.")
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

_FOUND = found_here(ClinicMatch)
_DISTANCE = (
    float | None,
    Field(
        default=None,
        ge=0,
        description=(
            "As the crow flies from `near`, to a tenth; null for a clinic without a "
            "position. Only there when `near` is given, and then always."
        ),
    ),
)

ClinicInList = part_of(
    ClinicDocument,
    "ClinicInList",
    *("code", "name", "status", "address", "geo", "phone", "booking_url", "meta"),
    distance_km=_DISTANCE,
    match=_FOUND,
)
ClinicSelection = selection_of(ClinicDocument, "ClinicSelection")
ClinicInListSelection = selection_of(
    ClinicDocument, "ClinicInListSelection", distance_km=_DISTANCE, match=_FOUND
)

ClinicList = list_of(ClinicInList, "ClinicList")
ClinicSelectionList = list_of(ClinicInListSelection, "ClinicSelectionList")

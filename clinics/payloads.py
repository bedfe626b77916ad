"""The payloads of locations and local guides: raw copy, references by id. Pure."""

from typing import Any, Literal

from pydantic import SerializerFunctionWrapHandler, model_serializer

from editorial.payloads import Payload
from guide_pages.payloads import PlacedImagePayload


class FactValuePayload(Payload):
    """The value of a fact (by its definition's id), in one guide or in all (``None``)."""

    fact: int
    guide: int | None
    value: str


class GuideSettingPayload(Payload):
    """What a location says about offering a guide; ``None`` leaves it as above."""

    guide: int
    offered: bool | None
    featured: bool | None
    position: int | None


class AddressPayload(Payload):
    """A postal address; "" where a part is unknown. ``locality`` is the city."""

    street: str
    locality: str
    region: str
    postal_code: str
    country: str


class GeoPayload(Payload):
    """A position in degrees."""

    latitude: float
    longitude: float


class HoursPayload(Payload):
    """One interval of a weekday, as ``HH:MM`` in the clinic's own time."""

    day: str
    opens: str
    closes: str


class ExceptionPayload(Payload):
    """A date with hours of its own; both times are ``None`` when closed."""

    date: str
    closed: bool
    opens: str | None
    closes: str | None
    note: str


class PractitionerPayload(Payload):
    """Somebody who treats patients."""

    name: str
    credentials: str
    url: str


class ClinicPayload(Payload):
    """What only a clinic says."""

    status: str
    successor: int | None
    address: AddressPayload
    geo: GeoPayload | None
    phone: str
    email: str
    booking_url: str
    website_url: str
    time_zone: str
    opening_hours: list[HoursPayload]
    exceptions: list[ExceptionPayload]
    practitioners: list[PractitionerPayload]
    licences: list[str]
    languages: list[str]
    images: list[PlacedImagePayload]


class RedirectPayload(Payload):
    """Where an old path leads, after :class:`clinics.redirects.leading.Rule`."""

    path: str
    status: int
    guide: int | None
    to: str | None


class LocationPayload(Payload):
    """What a location says.

    ``ancestors`` are the ids of the locations above it from the top down, public or not: what
    stands between a clinic and the group may come and go without it. ``treatments`` has the
    ids of the guides that ``values`` and ``guides`` are about, public or not, by the translation
    key that the languages of a treatment share: the site's own language first, then by id.
    """

    name: str
    ancestors: list[int]
    url_pattern: str
    values: list[FactValuePayload]
    guides: list[GuideSettingPayload]
    treatments: dict[str, list[int]]
    redirects: list[RedirectPayload]
    clinic: ClinicPayload | None


class BlockChangePayload(Payload):
    """One change of the body, after :class:`clinics.resolution.layers.BlockChange`."""

    id: str
    action: str
    target: str
    type: str | None
    value: dict[str, Any] | None


class FAQChangePayload(Payload):
    """One change of the FAQs, after :class:`clinics.resolution.layers.FAQChange`."""

    id: str
    action: str
    target: str
    question: str
    answer: str
    faq: int | None


class LocalGuidePayload(Payload):
    """What a location changes in a guide. ``texts`` and ``treatment`` have what differs only.

    ``canonical`` is one of :class:`clinics.canonicals.Canonical`, left out while automatic.
    """

    guide: int
    location: int
    offered: bool
    texts: dict[str, str]
    treatment: dict[str, dict[str, int]]
    blocks: list[BlockChangePayload]
    faqs: list[FAQChangePayload]
    faq_order: list[str]
    canonical: Literal["", "own", "group"] = ""

    @model_serializer(mode="wrap")
    def _without_an_automatic_canonical(
        self, serialize: SerializerFunctionWrapHandler
    ) -> dict[str, Any]:
        said: dict[str, Any] = serialize(self)
        if not self.canonical:
            del said["canonical"]
        return said

"""What locations say: their payloads from what is stored, or from a draft."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any

from guide_pages.payloads import PlacedImagePayload

from .models import (
    ClinicImage,
    ClinicPage,
    FactValue,
    GuideAtLocation,
    Location,
    LocationRedirect,
    OpeningException,
    OpeningHours,
    Practitioner,
)
from .payloads import (
    AddressPayload,
    ClinicPayload,
    ExceptionPayload,
    FactValuePayload,
    GeoPayload,
    GuideSettingPayload,
    HoursPayload,
    LocationPayload,
    PractitionerPayload,
    RedirectPayload,
)
from .redirects.paths import UnusablePath, destination_in, path_in
from .translations import by_treatment, translation_keys, treatments_of

_STATED = {"yes": True, "no": False}


@dataclass(frozen=True)
class Parts:
    """The rows that belong to one location, in the editor's order."""

    values: Sequence[FactValue] = ()
    settings: Sequence[GuideAtLocation] = ()
    redirects: Sequence[LocationRedirect] = ()
    hours: Sequence[OpeningHours] = ()
    exceptions: Sequence[OpeningException] = ()
    practitioners: Sequence[Practitioner] = ()
    images: Sequence[ClinicImage] = ()


#: The relations of a location that hold the parts.
_RELATIONS = {
    "values": "fact_values",
    "settings": "guide_settings",
    "redirects": "redirects",
    "hours": "opening_hours",
    "exceptions": "opening_exceptions",
    "practitioners": "practitioners",
    "images": "images",
}


def location_payloads(
    locations: Collection[Location], clinics: Mapping[int, ClinicPage]
) -> dict[int, LocationPayload]:
    """Return what each location says, by id; ``clinics`` are those among them.

    Ten queries for any number of locations.
    """
    parts = _stored_parts([location.pk for location in locations], clinics)
    about = {pk: _guides_in(each) for pk, each in parts.items()}
    keys = translation_keys(set().union(*about.values()))
    paths = dict(Location.objects.values_list("path", "pk"))
    return {
        location.pk: location_payload(
            clinics.get(location.pk, location),
            parts[location.pk],
            _ancestors(location.path, paths),
            by_treatment(keys, about[location.pk]),
        )
        for location in locations
    }


def draft_payload(location: Location, ancestors: list[int] | None = None) -> LocationPayload:
    """Return what a location in memory would say once published; ``ancestors`` stand above it.

    Rows that nobody has finished say nothing yet.
    """
    parts = draft_parts(location)
    above = ids_along(location.path[: -Location.steplen]) if ancestors is None else ancestors
    return location_payload(location, parts, above, treatments_of(_guides_in(parts)))


def draft_parts(location: Location) -> Parts:
    """Return the rows of a location in memory, saved or not."""
    return Parts(
        **{
            name: list(getattr(location, relation).all())
            for name, relation in _RELATIONS.items()
            if hasattr(location, relation)
        }
    )


def ids_along(path: str) -> list[int]:
    """Return the ids of the locations on a path of the page tree, from the top down."""
    steps = range(Location.steplen, len(path) + 1, Location.steplen)
    along = Location.objects.filter(path__in=[path[:length] for length in steps])
    return list(along.order_by("path").values_list("pk", flat=True))


def location_payload(
    location: Location, parts: Parts, ancestors: list[int], treatments: dict[str, list[int]]
) -> LocationPayload:
    """Return what a location says with these rows, and with these locations above it."""
    return LocationPayload(
        name=location.title,
        ancestors=ancestors,
        url_pattern=location.url_pattern,
        values=value_payloads(parts.values),
        guides=setting_payloads(parts.settings),
        treatments=treatments,
        redirects=redirect_payloads(parts.redirects),
        clinic=_clinic_payload(location, parts) if isinstance(location, ClinicPage) else None,
    )


def value_payloads(rows: Iterable[FactValue]) -> list[FactValuePayload]:
    """Return what values of facts say, stored or of a draft."""
    return [
        FactValuePayload(fact=row.definition_id, guide=row.guide_id, value=row.value)
        for row in rows
        if row.definition_id is not None and row.value
    ]


def setting_payloads(rows: Iterable[GuideAtLocation]) -> list[GuideSettingPayload]:
    """Return what a location says of offering guides, stored or of a draft."""
    return [
        GuideSettingPayload(
            guide=row.guide_id,
            offered=_STATED.get(row.offered),
            featured=_STATED.get(row.featured),
            position=row.position,
        )
        for row in rows
        if row.guide_id is not None
    ]


def redirect_payloads(rows: Iterable[LocationRedirect]) -> list[RedirectPayload]:
    """Return where old paths lead, stored or of a draft."""
    made = (_redirect_payload(row) for row in rows)
    return [each for each in made if each is not None]


def _redirect_payload(row: LocationRedirect) -> RedirectPayload | None:
    is_gone = row.status == LocationRedirect.Status.GONE
    leads_somewhere = bool(row.guide_id) != bool(row.to)
    if (row.guide_id or row.to) if is_gone else not leads_somewhere:
        return None
    try:
        path = path_in(row.old_path)
        to = destination_in(row.to) if row.to else None
    except UnusablePath:
        return None
    return RedirectPayload(path=path, status=int(row.status), guide=row.guide_id, to=to)


def address_payload(clinic: ClinicPage) -> AddressPayload:
    """Return a clinic's postal address."""
    return AddressPayload(
        street=clinic.street,
        locality=clinic.city,
        region=clinic.state,
        postal_code=clinic.postal_code,
        country=clinic.country,
    )


def _ancestors(path: str, paths: Mapping[str, int]) -> list[int]:
    steps = range(Location.steplen, len(path), Location.steplen)
    return [paths[path[:length]] for length in steps if path[:length] in paths]


def _clinic_payload(clinic: ClinicPage, parts: Parts) -> ClinicPayload:
    return ClinicPayload(
        status=clinic.status,
        successor=clinic.successor_id,
        address=address_payload(clinic),
        geo=GeoPayload(latitude=float(clinic.latitude), longitude=float(clinic.longitude))
        if clinic.latitude is not None and clinic.longitude is not None
        else None,
        phone=clinic.phone,
        email=clinic.email,
        booking_url=clinic.booking_url,
        website_url=clinic.website_url,
        time_zone=clinic.time_zone,
        opening_hours=[
            HoursPayload(day=row.day, opens=_clock(row.opens), closes=_clock(row.closes))
            for row in parts.hours
            if row.opens and row.closes
        ],
        exceptions=[
            ExceptionPayload(
                date=row.date.isoformat(),
                closed=row.closed,
                opens=_clock(row.opens) if row.opens else None,
                closes=_clock(row.closes) if row.closes else None,
                note=row.note,
            )
            for row in parts.exceptions
            if row.date and (row.closed or (row.opens and row.closes))
        ],
        practitioners=[
            PractitionerPayload(name=row.name, credentials=row.credentials, url=row.url)
            for row in parts.practitioners
            if row.name
        ],
        licences=clinic.licence_list(),
        languages=clinic.language_list(),
        images=[
            PlacedImagePayload(image=row.image_id, alt=row.alt)
            for row in parts.images
            if row.image_id is not None
        ],
    )


def _guides_in(parts: Parts) -> set[int]:
    rows: list[FactValue | GuideAtLocation] = [*parts.values, *parts.settings]
    return {row.guide_id for row in rows if row.guide_id is not None}


def _stored_parts(ids: Collection[int], clinic_ids: Collection[int]) -> dict[int, Parts]:
    values = _rows(FactValue, "location_id", ids)
    settings = _rows(GuideAtLocation, "location_id", ids)
    redirects = _rows(LocationRedirect, "location_id", ids)
    hours = _rows(OpeningHours, "clinic_id", clinic_ids)
    exceptions = _rows(OpeningException, "clinic_id", clinic_ids)
    practitioners = _rows(Practitioner, "clinic_id", clinic_ids)
    images = _rows(ClinicImage, "clinic_id", clinic_ids)
    return {
        pk: Parts(
            values=values[pk],
            settings=settings[pk],
            redirects=redirects[pk],
            hours=hours[pk],
            exceptions=exceptions[pk],
            practitioners=practitioners[pk],
            images=images[pk],
        )
        for pk in ids
    }


def _rows(model: Any, column: str, ids: Collection[int]) -> Mapping[int, list[Any]]:
    rows: dict[int, list[Any]] = defaultdict(list)
    if not ids:
        return rows
    for row in model.objects.filter(**{f"{column}__in": ids}).order_by("sort_order", "pk"):
        rows[getattr(row, column)].append(row)
    return rows


def _clock(value: time) -> str:
    return f"{value:%H:%M}"

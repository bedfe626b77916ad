"""What locations say: their payloads from what is stored."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import time
from typing import Any

from guide_pages.payloads import PlacedImagePayload

from .models import (
    ClinicImage,
    ClinicPage,
    FactValue,
    GuideAtLocation,
    Location,
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
)

_STATED = {"yes": True, "no": False}


def location_payloads(
    locations: Collection[Location], clinics: Mapping[int, ClinicPage]
) -> dict[int, LocationPayload]:
    """Return what each location says, by id; ``clinics`` are those among them.

    Eight queries for any number of locations.
    """
    ids = [location.pk for location in locations]
    paths = dict(Location.objects.values_list("path", "pk"))
    values = _rows(FactValue, "location_id", ids)
    guides = _rows(GuideAtLocation, "location_id", ids)
    details = _clinic_payloads(clinics)
    return {
        location.pk: LocationPayload(
            name=location.title,
            ancestors=_ancestors(location.path, paths),
            url_pattern=location.url_pattern,
            values=value_payloads(values[location.pk]),
            guides=setting_payloads(guides[location.pk]),
            clinic=details.get(location.pk),
        )
        for location in locations
    }


def value_payloads(rows: Iterable[FactValue]) -> list[FactValuePayload]:
    """Return what values of facts say, stored or of a draft."""
    return [
        FactValuePayload(fact=row.definition_id, guide=row.guide_id, value=row.value)
        for row in rows
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
    ]


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


def _clinic_payloads(clinics: Mapping[int, ClinicPage]) -> dict[int, ClinicPayload]:
    if not clinics:
        return {}
    hours = _rows(OpeningHours, "clinic_id", clinics)
    exceptions = _rows(OpeningException, "clinic_id", clinics)
    practitioners = _rows(Practitioner, "clinic_id", clinics)
    images = _rows(ClinicImage, "clinic_id", clinics)
    return {
        pk: ClinicPayload(
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
                for row in hours[pk]
            ],
            exceptions=[
                ExceptionPayload(
                    date=row.date.isoformat(),
                    closed=row.closed,
                    opens=_clock(row.opens) if row.opens else None,
                    closes=_clock(row.closes) if row.closes else None,
                    note=row.note,
                )
                for row in exceptions[pk]
            ],
            practitioners=[
                PractitionerPayload(name=row.name, credentials=row.credentials, url=row.url)
                for row in practitioners[pk]
            ],
            licences=clinic.licence_list(),
            languages=clinic.language_list(),
            images=[PlacedImagePayload(image=row.image_id, alt=row.alt) for row in images[pk]],
        )
        for pk, clinic in clinics.items()
    }


def _rows(model: Any, column: str, ids: Collection[int]) -> Mapping[int, list[Any]]:
    rows: dict[int, list[Any]] = defaultdict(list)
    for row in model.objects.filter(**{f"{column}__in": ids}).order_by("sort_order", "pk"):
        rows[getattr(row, column)].append(row)
    return rows


def _clock(value: time) -> str:
    return f"{value:%H:%M}"

"""What published clinics say, as values of columns: in bulk, for comparing and exporting."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from wagtail.models import Locale

from clinics.models import (
    ClinicPage,
    FactValue,
    Location,
    OpeningException,
    OpeningHours,
    Practitioner,
)
from editorial.models import FactDefinition
from guide_pages.models import GuidePage

from .columns import FactColumn, fact_column
from .hours import DAYS, Exceptional, Interval
from .people import Person

#: Columns that are fields of the page by the same name, all text.
TEXT_FIELDS = (
    "status",
    "street",
    "city",
    "state",
    "postal_code",
    "country",
    "phone",
    "email",
    "booking_url",
    "website_url",
    "time_zone",
    "languages",
    "url_pattern",
)


class Facts:
    """The definitions and guides that columns of facts name. Three queries."""

    def __init__(self) -> None:
        self.definitions = {each.key: each for each in FactDefinition.objects.all()}
        self._keys = {each.pk: each.key for each in self.definitions.values()}
        self._main_language = Locale.get_default().language_code
        self._guides: dict[str, dict[str, int]] = defaultdict(dict)
        self._named: dict[int, tuple[str, str]] = {}
        rows = GuidePage.objects.values_list("pk", "slug", "locale__language_code")
        for pk, slug, language in rows.order_by("pk"):
            self._guides[slug][language] = pk
            self._named[pk] = (slug, language)

    def guide(self, column: FactColumn) -> int | None:
        """Return the id of the guide that a column names, ``None`` when there is none.

        Without a language it is the guide in the site's language, or the only one.
        """
        by_language = self._guides.get(column.guide, {})
        if column.language:
            return by_language.get(column.language)
        main = by_language.get(self._main_language)
        if main is None and len(by_language) == 1:
            return next(iter(by_language.values()))
        return main

    def slugs(self) -> list[str]:
        """Return the slugs of all guides."""
        return list(self._guides)

    def column(self, definition_id: int, guide_id: int | None) -> FactColumn:
        """Return the column where a value stands."""
        key = self._keys[definition_id]
        if guide_id is None:
            return fact_column(key)
        slug, language = self._named[guide_id]
        plain = fact_column(key, slug)
        return plain if self.guide(plain) == guide_id else fact_column(key, slug, language)


@dataclass(frozen=True)
class StoredClinic:
    """A clinic with what it says: ``{column name: value}``, facts included."""

    page: ClinicPage
    values: Mapping[str, Any]


def stored_clinics(pages: Collection[ClinicPage], facts: Facts) -> dict[str, StoredClinic]:
    """Return what these clinics say, by code. Five queries for any number of them."""
    ids = [page.pk for page in pages]
    places = {row[0]: row for row in Location.objects.values_list("path", "pk", "code")}
    codes = {pk: code for _path, pk, code in places.values()}
    hours = _rows(OpeningHours, "clinic_id", ids)
    exceptions = _rows(OpeningException, "clinic_id", ids)
    people = _rows(Practitioner, "clinic_id", ids)
    fact_values = _rows(FactValue, "location_id", ids)
    found: dict[str, StoredClinic] = {}
    for page in pages:
        above = places.get(page.path[: -page.steplen])
        values: dict[str, Any] = {
            "code": page.code,
            "name": _text(page.title),
            "parent": above[2] if above else "",
            "successor": codes.get(page.successor_id or 0, ""),
            "latitude": page.latitude,
            "longitude": page.longitude,
            "licences": tuple(page.licence_list()),
            "opening_hours": tuple(sorted(map(_interval, hours[page.pk]))),
            "exceptions": tuple(
                sorted(map(_exceptional, exceptions[page.pk]), key=lambda each: each.sorting)
            ),
            "practitioners": tuple(map(_person, people[page.pk])),
            **{name: _text(getattr(page, name)) for name in TEXT_FIELDS},
            "languages": ", ".join(page.language_list()),
        }
        for row in fact_values[page.pk]:
            column = facts.column(row.definition_id, row.guide_id)
            values[column.name] = _text(row.value)
        found[page.code] = StoredClinic(page, values)
    return found


def _interval(row: OpeningHours) -> Interval:
    return Interval(DAYS.index(row.day), row.opens, row.closes)


def _exceptional(row: OpeningException) -> Exceptional:
    return Exceptional(row.date, row.opens, row.closes, _text(row.note))


def _person(row: Practitioner) -> Person:
    return Person(_text(row.name), _text(row.credentials), row.url)


def _text(value: str) -> str:
    """Return the text as a cell can hold it."""
    return value.replace("\r\n", "\n").replace("\r", "\n").strip()


def _rows(model: Any, column: str, ids: Iterable[int]) -> Mapping[int, list[Any]]:
    rows: dict[int, list[Any]] = defaultdict(list)
    for row in model.objects.filter(**{f"{column}__in": list(ids)}).order_by("sort_order", "pk"):
        rows[getattr(row, column)].append(row)
    return rows

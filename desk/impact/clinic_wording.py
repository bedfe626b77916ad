"""What a clinic says of itself, part by part, in the words of its editor."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinics.impact.details import FACT, Detail
from clinics.resolution.comparison import Kind, Run, differences
from clinics.status import Status

LABELS: dict[str, Any] = {
    "name": gettext_lazy("Name"),
    "code": gettext_lazy("Code"),
    "status": gettext_lazy("Status"),
    "successor": gettext_lazy("Successor"),
    "region": gettext_lazy("Region"),
    "address": gettext_lazy("Address"),
    "geo": gettext_lazy("Position on the map"),
    "phone": gettext_lazy("Phone"),
    "email": gettext_lazy("E-mail"),
    "booking_url": gettext_lazy("Booking page"),
    "website_url": gettext_lazy("Website"),
    "time_zone": gettext_lazy("Time zone"),
    "opening_hours": gettext_lazy("Opening hours"),
    "exceptions": gettext_lazy("Hours on single dates"),
    "practitioners": gettext_lazy("Practitioners"),
    "licences": gettext_lazy("Licences"),
    "languages": gettext_lazy("Languages spoken"),
    "images": gettext_lazy("Images"),
    "guides": gettext_lazy("Guides it offers, in their order (★ featured)"),
    "pages": gettext_lazy("Address of a guide’s page"),
}


@dataclass(frozen=True)
class DetailInWords:
    """A part, and what is said of it now and once published."""

    label: str
    was: Sequence[Run]
    will_be: Sequence[Run]


def details_in_words(found: Iterable[Detail], facts: Mapping[str, str]) -> list[DetailInWords]:
    """Return parts with labels; ``facts`` has those of facts by their keys."""
    made = []
    for each in found:
        runs = differences(
            before=_words(each.name, each.was), after=_words(each.name, each.will_be)
        )
        made.append(
            DetailInWords(
                _label(each.name, facts),
                [run for run in runs if run.kind is not Kind.ADDED],
                [run for run in runs if run.kind is not Kind.REMOVED],
            )
        )
    return made


def detail_names(found: Iterable[Detail], facts: Mapping[str, str]) -> str:
    """Return the labels of parts in a row."""
    return ", ".join(_label(each.name, facts) for each in found)


def _label(name: str, facts: Mapping[str, str]) -> str:
    if name.startswith(FACT):
        key = name.removeprefix(FACT)
        return _("Fact “%(fact)s”") % {"fact": facts.get(key, key)}
    return str(LABELS[name])


def _words(name: str, said: str) -> str:
    if name == "status" and said in Status.values:
        return str(Status(said).label)
    return said

"""The header: every column, how its cells are read and how they are written. Pure.

A value is what a cell means: ``str`` for text, ``Decimal`` or ``None``, tuples for lists. A
reader raises ``UnreadableError``; what reading a written value gives is that value again.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any
from zoneinfo import available_timezones

from .hours import read_exceptions, read_hours, write_exceptions, write_hours
from .lists import escaped, parts, unescaped
from .people import read_people, write_people
from .problems import UnreadableError, gettext_noop, nearest

FACT_PREFIX = "fact:"
STATUSES = ("open", "coming_soon", "closed")
_FACT = re.compile(r"fact:\s*([^@\s]+)\s*(?:@\s*([^:\s]+)\s*(?::\s*(\S+))?)?", re.IGNORECASE)
_DEGREES = Decimal("0.000001")
_MOST_DEGREES = 180


@dataclass(frozen=True)
class Column:
    """A column of the spreadsheet.

    ``help`` says what its cells hold, untranslated. ``may_be_emptied`` tells whether ``-`` is
    understood; ``empty`` is the value it then has.
    """

    name: str
    help: str
    read: Callable[[str], Any] = str
    write: Callable[[Any], str] = str
    empty: Any = ""
    may_be_emptied: bool = True


@dataclass(frozen=True)
class FactColumn(Column):
    """The values of one fact: for every guide, or for the one with this slug and language."""

    key: str = ""
    guide: str = ""
    language: str = ""


def fact_column(key: str, guide: str = "", language: str = "") -> FactColumn:
    """Return the column of a fact's values."""
    scope = f"@{guide}" if guide else ""
    suffix = f":{language}" if guide and language else ""
    return FactColumn(
        name=f"{FACT_PREFIX}{key}{scope}{suffix}",
        help=gettext_noop("The clinic’s own value of a fact."),
        key=key,
        guide=guide,
        language=language,
    )


def column_named(name: str) -> Column | None:
    """Return the column that a cell of the header names, whatever its case and spaces."""
    found = _FACT.fullmatch(name.strip())
    if found:
        return fact_column(found[1], found[2] or "", found[3] or "")
    return _BY_NAME.get(re.sub(r"[\s-]+", "_", name.strip().lower()))


def _status(cell: str) -> str:
    status = re.sub(r"[\s-]+", "_", cell.lower())
    if status not in STATUSES:
        raise UnreadableError(
            gettext_noop("“%(text)s” is no status. Write open, coming_soon or closed."), text=cell
        )
    return status


def _degrees(cell: str) -> Decimal:
    try:
        degrees = Decimal(cell.replace(",", ".")).quantize(_DEGREES)
    except InvalidOperation:
        degrees = Decimal("nan")
    if not degrees.is_finite() or abs(degrees) > _MOST_DEGREES:
        raise UnreadableError(
            gettext_noop("“%(text)s” is no number of degrees. Write it like 34.052200."), text=cell
        )
    return degrees


def _degrees_said(value: Decimal | None) -> str:
    return "" if value is None else f"{value.quantize(_DEGREES):f}"


@lru_cache(maxsize=1)
def _time_zones() -> frozenset[str]:
    return frozenset(name for name in available_timezones() if "/" in name)


def _time_zone(cell: str) -> str:
    if cell in _time_zones():
        return cell
    name = nearest(cell.replace(" ", "_"), _time_zones())
    if name:
        raise UnreadableError(
            gettext_noop("“%(text)s” is no time zone. Did you mean “%(nearest)s”?"),
            text=cell,
            nearest=name,
        )
    raise UnreadableError(
        gettext_noop("“%(text)s” is no time zone. Write it like America/Los_Angeles."), text=cell
    )


def _languages(cell: str) -> str:
    return ", ".join(code.strip() for code in re.split(r"[,;\s]+", cell) if code.strip())


def _licences(cell: str) -> tuple[str, ...]:
    return tuple(unescaped(part) for part in parts(cell, "|\n"))


def _licences_said(lines: Iterable[str]) -> str:
    return " | ".join(escaped(line, "|\n") for line in lines)


COLUMNS: tuple[Column, ...] = (
    Column(
        "code",
        gettext_noop("How websites ask for the clinic. It finds the clinic and never changes."),
        may_be_emptied=False,
    ),
    Column("name", gettext_noop("The clinic’s name."), may_be_emptied=False),
    Column(
        "parent",
        gettext_noop("The code of the region above it, or of the group. Empty means the group."),
        may_be_emptied=False,
    ),
    Column(
        "status",
        gettext_noop("open, coming_soon or closed. A new clinic without it is open."),
        read=_status,
        may_be_emptied=False,
    ),
    Column("successor", gettext_noop("The code of the clinic that follows a closed one.")),
    Column("street", gettext_noop("Street and number.")),
    Column("city", gettext_noop("Town or city.")),
    Column("state", gettext_noop("State, county or province.")),
    Column("postal_code", gettext_noop("Postal code.")),
    Column("country", gettext_noop("Two letters: US, GB."), read=str.upper),
    Column(
        "latitude",
        gettext_noop("Degrees, like 34.052200."),
        read=_degrees,
        write=_degrees_said,
        empty=None,
    ),
    Column(
        "longitude",
        gettext_noop("Degrees, like -118.243700."),
        read=_degrees,
        write=_degrees_said,
        empty=None,
    ),
    Column("phone", gettext_noop("As people read it: +1 310 555 0100.")),
    Column("email", gettext_noop("The e-mail address visitors write to.")),
    Column("booking_url", gettext_noop("The address of the clinic’s booking page.")),
    Column("website_url", gettext_noop("The address of the clinic’s website.")),
    Column("time_zone", gettext_noop("Its name: America/Los_Angeles."), read=_time_zone),
    Column(
        "languages", gettext_noop("Language codes with commas between: en, es."), read=_languages
    ),
    Column(
        "licences",
        gettext_noop("One per line, or with | between them."),
        read=_licences,
        write=_licences_said,
        empty=(),
    ),
    Column(
        "opening_hours",
        gettext_noop("mon-fri 09:00-13:00, 14:00-18:00; sat 10:00-14:00"),
        read=read_hours,
        write=write_hours,
        empty=(),
    ),
    Column(
        "exceptions",
        gettext_noop("2026-12-25 closed Christmas; 2026-12-24 09:00-12:00"),
        read=read_exceptions,
        write=write_exceptions,
        empty=(),
    ),
    Column(
        "practitioners",
        gettext_noop("Name, credentials <web page>; Name, credentials"),
        read=read_people,
        write=write_people,
        empty=(),
    ),
    Column(
        "url_pattern",
        gettext_noop(
            "The address of guides, if it differs from above: https://…/{guide}/. {clinic} and "
            "{locale} stand for the clinic’s code and the guide’s language."
        ),
    ),
)
_BY_NAME = {column.name: column for column in COLUMNS}

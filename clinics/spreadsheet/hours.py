"""Opening hours in a cell: every week's, and those of single dates. Pure.

``mon-fri 09:00-13:00, 14:00-18:00; sat 10:00-14:00`` and
``2026-12-25 closed Christmas; 2026-12-24 09:00-12:00``.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time

from .lists import escaped, parts, unescaped
from .problems import UnreadableError, gettext_noop

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_BETWEEN = ";\n"
_INTERVAL = re.compile(r"(\d{1,2}):(\d{2})\s*[-–—]\s*(\d{1,2}):(\d{2})")
_WEEKLY = re.compile(r"([a-z]+)\.?(?:\s*[-–—]\s*([a-z]+)\.?)?\s*:?\s+(.+)", re.IGNORECASE)
_DATED = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\s+(.+)", re.DOTALL)
_CLOSED = re.compile(r"closed\b\s*", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Interval:
    """Hours of a weekday; ``day`` counts from 0 for Monday."""

    day: int
    opens: time
    closes: time


@dataclass(frozen=True, order=True)
class Exceptional:
    """The own hours of a date, ``on``; closed all day without times."""

    on: date
    opens: time | None = None
    closes: time | None = None
    note: str = ""

    @property
    def sorting(self) -> tuple[date, time, time, str]:
        """Return what the rows of one clinic are ordered by."""
        return (self.on, self.opens or time.min, self.closes or time.min, self.note)


def read_hours(cell: str) -> tuple[Interval, ...]:
    """Return the week's intervals in order. Raises ``UnreadableError``."""
    return tuple(sorted(each for part in parts(cell, _BETWEEN) for each in _of_days(part)))


def write_hours(intervals: Iterable[Interval]) -> str:
    """Return the cell of a week."""
    days: dict[int, list[str]] = {}
    for each in sorted(intervals):
        days.setdefault(each.day, []).append(f"{each.opens:%H:%M}-{each.closes:%H:%M}")
    return "; ".join(f"{DAYS[day][:3]} {', '.join(spans)}" for day, spans in days.items())


def read_exceptions(cell: str) -> tuple[Exceptional, ...]:
    """Return the dates with hours of their own in order. Raises ``UnreadableError``."""
    read = (_dated(part) for part in parts(cell, _BETWEEN))
    return tuple(sorted(read, key=lambda each: each.sorting))


def write_exceptions(exceptions: Iterable[Exceptional]) -> str:
    """Return the cell of the dates with hours of their own."""
    rows = sorted(exceptions, key=lambda each: each.sorting)
    return "; ".join(
        " ".join(part for part in (_said(each), escaped(each.note, _BETWEEN)) if part)
        for each in rows
    )


def _said(each: Exceptional) -> str:
    if each.opens is None or each.closes is None:
        return f"{each.on.isoformat()} closed"
    return f"{each.on.isoformat()} {each.opens:%H:%M}-{each.closes:%H:%M}"


def _of_days(part: str) -> Iterator[Interval]:
    found = _WEEKLY.fullmatch(part)
    if not found:
        raise UnreadableError(
            gettext_noop(
                "“%(text)s” can’t be read as opening hours. Write “mon 09:00-13:00, 14:00-18:00; "
                "tue 09:00-18:00”."
            ),
            text=part,
        )
    first = _day(found[1])
    last = _day(found[2]) if found[2] else first
    if last < first:
        raise UnreadableError(
            gettext_noop(
                "“%(text)s” ends before it begins. Write the days from Monday to Sunday."
            ),
            text=part,
        )
    if found[3].strip().lower() == "closed":
        return
    for span in parts(found[3], ","):
        opens, closes = _span(span)
        yield from (Interval(day, opens, closes) for day in range(first, last + 1))


def _day(word: str) -> int:
    matching = [n for n, name in enumerate(DAYS) if name.startswith(word.lower())]
    if len(word) < 3 or not matching:
        raise UnreadableError(
            gettext_noop("“%(text)s” is no day. Write mon, tue, wed, thu, fri, sat or sun."),
            text=word,
        )
    return matching[0]


def _span(text: str) -> tuple[time, time]:
    found = _INTERVAL.fullmatch(text)
    opens, closes = (_clock(found[1], found[2]), _clock(found[3], found[4])) if found else (0, 0)
    if not isinstance(opens, time) or not isinstance(closes, time):
        raise UnreadableError(
            gettext_noop(
                "“%(text)s” can’t be read as opening hours. Write times of 24 hours from 00:00 to "
                "23:59, for example 09:00-18:00."
            ),
            text=text,
        )
    if closes <= opens:
        raise UnreadableError(
            gettext_noop("“%(text)s” ends before it begins. Split hours around midnight in two."),
            text=text,
        )
    return opens, closes


def _clock(hour: str, minute: str) -> time | None:
    try:
        return time(int(hour), int(minute))
    except ValueError:
        return None


def _dated(part: str) -> Exceptional:
    found = _DATED.fullmatch(part)
    if found:
        rest = found[4]
        day = _date(found[1], found[2], found[3])
        closed = _CLOSED.match(rest)
        if closed:
            return Exceptional(day, note=unescaped(rest[closed.end() :].strip()))
        span = _INTERVAL.match(rest)
        if span:
            opens, closes = _span(span[0])
            return Exceptional(day, opens, closes, unescaped(rest[span.end() :].strip()))
    raise UnreadableError(
        gettext_noop(
            "“%(text)s” can’t be read as a date with its hours. Write “2026-12-25 closed "
            "Christmas; 2026-12-24 09:00-12:00”."
        ),
        text=part,
    )


def _date(year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise UnreadableError(
            gettext_noop("There is no date %(text)s. Write year, month and day: 2026-12-25."),
            text=f"{year}-{month}-{day}",
        ) from error

"""Opening hours in a graph: equal hours of several days together, dates of their own. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from guide_pages.structured_data.described import described
from guide_pages.structured_data.nodes import VOCABULARY

_Hours = TypedDict("_Hours", {"@type": Literal["OpeningHoursSpecification"]})
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: How search engines are told that a clinic is closed all day.
_CLOSED = "00:00"


@described
class OpeningHoursNode(_Hours):
    """When a clinic is open, in its own time."""

    dayOfWeek: NotRequired[list[str]]
    opens: str
    closes: str
    validFrom: NotRequired[str]
    validThrough: NotRequired[str]


def weekly_hours(hours: Iterable[Mapping[str, Any]]) -> list[OpeningHoursNode]:
    """Return a week's hours: a node for each interval, with all days that have it."""
    days: dict[tuple[str, str], list[str]] = {}
    in_order = sorted(hours, key=lambda each: (_DAYS.index(each["day"]), each["opens"]))
    for each in in_order:
        named = days.setdefault((each["opens"], each["closes"]), [])
        day = VOCABULARY + each["day"].capitalize()
        if day not in named:
            named.append(day)
    return [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": named,
            "opens": opens,
            "closes": closes,
        }
        for (opens, closes), named in days.items()
    ]


def special_hours(exceptions: Iterable[Mapping[str, Any]]) -> list[OpeningHoursNode]:
    """Return the dates with hours of their own, earliest first."""
    in_order = sorted(exceptions, key=lambda each: (each["date"], each["opens"] or ""))
    return [
        {
            "@type": "OpeningHoursSpecification",
            "validFrom": each["date"],
            "validThrough": each["date"],
            "opens": _CLOSED if each["closed"] else each["opens"],
            "closes": _CLOSED if each["closed"] else each["closes"],
        }
        for each in in_order
    ]

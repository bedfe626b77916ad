"""The facts that follow from a location's own fields. Pure."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from guide_pages.blocks.showing import Scope

from .tree import Node

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def built_in_facts(node: Node) -> dict[str, str]:
    """Return the built-in facts that a location gives to itself and to those below it."""
    if node.scope is Scope.GROUP:
        return {"group_name": node.name}
    if node.scope is Scope.REGION or node.clinic is None:
        return {"region_name": node.name}
    clinic = node.clinic
    address = clinic["address"]
    return {
        "clinic_name": node.name,
        "street": address["street"],
        "city": address["locality"],
        "state": address["region"],
        "postal_code": address["postal_code"],
        "country": address["country"],
        "phone": clinic["phone"],
        "email": clinic["email"],
        "website": clinic["website_url"],
        "opening_hours": hours_in_words(clinic["opening_hours"]),
    }


def hours_in_words(hours: Sequence[Mapping[str, Any]]) -> str:
    """Return a week's hours in short, days with equal hours together.

    For example ``Monday to Friday 09:00–17:00, Saturday 10:00–14:00``.
    """
    by_day = {
        day: " and ".join(
            f"{each['opens']}–{each['closes']}"
            for each in sorted(hours, key=lambda each: each["opens"])
            if each["day"] == day
        )
        for day in _DAYS
    }
    parts = []
    for words, days in groupby(_DAYS, key=lambda day: by_day[day]):
        if words:
            parts.append(f"{_days_in_words(list(days))} {words}")
    return ", ".join(parts)


def _days_in_words(days: Sequence[str]) -> str:
    names = [day.capitalize() for day in days]
    if len(names) == 1:
        return names[0]
    return f"{names[0]} {'and' if len(names) == 2 else 'to'} {names[-1]}"

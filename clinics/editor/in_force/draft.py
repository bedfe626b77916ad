"""A location as its draft says it, standing where it stands among published ones."""

from collections.abc import Callable, Iterable, Mapping
from datetime import time
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from wagtail.models import Page

from clinics.places import NoAddresses, tree_of
from clinics.serving import Serving
from clinics.tree import SCOPES, Node
from editions.entries import Entry, Snapshot

if TYPE_CHECKING:
    from clinics.models import Location

_STATED = {"yes": True, "no": False}
#: The parts of an address, by the field that holds them.
_ADDRESS = {
    "street": "street",
    "locality": "city",
    "region": "state",
    "postal_code": "postal_code",
    "country": "country",
}
_DETAILS = ("status", "phone", "email", "website_url", "booking_url")


def draft_serving(location: "Location", parent: Page | None, snapshot: Snapshot) -> Serving:
    """Return what a location would serve with its draft published. At most four queries.

    Its node says only what facts and offers rest on: no images, for example.
    """
    node = node_with(location, snapshot, draft_payload(location, _ancestors(parent)))
    return Serving(tree_of(snapshot), node, NoAddresses(), str)


def node_with(location: "Location", snapshot: Snapshot, payload: Mapping[str, Any]) -> Node:
    """Return the location as a node that says ``payload``; its id is 0 before it is saved."""
    kind = location.edition_kind
    entry = Entry(
        number=snapshot.number,
        kind=kind,
        object_id=location.pk or 0,
        key=location.code,
        at=timezone.now(),
        payload=payload,
    )
    return Node(entry, SCOPES[kind], payload)


def draft_payload(location: "Location", ancestors: list[int]) -> dict[str, Any]:
    """Return what the location's object in memory says."""
    is_clinic = location.edition_kind == "clinic"
    hours: Any = location.opening_hours.all() if is_clinic else ()
    return {
        "name": location.title,
        "ancestors": ancestors,
        "url_pattern": location.url_pattern,
        "values": value_rows(
            (row.definition_id, row.guide_id, row.value) for row in location.fact_values.all()
        ),
        "guides": setting_rows(
            (row.guide_id, row.offered, row.featured, row.position)
            for row in location.guide_settings.all()
        ),
        "clinic": clinic_details(
            lambda name: getattr(location, name),
            ((row.day, row.opens, row.closes) for row in hours),
        )
        if is_clinic
        else None,
    }


def value_rows(rows: Iterable[tuple[int, int | None, str]]) -> list[dict[str, Any]]:
    """Return values of facts as payloads have them, from definition, guide and value."""
    return [{"fact": fact, "guide": guide, "value": value} for fact, guide, value in rows]


def setting_rows(rows: Iterable[tuple[int, str, str, int | None]]) -> list[dict[str, Any]]:
    """Return settings of guides as payloads have them, from the choices of the form."""
    return [
        {
            "guide": guide,
            "offered": _STATED.get(offered),
            "featured": _STATED.get(featured),
            "position": position,
        }
        for guide, offered, featured, position in rows
        if guide
    ]


def clinic_details(
    field: Callable[[str], Any], hours: Iterable[tuple[str, time | None, time | None]]
) -> dict[str, Any]:
    """Return what a clinic says of itself, from its fields by name and its weekly hours."""
    return {
        **{name: field(name) or "" for name in _DETAILS},
        "address": {part: field(name) or "" for part, name in _ADDRESS.items()},
        "geo": None,
        "opening_hours": [
            {"day": day, "opens": f"{opens:%H:%M}", "closes": f"{closes:%H:%M}"}
            for day, opens, closes in hours
            if opens and closes
        ],
    }


def _ancestors(parent: Page | None) -> list[int]:
    from clinics.models import Location

    if parent is None:
        return []
    steps = range(Page.steplen, len(parent.path) + 1, Page.steplen)
    paths = [parent.path[:length] for length in steps]
    ancestors = Location.objects.filter(path__in=paths).order_by("path")
    return list(ancestors.values_list("pk", flat=True))

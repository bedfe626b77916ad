"""A group with one clinic, as editions, and what it serves. Pure."""

from typing import Any

from clinics.serving import Serving
from clinics.tree import Node, Tree
from editions.entries import Snapshot
from tests.guide_pages.document.editions_of_a_guide import Addresses, a_snapshot, an_entry

GROUP_ID, CLINIC_ID = 50, 51
CLINICS = "https://cms.example.com/api/v2/clinics"
GROUP = {"@type": "Organization", "@id": f"{CLINICS}/glow/#/group", "name": "Glow"}


def clinic_payload(**values: Any) -> dict[str, Any]:
    """Return what a clinic of which everything is known says, with these differences."""
    return {
        "status": "open",
        "successor": None,
        "address": {
            "street": "8 Sunset Boulevard",
            "locality": "Los Angeles",
            "region": "CA",
            "postal_code": "90028",
            "country": "US",
        },
        "geo": {"latitude": 34.1, "longitude": -118.3},
        "phone": "+1 310 555 0100",
        "email": "la@example.com",
        "booking_url": "https://book.example.com/",
        "website_url": "https://la.example.com/",
        "time_zone": "America/Los_Angeles",
        "opening_hours": [],
        "exceptions": [],
        "practitioners": [],
        "licences": ["CA 1"],
        "languages": ["en", "es"],
        "images": [],
        **values,
    }


def location_payload(name: str, **values: Any) -> dict[str, Any]:
    """Return what a location says."""
    return {
        "name": name,
        "ancestors": [],
        "url_pattern": "",
        "values": [],
        "guides": [],
        "treatments": {},
        "clinic": None,
        **values,
    }


def with_locations(
    clinic: dict[str, Any], *, name: str = "Glow Los Angeles", pattern: str = "", **group: Any
) -> Snapshot:
    """Return a library's editions with a group and its only clinic."""
    said = location_payload(name, ancestors=[GROUP_ID], url_pattern=pattern, clinic=clinic)
    return a_snapshot().with_entries(
        [
            an_entry(20, "group", GROUP_ID, location_payload("Glow", **group), "glow"),
            an_entry(21, "clinic", CLINIC_ID, said, "los-angeles"),
        ]
    )


def node_in(snapshot: Snapshot, location_id: int = CLINIC_ID) -> Node:
    """Return a location."""
    node = Tree(snapshot).node(location_id)
    assert node is not None
    return node


def url_of(code: str) -> str:
    """Return the URL of a clinic's document."""
    return f"{CLINICS}/{code}/"


def serving_in(snapshot: Snapshot, location_id: int | None = CLINIC_ID) -> Serving:
    """Return what a location serves; without one, what is served where none is live."""
    tree = Tree(snapshot)
    node = tree.node(location_id) if location_id is not None else None
    return Serving(tree, node, Addresses(), url_of)

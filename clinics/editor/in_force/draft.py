"""A location as its draft says it, standing where it stands among published ones."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from wagtail.models import Page

from clinics.places import NoAddresses, tree_of
from clinics.serving import Serving
from clinics.statements import draft_payload, ids_along
from clinics.tree import SCOPES, Node
from editions.entries import Entry, Snapshot

if TYPE_CHECKING:
    from clinics.models import Location


def draft_serving(location: "Location", parent: Page | None, snapshot: Snapshot) -> Serving:
    """Return what a location would serve with its draft published.

    Two queries; one more for each list of rows that is not in memory.
    """
    above = ids_along(parent.path) if parent is not None else []
    payload = draft_payload(location, above).model_dump(mode="json")
    node = _node_with(location, snapshot, payload)
    return Serving(tree_of(snapshot), node, NoAddresses(), str)


def _node_with(location: "Location", snapshot: Snapshot, payload: Mapping[str, Any]) -> Node:
    # A location has no id before it is saved.
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

"""The tree and the places of the current snapshot, each made once while it is current."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from editions.entries import Entry, Snapshot
from guide_pages.document.addresses import Addresses

from .models import Location
from .serving import ClinicURL, Serving
from .settings import own_page_share
from .statements import draft_payload
from .tree import SCOPES, Node, Tree

_held: tuple[Snapshot, Tree] | None = None


def tree_of(snapshot: Snapshot) -> Tree:
    """Return the clinics tree of a snapshot; the one asked for last is kept."""
    global _held
    held = _held
    if held is None or held[0] is not snapshot:
        held = (snapshot, Tree(snapshot))
        _held = held
    return held[1]


class NoAddresses:
    """Addresses for those who look at copy and not at documents."""

    def guide_detail(self, guide_id: int, clinic: str | None = None) -> str:
        """Return nothing."""
        return ""

    def guide_page(self, slug: str) -> str | None:
        """Return nothing."""
        return None

    def media(self, file: str) -> str:
        """Return the file's name."""
        return file

    def image_on_demand(self, image_id: int, payload: Mapping[str, Any]) -> None:
        """Return nothing."""


def place_of(
    location: Location,
    snapshot: Snapshot,
    addresses: Addresses | None = None,
    clinic_url: ClinicURL = str,
) -> Serving:
    """Return what a location serves, whether it is live or not.

    One that is not live stands where it will stand once it is.
    """
    tree = tree_of(snapshot)
    node = tree.node(location.pk) or _future_node(location, snapshot)
    return Serving(tree, node, addresses or NoAddresses(), clinic_url, own_page_share())


def _future_node(location: Any, snapshot: Snapshot) -> Node:
    # Its revision has all of its draft; the tables may have no more than its name.
    draft = location.specific.get_latest_revision_as_object()
    payload = draft_payload(draft).model_dump(mode="json")
    kind = draft.edition_kind
    entry = Entry(
        number=snapshot.number,
        kind=kind,
        object_id=draft.pk,
        key=draft.code,
        at=timezone.now(),
        payload=payload,
    )
    return Node(entry, SCOPES[kind], payload)

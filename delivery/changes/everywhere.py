"""What has changed in the record: every object, once, where it changed last."""

from collections.abc import Iterator

from clinics.status import Status
from clinics.tree import SCOPES, Tree
from delivery.addresses import PublicAddresses
from editions.entries import Entry
from guide_pages.blocks.showing import Scope

from .cursor import Position
from .models import Change, ChangeAction, position_of


def changes_everywhere(tree: Tree, after: Position, addresses: PublicAddresses) -> list[Change]:
    """Return what has changed after a position, the oldest first.

    A guide that a location does not offer is withdrawn there, with the edition that says so.
    """
    reading = _Reading(tree, addresses)
    found = [
        change
        for of_kind in tree.snapshot.entries.values()
        for entry in of_kind.values()
        if entry.number >= after[0]
        for change in reading.changes(entry)
    ]
    found.sort(key=position_of)
    return [change for change in found if position_of(change) > after]


class _Reading:
    def __init__(self, tree: Tree, addresses: PublicAddresses) -> None:
        self._tree = tree
        self._addresses = addresses

    def changes(self, entry: Entry) -> Iterator[Change]:
        location = self._location(entry)
        yield _change(
            entry,
            ChangeAction.PUBLISHED if _is_public(entry) else ChangeAction.WITHDRAWN,
            location,
            self._detail_url(entry, location),
        )
        for guide in self._not_offered(entry):
            yield _change(guide, ChangeAction.WITHDRAWN, location or entry.key, None, by=entry)

    def _location(self, entry: Entry) -> str | None:
        if entry.kind in SCOPES:
            return None if entry.kind == Scope.GROUP else entry.key
        if entry.kind == "local_guide":
            return self._code_of(int(entry.key.partition("/")[0]))
        return None

    def _code_of(self, location_id: int) -> str | None:
        entries = (self._tree.snapshot.find(kind, location_id) for kind in SCOPES)
        return next((entry.key for entry in entries if entry is not None), None)

    def _detail_url(self, entry: Entry, location: str | None) -> str | None:
        if entry.kind == "guide":
            return self._addresses.guide_detail(entry.object_id)
        if entry.kind == "faq":
            return self._addresses.faq_detail(entry.object_id)
        if entry.kind == Scope.CLINIC:
            return self._addresses.clinic_detail(entry.key)
        if entry.kind == "local_guide" and location is not None:
            node = self._tree.find(location)
            if node is not None and node.scope is Scope.CLINIC:
                guide_id = int(entry.key.partition("/")[2])
                return self._addresses.guide_detail(guide_id, location)
        return None

    def _not_offered(self, entry: Entry) -> Iterator[Entry]:
        payload = entry.payload or {}
        guide_ids = []
        if entry.kind in SCOPES and payload:
            guide_ids = [row["guide"] for row in payload["guides"] if row["offered"] is False]
        elif entry.kind == "local_guide" and payload and not payload["offered"]:
            guide_ids = [payload["guide"]]
        for guide_id in guide_ids:
            guide = self._tree.snapshot.find("guide", guide_id)
            if guide is not None:
                yield guide


def _is_public(entry: Entry) -> bool:
    if entry.payload is None:
        return False
    return entry.kind != Scope.CLINIC or entry.payload["clinic"]["status"] != Status.CLOSED


def _change(
    entry: Entry,
    action: ChangeAction,
    location: str | None,
    detail_url: str | None,
    *,
    by: Entry | None = None,
) -> Change:
    edition = by or entry
    return Change(
        number=edition.number,
        at=edition.at,
        kind=entry.kind,
        id=entry.object_id,
        key=entry.key,
        action=action,
        location=location,
        detail_url=detail_url,
    )

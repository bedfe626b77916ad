"""Current editions as plain data, for everything that is made from them. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    """The newest edition of one object: what it says, since when, by number.

    ``payload`` is ``None`` for an object that was public once and is no more. Number 0 stands
    for one that never was.
    """

    number: int
    kind: str
    object_id: int
    key: str
    at: datetime
    payload: Mapping[str, Any] | None


def nothing_said(kind: str, object_id: int = 0, key: str = "") -> Entry:
    """Return the entry that stands for an object which never was public."""
    return Entry(0, kind, object_id, key, _NEVER, None)


@dataclass(frozen=True)
class Snapshot:
    """The newest edition of every object as of ``number``: ``entries[kind][object id]``.

    A snapshot never changes; a newer one takes its place.
    """

    number: int = 0
    entries: Mapping[str, Mapping[int, Entry]] = field(default_factory=dict)

    @cached_property
    def by_number(self) -> Mapping[int, Entry]:
        """The entries by the number of their edition."""
        of_kinds = self.entries.values()
        return {entry.number: entry for of_kind in of_kinds for entry in of_kind.values()}

    def find(self, kind: str, object_id: int) -> Entry | None:
        """Return an object's newest edition, withdrawn or not; ``None`` if it never had one."""
        return self.entries.get(kind, {}).get(object_id)

    def newest(self, kind: str, object_id: int) -> Entry:
        """Return an object's newest edition; one that says nothing if it never had any."""
        return self.find(kind, object_id) or nothing_said(kind, object_id)

    def public(self, kind: str) -> list[Entry]:
        """Return the entries of one kind that say something, by ascending object id."""
        entries = self.entries.get(kind, {})
        return [entry for _, entry in sorted(entries.items()) if entry.payload is not None]

    def with_entries(self, newer: Iterable[Entry]) -> "Snapshot":
        """Return a newer snapshot with these entries, in ascending order, applied."""
        entries = {kind: dict(of_kind) for kind, of_kind in self.entries.items()}
        number = self.number
        for entry in newer:
            entries.setdefault(entry.kind, {})[entry.object_id] = entry
            number = max(number, entry.number)
        return Snapshot(number, entries)

"""Current editions as plain data, for everything that is made from them. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, NamedTuple

_NEVER = datetime.min.replace(tzinfo=UTC)
#: So many former entries are remembered with what they said.
MOST_REMEMBERED = 500


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


class Mark:
    """Stands for one snapshot, when what that said is not to be kept."""

    __slots__ = ()


class Step(NamedTuple):
    """What was recorded right after a snapshot: entries, and those that they have replaced."""

    after: Mark
    entries: Sequence[Entry]


@dataclass(frozen=True)
class Snapshot:
    """The newest edition of every object as of ``number``: ``entries[kind][object id]``.

    A snapshot never changes; a newer one takes its place. Both have the same mapping of a kind
    that has stayed as it was.
    """

    number: int = 0
    entries: Mapping[str, Mapping[int, Entry]] = field(default_factory=dict)
    #: What :meth:`since` knows this snapshot by.
    mark: Mark = field(default_factory=Mark, compare=False, repr=False)
    _steps: tuple[Step, ...] = field(default=(), compare=False, repr=False)

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

    def since(self, mark: Mark) -> Sequence[Entry] | None:
        """Return what was recorded after the snapshot with this mark, which this one has followed.

        Among it are the entries that were replaced. ``None`` when this snapshot has not followed
        that one, or when it is too long ago to be remembered.
        """
        found: list[Entry] = []
        if mark is self.mark:
            return found
        for step in reversed(self._steps):
            found += step.entries
            if step.after is mark:
                return found
        return None

    def followed_by(self, newer: Iterable[Entry]) -> "Snapshot":
        """Return the next snapshot: this one, after these entries were recorded in their order."""
        newer = list(newer)
        steps = [*self._steps, Step(self.mark, list(self._changes_by(newer)))]
        while sum(max(1, len(step.entries)) for step in steps) > MOST_REMEMBERED:
            del steps[0]
        return replace(self.with_entries(newer), _steps=tuple(steps))

    def with_entries(self, others: Iterable[Entry]) -> "Snapshot":
        """Return another snapshot, with these entries in their order in place of this one's."""
        altered: dict[str, dict[int, Entry]] = {}
        number = self.number
        for entry in others:
            if entry.kind not in altered:
                altered[entry.kind] = dict(self.entries.get(entry.kind, {}))
            altered[entry.kind][entry.object_id] = entry
            number = max(number, entry.number)
        return Snapshot(number, {**self.entries, **altered})

    def _changes_by(self, newer: Iterable[Entry]) -> Iterable[Entry]:
        for entry in newer:
            former = self.find(entry.kind, entry.object_id)
            if former is None:
                yield entry
            elif former.number != entry.number:
                yield from (former, entry)

"""What has been made of the current snapshot, kept while it is true and there is room.

Of what an earlier snapshot has left, that stays whose tags say that nothing about it has altered.
The places that nobody has asked for the longest time leave first.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar

from clinics.serving import Serving
from editions.entries import Snapshot

from .still_true import is_still_true

Document = TypeVar("Document")


@dataclass(frozen=True)
class Kept:
    """One thing on a shelf: as how many documents it counts, and what it is made of.

    Without tags it is true of one snapshot alone.
    """

    made: Any
    weight: int
    tags: Collection[str]


@dataclass(eq=False)
class Shelf:
    """What one place serves, and the documents made of it, by what they are asked for with.

    ``location_id`` is ``None`` for an installation without a live group.
    """

    location_id: int | None
    serving: Serving
    documents: dict[Hashable, Kept] = field(default_factory=dict)

    @property
    def weight(self) -> int:
        """Return as how many documents the shelf counts."""
        return sum(kept.weight for kept in self.documents.values())


class Shelves:
    """The shelves of one snapshot at a time, ``room`` documents in all. Safe between threads."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._lock = Lock()
        self._snapshot = Snapshot()
        self._shelves: OrderedDict[int | None, Shelf] = OrderedDict()
        #: What is still true of what earlier snapshots have left, by place.
        self._left: dict[int | None, dict[Hashable, Kept]] = {}
        self.held = 0

    def shelf(
        self, snapshot: Snapshot, location_id: int | None, serve: Callable[[], Serving]
    ) -> Shelf:
        """Return a location's shelf; ``serve`` says what it serves if nobody has asked yet."""
        with self._lock:
            if self._snapshot is not snapshot:
                self._go_on_with(snapshot)
            found = self._shelves.get(location_id)
            if found is None:
                left = self._left.pop(location_id, {})
                found = self._shelves[location_id] = Shelf(location_id, serve(), left)
            self._shelves.move_to_end(location_id)
            return found

    def document(
        self,
        shelf: Shelf,
        key: Hashable,
        make: Callable[[], Document],
        weight: Callable[[Document], int] = lambda made: 1,
        tags: Callable[[Document], Collection[str]] = lambda made: (),
    ) -> Document:
        """Return what is kept on ``shelf`` under ``key``, made now if it is not there.

        ``weight`` says as how many documents it counts, ``tags`` name all that it is made of.
        """
        found = shelf.documents.get(key)
        if found is None:
            made = make()
            with self._lock:
                found = shelf.documents.get(key)
                if found is None:
                    found = shelf.documents[key] = Kept(made, weight(made), tags(made))
                    # A shelf that has left meanwhile is its holder's alone, and counts no more.
                    if self._shelves.get(shelf.location_id) is shelf:
                        self.held += found.weight
                self._make_room(shelf)
        document: Document = found.made
        return document

    def clear(self) -> None:
        """Let everything leave."""
        with self._lock:
            self._shelves, self._left, self.held = OrderedDict(), {}, 0

    def _go_on_with(self, snapshot: Snapshot) -> None:
        made_of = self._snapshot.mark
        found = {**self._left, **{pk: shelf.documents for pk, shelf in self._shelves.items()}}
        self._left = {}
        for location_id, documents in found.items():
            true = {
                key: kept
                for key, kept in documents.items()
                if is_still_true(kept.tags, made_of, snapshot)
            }
            if true:
                self._left[location_id] = true
        self.held = sum(kept.weight for each in self._left.values() for kept in each.values())
        self._snapshot, self._shelves = snapshot, OrderedDict()

    def _make_room(self, in_use: Shelf) -> None:
        while self.held > self._room:
            # Nobody has asked for what is left since the snapshot, in the order of the one before.
            if self._left:
                documents = self._left.pop(next(iter(self._left)))
                self.held -= sum(kept.weight for kept in documents.values())
                continue
            location_id, oldest = next(iter(self._shelves.items()))
            if oldest is in_use:
                return
            del self._shelves[location_id]
            self.held -= oldest.weight

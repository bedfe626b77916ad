"""What has been made of the current snapshot, kept while it is current and there is room.

The places that nobody has asked for the longest time leave first.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar

from clinics.serving import Serving
from editions.entries import Snapshot

Document = TypeVar("Document")


@dataclass(eq=False)
class Shelf:
    """What one place serves, and the documents made of it, by what they are asked for with.

    ``weight`` is as how many documents they count.
    ``location_id`` is ``None`` for an installation without a live group.
    """

    location_id: int | None
    serving: Serving
    documents: dict[Hashable, Any] = field(default_factory=dict)
    weight: int = 0


class Shelves:
    """The shelves of one snapshot at a time, ``room`` documents in all. Safe between threads."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._lock = Lock()
        self._snapshot = Snapshot()
        self._shelves: OrderedDict[int | None, Shelf] = OrderedDict()
        self.held = 0

    def shelf(
        self, snapshot: Snapshot, location_id: int | None, serve: Callable[[], Serving]
    ) -> Shelf:
        """Return a location's shelf; ``serve`` says what it serves if nobody has asked yet."""
        with self._lock:
            if self._snapshot is not snapshot:
                self._snapshot, self.held = snapshot, 0
                self._shelves = OrderedDict()
            found = self._shelves.get(location_id)
            if found is None:
                found = self._shelves[location_id] = Shelf(location_id, serve())
            self._shelves.move_to_end(location_id)
            return found

    def document(
        self,
        shelf: Shelf,
        key: Hashable,
        make: Callable[[], Document],
        weight: Callable[[Document], int] = lambda made: 1,
    ) -> Document:
        """Return what is kept on ``shelf`` under ``key``, made now if it is not there.

        ``weight`` says as how many documents it counts.
        """
        if key not in shelf.documents:
            made = make()
            with self._lock:
                # A shelf that has left meanwhile is its holder's alone, and counts no more.
                if key not in shelf.documents and self._shelves.get(shelf.location_id) is shelf:
                    shelf.weight += weight(made)
                    self.held += weight(made)
                shelf.documents.setdefault(key, made)
                self._make_room(shelf)
        return shelf.documents[key]

    def clear(self) -> None:
        """Let everything leave."""
        with self._lock:
            self._shelves, self.held = OrderedDict(), 0

    def _make_room(self, in_use: Shelf) -> None:
        while self.held > self._room:
            location_id, oldest = next(iter(self._shelves.items()))
            if oldest is in_use:
                return
            del self._shelves[location_id]
            self.held -= oldest.weight

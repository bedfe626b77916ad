"""All current editions, held by a worker that follows the record.

A group's current editions are small: tens of guides, hundreds of FAQs. A reader gets
them from memory after one cheap query that asks for the newest number.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db.models import Subquery

from .entries import Entry, Mark, Snapshot
from .models import CurrentEdition, Edition, EditionCounter
from .numbering import STAMP, newest_stamp, stamp_of

#: The first read after a publication begins with this; the ORM would take most of its time.
_SINCE = (
    f"SELECT *, ({STAMP}) AS stamp FROM {Edition._meta.db_table} "  # noqa: S608
    "WHERE number >= %s ORDER BY number"
)


class Follower:
    """Keeps the newest snapshot of this process. Safe between threads.

    A snapshot is current while the counter has the stamp it was read with. So a number
    that a transaction took back, and another one then gave again, is never mistaken.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: tuple[UUID | None, Snapshot] | None = None
        self._thread = threading.local()

    def snapshot(self) -> Snapshot:
        """Return a snapshot no older than the record at the moment of the call.

        One query when nothing is new, two when something is, three after a numbering that
        was taken back. No query inside :meth:`standing_still`.
        """
        still: Snapshot | None = getattr(self._thread, "still", None)
        snapshot = still if still is not None else self._newest()
        given: list[Mark] | None = getattr(self._thread, "given", None)
        if given is not None:
            given.append(snapshot.mark)
        return snapshot

    @contextmanager
    def standing_still(self) -> Iterator[Snapshot]:
        """Have this thread see one snapshot to the end of the block, whatever is published.

        So do processes that it forks inside. A block within a block goes on with the same.
        """
        outer: Snapshot | None = getattr(self._thread, "still", None)
        self._thread.still = snapshot = self.snapshot()
        try:
            yield snapshot
        finally:
            self._thread.still = outer

    def mark_at(self, stamp: str) -> Mark | None:
        """Return the mark of the snapshot with this stamp; ``None`` unless it is held."""
        held = self._held
        if held is None or held[0] is None or not stamp or stamp_of(stamp) != held[0]:
            return None
        return held[1].mark

    @contextmanager
    def noting(self) -> Iterator[list[Mark]]:
        """Note the marks of the snapshots that this thread is given in the block, in order."""
        outer: list[Mark] | None = getattr(self._thread, "given", None)
        given: list[Mark] = []
        self._thread.given = given
        try:
            yield given
        finally:
            self._thread.given = outer

    def forget(self) -> None:
        """Drop what is held: the next call reads everything anew."""
        with self._lock:
            self._held = None

    def _newest(self) -> Snapshot:
        if self._held is None:
            return self._keep(*_load())
        stamp, snapshot = self._held
        if newest_stamp() == stamp:
            return snapshot
        return self._keep(*(_followed(snapshot) or _load()))

    def _keep(self, stamp: UUID | None, snapshot: Snapshot) -> Snapshot:
        with self._lock:
            self._held = stamp, snapshot
            return snapshot


def _load() -> tuple[UUID | None, Snapshot]:
    # The stamp is read in the same statement, so that it belongs to the rows.
    counter = EditionCounter.objects.filter(pk=EditionCounter.ROW)
    rows = list(
        CurrentEdition.objects.select_related("edition")
        .annotate(stamp=Subquery(counter.values("stamp")))
        .order_by("edition__number")
    )
    snapshot = Snapshot().with_entries(entry_of(row.edition) for row in rows)
    return (rows[-1].stamp if rows else None), snapshot


def _followed(held: Snapshot) -> tuple[UUID | None, Snapshot] | None:
    """Return the snapshot after ``held``; ``None`` when its newest edition was taken back."""
    rows = list(Edition.objects.raw(_SINCE, [held.number]))
    if not rows or not _holds(held, rows[0]):
        return None
    return stamp_of(vars(rows[-1])["stamp"]), held.followed_by(map(entry_of, rows))


def _holds(held: Snapshot, edition: Edition) -> bool:
    entry = held.find(edition.kind, edition.object_id)
    return entry is not None and (entry.number, entry.at) == (edition.number, edition.at)


def entry_of(edition: Edition) -> Entry:
    """Return an edition as plain data."""
    return Entry(
        number=edition.number,
        kind=edition.kind,
        object_id=edition.object_id,
        key=edition.key,
        at=edition.at,
        payload=edition.payload,
    )


follower = Follower()

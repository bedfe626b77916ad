"""All current editions, held by a worker that follows the record.

A group's current editions are small: tens of guides, hundreds of FAQs. A reader gets
them from memory after one cheap query that asks for the newest number.
"""

import threading
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Subquery

from .entries import Entry, Snapshot
from .models import CurrentEdition, Edition, EditionCounter
from .numbering import newest_stamp


class Follower:
    """Keeps the newest snapshot of this process. Safe between threads.

    A snapshot is current while the counter has the stamp it was read with. So a number
    that a transaction took back, and another one then gave again, is never mistaken.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: tuple[UUID | None, Snapshot] | None = None

    def snapshot(self) -> Snapshot:
        """Return a snapshot no older than the record at the moment of the call.

        One query when nothing is new, two when something is, three after a numbering that
        was taken back.
        """
        if self._held is None:
            return self._keep(*_load())
        stamp, snapshot = self._held
        if newest_stamp() == stamp:
            return snapshot
        return self._keep(*(_followed(snapshot) or _load()))

    def forget(self) -> None:
        """Drop what is held: the next call reads everything anew."""
        with self._lock:
            self._held = None

    def _keep(self, stamp: UUID | None, snapshot: Snapshot) -> Snapshot:
        with self._lock:
            self._held = stamp, snapshot
            return snapshot


def _load() -> tuple[UUID | None, Snapshot]:
    rows = list(
        _stamped(CurrentEdition.objects.select_related("edition")).order_by("edition__number")
    )
    snapshot = Snapshot().with_entries(entry_of(row.edition) for row in rows)
    return (rows[-1].stamp if rows else None), snapshot


def _followed(held: Snapshot) -> tuple[UUID | None, Snapshot] | None:
    """Return the snapshot after ``held``; ``None`` when its newest edition was taken back."""
    rows = list(_stamped(Edition.objects.filter(number__gte=held.number)).order_by("number"))
    if not rows or not _holds(held, rows[0]):
        return None
    return rows[-1].stamp, held.with_entries(map(entry_of, rows))


def _holds(held: Snapshot, edition: Edition) -> bool:
    entry = held.find(edition.kind, edition.object_id)
    return entry is not None and (entry.number, entry.at) == (edition.number, edition.at)


def _stamped(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Read the counter's stamp in the same statement, so that it belongs to the rows."""
    counter = EditionCounter.objects.filter(pk=EditionCounter.ROW)
    return rows.annotate(stamp=Subquery(counter.values("stamp")))


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

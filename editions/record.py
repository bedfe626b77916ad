"""Writing editions: compare what objects say now with the record, add what differs."""

from collections.abc import Collection
from functools import partial

from django.db import transaction
from django.utils import timezone

from .kinds import EditionKind, Statement, kind_named
from .models import CurrentEdition, Edition
from .numbering import give_numbers, take_numbering_lock
from .signals import recorded

_CHUNK = 500


def record(kind_name: str, object_ids: Collection[int]) -> list[Edition]:
    """Bring the record up to date for these objects and return the new editions.

    An object that says what its newest edition says gets no new row; one that no longer
    says anything gets a withdrawal, unless it never said anything. Runs in the caller's
    transaction, or in one of its own.

    Raises:
        KeyError: when no kind of that name is registered.
    """
    kind = kind_named(kind_name)
    written: list[Edition] = []
    ordered = sorted(set(object_ids))
    for start in range(0, len(ordered), _CHUNK):
        written += _record_chunk(kind, ordered[start : start + _CHUNK])
    return written


def record_without_waiting(kind_name: str, object_ids: Collection[int]) -> None:
    """Record like :func:`record`, for a transaction that has written already.

    It may hold rows that a publisher with the numbering lock waits for, so it must not wait
    for that lock. While another transaction holds it, the record follows right after the
    commit.
    """
    in_transaction = transaction.get_connection().in_atomic_block
    if not object_ids:
        return
    if in_transaction and not take_numbering_lock(wait=False):
        transaction.on_commit(partial(record, kind_name, list(object_ids)))
    else:
        record(kind_name, object_ids)


@transaction.atomic
def _record_chunk(kind: EditionKind, object_ids: list[int]) -> list[Edition]:
    take_numbering_lock()
    changes = differences(kind, object_ids)
    if not changes:
        return []
    now = timezone.now()
    numbers = give_numbers(len(changes))
    editions = [
        Edition(
            number=number,
            kind=kind.name,
            object_id=object_id,
            key=key,
            at=now,
            payload=payload,
            schema_version=kind.schema_version,
        )
        for number, (object_id, (key, payload)) in zip(numbers, changes.items(), strict=True)
    ]
    Edition.objects.bulk_create(editions)
    CurrentEdition.objects.bulk_create(
        [CurrentEdition(kind=e.kind, object_id=e.object_id, edition=e) for e in editions],
        update_conflicts=True,
        unique_fields=["kind", "object_id"],
        update_fields=["edition"],
    )
    transaction.on_commit(_tell, robust=True)
    return editions


def _tell() -> None:
    recorded.send_robust(sender=Edition)


def differences(
    kind: EditionKind, object_ids: Collection[int]
) -> dict[int, tuple[str, dict[str, object] | None]]:
    """Return the rows the record lacks: ``{object id: (key, payload or None)}``.

    Three queries at the most besides those of ``kind.statements``, whatever the number
    of ids.
    """
    newest = current_editions(kind.name, object_ids)
    statements = kind.statements(object_ids)
    changes: dict[int, tuple[str, dict[str, object] | None]] = {}
    for object_id in object_ids:
        known = newest.get(object_id)
        change = _change(known, statements.get(object_id))
        if change is not None:
            changes[object_id] = change
    return changes


def _change(
    known: Edition | None, statement: Statement | None
) -> tuple[str, dict[str, object] | None] | None:
    if statement is None:
        if known is None or known.payload is None:
            return None
        return known.key, None
    payload = statement.payload.model_dump(mode="json")
    if known is not None and known.payload == payload and known.key == statement.key:
        return None
    return statement.key, payload


def current_editions(kind_name: str, object_ids: Collection[int]) -> dict[int, Edition]:
    """Return the newest edition of each object that has one, by object id. One query."""
    rows = CurrentEdition.objects.filter(
        kind=kind_name, object_id__in=list(object_ids)
    ).select_related("edition")
    return {row.object_id: row.edition for row in rows}

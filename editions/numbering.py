"""The one lock under which editions are numbered.

Whoever has seen number *n* has seen every number below it: the lock is held until the
transaction ends, so numbers become visible in their own order.
"""

from uuid import UUID, uuid4

from django.db import models, transaction

from .models import EditionCounter

#: The stamp in SQL, as the database has it.
STAMP = f"SELECT stamp FROM {EditionCounter._meta.db_table} WHERE id = {EditionCounter.ROW}"  # noqa: S608


def take_numbering_lock(*, wait: bool = True) -> bool:
    """Hold the numbering lock until the surrounding transaction ends.

    Takes it before the first write of a transaction, so that no two publishers wait for
    each other's rows. Taking it twice is free of harm. A transaction that has written
    already must not wait for it: with ``wait=False`` the answer is ``False`` while another
    transaction holds the lock.

    Raises:
        TransactionManagementError: outside a transaction.
    """
    connection = transaction.get_connection()
    connection.validate_no_broken_transaction()
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            "The numbering lock is held to the commit; take it inside transaction.atomic()."
        )
    row = EditionCounter.objects.filter(pk=EditionCounter.ROW)
    if not wait and connection.features.has_select_for_update_skip_locked:
        return bool(row.select_for_update(skip_locked=True).values_list("pk"))
    # An UPDATE locks the row on PostgreSQL and takes the write lock on SQLite alike.
    if not row.update(last=models.F("last")):
        EditionCounter.objects.bulk_create(
            [EditionCounter(pk=EditionCounter.ROW)], ignore_conflicts=True
        )
        row.update(last=models.F("last"))
    return True


def give_numbers(count: int) -> range:
    """Return the next ``count`` numbers. The caller holds the numbering lock."""
    row = EditionCounter.objects.get(pk=EditionCounter.ROW)
    first = row.last + 1
    row.last += count
    row.stamp = uuid4()
    row.save(update_fields=["last", "stamp"])
    return range(first, first + count)


def newest_stamp() -> UUID | None:
    """Return the stamp of the newest numbering, ``None`` before the first. One query."""
    with transaction.get_connection().cursor() as cursor:
        # Every read begins with this question; the ORM would take most of its time.
        cursor.execute(STAMP)
        row = cursor.fetchone()
    return stamp_of(row[0]) if row is not None else None


def stamp_of(value: UUID | str) -> UUID:
    """Return a stamp as the database has it: SQLite knows it as text."""
    return value if isinstance(value, UUID) else UUID(value)


def last_number() -> int:
    """Return the newest number given, 0 when there is none. One query."""
    row = EditionCounter.objects.filter(pk=EditionCounter.ROW)
    return row.values_list("last", flat=True).first() or 0

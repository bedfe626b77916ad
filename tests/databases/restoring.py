"""Putting a database and its media back to what they were, without emptying anything.

Tests that commit are usually followed by an empty database. Here each one starts from what it
needs instead, which is put back as it was: committed, with the same ids and stamps.
"""

import sqlite3
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.backends.utils import CursorWrapper

#: Puts everything back.
PutBack = Callable[[], None]

#: Seconds for which somebody else may hold a lock.
PATIENCE = 30


def hold(name: str) -> PutBack:
    """Remember all tables and files as they are now, under a name that nothing else has."""
    tables, files = hold_tables(name), hold_files()

    def put_back() -> None:
        tables()
        files()

    return put_back


def hold_tables(name: str) -> PutBack:
    """Remember all tables as they are now, under a name that nothing else has."""
    return _hold_sqlite() if connection.vendor == "sqlite" else _hold_postgresql(name)


def _hold_sqlite() -> PutBack:
    connection.ensure_connection()
    held = sqlite3.connect(":memory:")
    connection.connection.backup(held)

    def put_back() -> None:
        connection.ensure_connection()
        began = time.monotonic()

        def lose_patience(status: int, *_: int) -> None:
            if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                assert time.monotonic() < began + PATIENCE, "a test has left a transaction open"

        held.backup(connection.connection, progress=lose_patience, sleep=0.01)

    return put_back


def _hold_postgresql(name: str) -> PutBack:
    tables = connection.introspection.table_names()
    schema = f"held_{name}"
    rows: dict[str, int] = {}
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
        cursor.execute(f"CREATE SCHEMA {schema}")
        for table in tables:
            cursor.execute(f'CREATE TABLE {schema}."{table}" AS TABLE public."{table}"')
            rows[table] = cursor.rowcount
        cursor.execute(
            "SELECT 'SELECT ' || string_agg(format('setval(%L, %s, %L)', "
            "quote_ident(sequencename), coalesce(last_value, 1), last_value IS NOT NULL), ', ') "
            "FROM pg_sequences WHERE schemaname = 'public'"
        )
        (sequences,) = cursor.fetchone()
        held_in = _newest_transaction(cursor)

    def put_back() -> None:
        nonlocal held_in
        with connection.cursor() as cursor:
            cursor.execute(_altered(rows, held_in))
            altered = [name for (name,) in cursor.fetchall()]
            statements = [f'DELETE FROM public."{table}"' for table in altered]  # noqa: S608
            statements += [f'INSERT INTO public."{e}" TABLE {schema}."{e}"' for e in altered]
            # Foreign keys are looked at when everything is back, at the commit.
            patience = f"SET LOCAL lock_timeout = '{PATIENCE}s'"
            cursor.execute("; ".join(["BEGIN", patience, *statements, sequences, "COMMIT"]))
            held_in = _newest_transaction(cursor)

    return put_back


def _altered(rows: Mapping[str, int], held_in: int) -> str:
    """Return the query for the tables with a row of a later transaction, or fewer or more rows.

    Most are as they were. Numbers of transactions begin again after four thousand million, which
    no database of tests reaches.
    """
    later = f"xmin::text::bigint > {held_in}"
    return " UNION ALL ".join(
        f"SELECT '{table}' FROM public.\"{table}\" "  # noqa: S608
        f"HAVING count(*) <> {count} OR bool_or({later})"
        for table, count in rows.items()
    )


def _newest_transaction(cursor: CursorWrapper) -> int:
    cursor.execute("SELECT pg_current_xact_id()::text::bigint")
    (number,) = cursor.fetchone()
    return int(number)


def hold_files() -> PutBack:
    """Remember all uploaded files as they are now."""
    root = Path(settings.MEDIA_ROOT)

    def present() -> set[Path]:
        return {path for path in root.rglob("*") if path.is_file()}

    held = {path: path.read_bytes() for path in present()}

    def put_back() -> None:
        there = present()
        for path in there - held.keys():
            path.unlink()
        for path in held.keys() - there:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(held[path])

    return put_back

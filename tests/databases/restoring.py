"""Putting a database and its media back to what they were, without emptying anything.

Tests that commit are usually followed by an empty database. Here each one starts from what it
needs instead, which is put back as it was: committed, with the same ids and stamps.
"""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import connection

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
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
        cursor.execute(f"CREATE SCHEMA {schema}")
        for table in tables:
            cursor.execute(f'CREATE TABLE {schema}."{table}" AS TABLE public."{table}"')
        cursor.execute(
            "SELECT format('SELECT setval(%L, %s, %L)', quote_ident(sequencename), "
            "coalesce(last_value, 1), last_value IS NOT NULL) "
            "FROM pg_sequences WHERE schemaname = 'public'"
        )
        sequences = [row[0] for row in cursor.fetchall()]
    # Foreign keys are looked at when everything is back, at the commit.
    statements = [f'DELETE FROM public."{table}"' for table in tables]  # noqa: S608
    statements += [f'INSERT INTO public."{each}" TABLE {schema}."{each}"' for each in tables]
    patience = f"SET LOCAL lock_timeout = '{PATIENCE}s'"
    everything = "; ".join(["BEGIN", patience, *statements, *sequences, "COMMIT"])

    def put_back() -> None:
        with connection.cursor() as cursor:
            cursor.execute(everything)

    return put_back


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

"""Putting a database and its media back to what they were, without emptying anything.

Tests that commit are usually followed by an empty database. Here each one starts from the same
large world instead, which is put back as it was: committed, with the same ids and stamps.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import connection

#: Puts everything back.
PutBack = Callable[[], None]


def hold(name: str) -> PutBack:
    """Remember all tables and files as they are now, under a name that nothing else has."""
    tables = _hold_sqlite() if connection.vendor == "sqlite" else _hold_postgresql(name)
    files = _hold_files()

    def put_back() -> None:
        tables()
        files()

    return put_back


def _hold_sqlite() -> PutBack:
    connection.ensure_connection()
    held = sqlite3.connect(":memory:")
    connection.connection.backup(held)

    def put_back() -> None:
        connection.ensure_connection()
        held.backup(connection.connection)

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
    everything = "; ".join(["BEGIN", *statements, *sequences, "COMMIT"])

    def put_back() -> None:
        with connection.cursor() as cursor:
            cursor.execute(everything)

    return put_back


def _hold_files() -> PutBack:
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

"""Asking an SQLite file whether anything has been committed to it."""

import os
import sqlite3
from threading import Lock

from editions.numbering import STAMP

_VERSION = "PRAGMA data_version"


class SQLiteProbe:
    """A connection that only reads, and so sees every commit as another one's.

    SQLite changes ``data_version`` on a connection when another connection, of this process or
    any other, has committed (https://www.sqlite.org/pragma.html#pragma_data_version). It reads
    that from shared memory; a table is read only after a change.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._lock = Lock()
        self._process = 0
        self._generation = 0
        self._connection: sqlite3.Connection | None = None
        self._known: tuple[int, tuple[str, str]] | None = None

    def ask(self) -> tuple[str, str]:
        """Return the editions' stamp and the state of the whole file."""
        with self._lock:
            connection = self._connection
            if connection is None or self._process != os.getpid():
                connection = self._connect()
            try:
                (version,) = connection.execute(_VERSION).fetchone()
                if self._known is None or self._known[0] != version:
                    # The stamp may be newer than the version: then the next question differs.
                    row = connection.execute(STAMP).fetchone()
                    stamp = str(row[0]) if row else ""
                    self._known = version, (stamp, f"{self._generation}.{version}")
            except sqlite3.Error:
                self._connection = None
                raise
            return self._known[1]

    def close(self) -> None:
        """Close the connection."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection = None

    def _connect(self) -> sqlite3.Connection:
        # Autocommit: a transaction would go on seeing the state it began with.
        connection = sqlite3.connect(
            f"file:{self._path}?mode=rw",
            uri=True,
            timeout=5,
            isolation_level=None,
            check_same_thread=False,
        )
        self._process = os.getpid()
        self._generation += 1
        self._connection, self._known = connection, None
        return connection

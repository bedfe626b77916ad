"""Asking an SQLite file whether anything has been committed to it."""

import os
import sqlite3
from threading import Lock

from editions.numbering import STAMP

from .moment import Moment
from .wal_index import WALIndex, wal_index_of

_VERSION = "PRAGMA data_version"


class SQLiteProbe:
    """A connection that only reads, and so sees every commit as another one's.

    SQLite changes ``data_version`` on a connection when another connection, of this process or
    any other, has committed (https://www.sqlite.org/pragma.html#pragma_data_version). It reads
    that from shared memory; a table is read only after a change. SQLite itself is asked only
    when the headers of its WAL index have changed: whenever it works it lets other threads go
    first, which costs a busy process more than everything else about a kept answer.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._lock = Lock()
        self._process = 0
        self._generation = 0
        self._connection: sqlite3.Connection | None = None
        self._index: WALIndex | None = None
        self._known: tuple[int, Moment] | None = None
        #: What the headers were before SQLite was asked, and what it said.
        self._told: tuple[int, WALIndex, bytes, Moment] | None = None

    def ask(self) -> Moment:
        """Return the editions' stamp and the state of the whole file."""
        told = self._told
        if told is not None:
            process, index, headers, answer = told
            if index.headers() == headers and process == os.getpid():
                return answer
        with self._lock:
            connection = self._connection
            if connection is None or self._process != os.getpid():
                connection = self._connect()
            is_first = self._known is None
            # Read first: a commit between the two questions makes the headers differ next time.
            headers = self._index.headers() if self._index is not None else b""
            try:
                (version,) = connection.execute(_VERSION).fetchone()
                if self._known is None or self._known[0] != version:
                    # The stamp may be newer than the version: then the next question differs.
                    row = connection.execute(STAMP).fetchone()
                    stamp = str(row[0]) if row else ""
                    self._known = version, Moment(stamp, f"{self._generation}.{version}")
            except sqlite3.Error:
                self._connection = self._index = self._told = None
                raise
            if is_first:
                # There is an index only once the file has been read.
                self._index = wal_index_of(self._path)
            elif self._index is not None:
                self._told = self._process, self._index, headers, self._known[1]
            return self._known[1]

    def close(self) -> None:
        """Close the connection."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection = self._index = self._told = None

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
        self._index = self._told = None
        return connection

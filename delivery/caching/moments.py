"""What the database had committed when it was last asked: the one cheap question of a hit.

A moment is taken after a request has arrived and before anything is served to it. An answer
made at an equal moment says what the database says, so whoever has learned of a publication
never gets an older answer afterwards, from any process.
"""

import logging
import time
from threading import Lock
from typing import Any, Protocol

from django.db import DEFAULT_DB_ALIAS, connections

from .breaker import Breaker
from .moment import Moment
from .postgresql import PATIENCE, PostgreSQLProbe
from .sqlite import SQLiteProbe

logger = logging.getLogger(__name__)

#: How long a database that has not answered is left alone.
_REST_SECONDS = 1.0


class DatabaseGone(Exception):
    """The database does not answer."""


class Probe(Protocol):
    """Asks a database for the moment. Safe between threads and after a fork."""

    def ask(self) -> Moment:
        """Return the present moment; raises whatever the driver raises."""

    def close(self) -> None:
        """Close all connections. Asking again opens others."""


class Moments:
    """The moments of the default database."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._probes: dict[str, Probe | None] = {}
        self._breaker = Breaker(_REST_SECONDS, PATIENCE)
        self._last: tuple[float, Moment] | None = None

    def now(self, *, is_before_django: bool = False) -> Moment | None:
        """Return the present moment; ``None`` where it cannot be told, so nothing is kept.

        That is within an open transaction, which sees what nobody else does, and for databases
        other than SQLite files and PostgreSQL through psycopg 3. Who comes before Django is in
        no transaction and need not look for the thread's connection, a quarter of the work.

        Raises:
            DatabaseGone: when the database does not answer. For a second after that it is not
                asked again, and then by one thread alone until it answers.
        """
        if not is_before_django and connections[DEFAULT_DB_ALIAS].in_atomic_block:
            return None
        name = str(connections.settings[DEFAULT_DB_ALIAS]["NAME"])
        try:
            probe = self._probes[name]
        except KeyError:
            probe = self._probe_of(name)
        if probe is None:
            return None
        if not self._breaker.may_ask():
            raise DatabaseGone
        asked_at = time.monotonic()
        try:
            moment = probe.ask()
        except Exception as error:
            self._breaker.failed()
            logger.warning("The database does not answer: %s", error)
            raise DatabaseGone from error
        self._breaker.answered()
        self._last = asked_at, moment
        return moment

    def last(self, within: float) -> Moment | None:
        """Return the newest moment known, if the database answered ``within`` these seconds."""
        if self._last is None or time.monotonic() - self._last[0] > within:
            return None
        return self._last[1]

    def forget(self) -> None:
        """Close all connections and forget what the database has said."""
        with self._lock:
            for probe in filter(None, self._probes.values()):
                probe.close()
            self._probes.clear()
            self._breaker, self._last = Breaker(_REST_SECONDS, PATIENCE), None

    def _probe_of(self, name: str) -> Probe | None:
        connection: Any = connections[DEFAULT_DB_ALIAS]
        with self._lock:
            if name not in self._probes:
                made: Probe | None = None
                # Psycopg 2 cannot ask with a limit, so nothing is kept with it.
                if connection.vendor == "postgresql" and hasattr(connection.Database, "pq"):
                    made = PostgreSQLProbe(connection)
                elif connection.vendor == "sqlite" and not connection.is_in_memory_db():
                    made = SQLiteProbe(name)
                self._probes[name] = made
            return self._probes[name]


moments = Moments()

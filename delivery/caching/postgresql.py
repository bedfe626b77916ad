"""Asking PostgreSQL whether anything has been committed."""

import os
import threading
from typing import Any
from weakref import WeakSet

from django.db.backends.postgresql.base import DatabaseWrapper

from editions.numbering import STAMP

_QUESTION = f"SELECT pg_current_snapshot()::text, ({STAMP})::text"
#: Seconds after which a host that does not answer is given up.
_PATIENCE = 3


class PostgreSQLProbe:
    """One statement on a connection of its own per thread.

    A snapshot names the transactions whose work is visible
    (https://www.postgresql.org/docs/current/functions-info.html): as long as it reads the same,
    nobody has committed anything. The counter's stamp comes with it in the same statement.
    """

    def __init__(self, connection: DatabaseWrapper) -> None:
        self._parameters = {
            **connection.get_connection_params(),
            "autocommit": True,
            "connect_timeout": _PATIENCE,
            "tcp_user_timeout": _PATIENCE * 1000,
        }
        self._connect = connection.Database.connect
        self._own = threading.local()
        self._open: WeakSet[Any] = WeakSet()

    def ask(self) -> tuple[str, str]:
        """Return the editions' stamp and the state of the whole cluster."""
        try:
            return self._answer()
        except Exception:
            # A connection that was closed from the other side tells nothing about the database.
            self._forget()
        try:
            return self._answer()
        except Exception:
            self._forget()
            raise

    def close(self) -> None:
        """Close the connections of all threads."""
        for connection in list(self._open):
            connection.close()

    def _answer(self) -> tuple[str, str]:
        row = self._connection().execute(_QUESTION).fetchone()
        return row[1] or "", row[0]

    def _connection(self) -> Any:
        own = self._own
        if getattr(own, "process", None) != os.getpid():
            parameters = {
                name: value
                for name, value in self._parameters.items()
                if name not in ("cursor_factory", "context", "prepare_threshold")
            }
            own.connection = self._connect(**parameters, prepare_threshold=1)
            own.process = os.getpid()
            self._open.add(own.connection)
        return own.connection

    def _forget(self) -> None:
        connection = getattr(self._own, "connection", None)
        self._own.__dict__.clear()
        if connection is not None:
            connection.close()

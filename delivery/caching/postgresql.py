"""Asking PostgreSQL whether anything has been committed."""

import os
import select
import threading
import time
from typing import Any
from weakref import WeakSet

from django.db.backends.postgresql.base import DatabaseWrapper
from psycopg import OperationalError
from psycopg.pq import ExecStatus

from editions.numbering import STAMP

_QUESTION = f"SELECT pg_current_snapshot()::text, ({STAMP})::text".encode()
_STATEMENT = b"moment"
_DONE = (ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK)
#: Seconds after which a database that does not answer is given up.
PATIENCE = 3


class PostgreSQLProbe:
    """One statement on a connection of its own per thread.

    A snapshot names the transactions whose work is visible
    (https://www.postgresql.org/docs/current/functions-info.html): as long as it reads the same,
    nobody has committed anything. The counter's stamp comes with it in the same statement.
    """

    def __init__(self, connection: DatabaseWrapper, patience: int = PATIENCE) -> None:
        self._patience = patience
        self._parameters = {
            **connection.get_connection_params(),
            "autocommit": True,
            "connect_timeout": patience,
            "tcp_user_timeout": patience * 1000,
        }
        self._connect = connection.Database.connect
        self._own = threading.local()
        self._open: WeakSet[Any] = WeakSet()

    def ask(self) -> tuple[str, str]:
        """Return the editions' stamp and the state of the whole cluster.

        Raises:
            TimeoutError: when the database takes the question and does not answer.
        """
        is_old = getattr(self._own, "process", None) == os.getpid()
        try:
            return self._answer()
        except Exception as error:
            self._forget()
            if not is_old or isinstance(error, TimeoutError):
                raise
        # A connection that was closed from the other side tells nothing about the database.
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
        pgconn = self._connection().pgconn
        pgconn.send_query_prepared(_STATEMENT, None)
        result = _answer_to(pgconn, self._patience)
        return (result.get_value(0, 1) or b"").decode(), result.get_value(0, 0).decode()

    def _connection(self) -> Any:
        own = self._own
        if getattr(own, "process", None) != os.getpid():
            parameters = {
                name: value
                for name, value in self._parameters.items()
                if name not in ("cursor_factory", "context", "prepare_threshold")
            }
            own.connection = self._connect(**parameters)
            self._open.add(own.connection)
            own.connection.pgconn.send_prepare(_STATEMENT, _QUESTION)
            _answer_to(own.connection.pgconn, self._patience)
            own.process = os.getpid()
        return own.connection

    def _forget(self) -> None:
        connection = getattr(self._own, "connection", None)
        self._own.__dict__.clear()
        if connection is not None:
            connection.close()


def _answer_to(pgconn: Any, patience: int) -> Any:
    """Return the result of what was sent: a cursor would wait for it without end.

    A server that hangs goes on taking what it is sent, so no limit of the network ends the wait.
    """
    until = time.monotonic() + patience
    arrived = select.poll()
    arrived.register(pgconn.socket, select.POLLIN)
    told = None
    while True:
        while pgconn.is_busy():
            left = until - time.monotonic()
            if left <= 0 or not arrived.poll(left * 1000):
                raise TimeoutError(f"no answer within {patience} seconds")
            pgconn.consume_input()
        result = pgconn.get_result()
        if result is None:
            break
        told = result
    if told is None or told.status not in _DONE:
        raise OperationalError(told.get_error_message() if told is not None else "no result")
    return told

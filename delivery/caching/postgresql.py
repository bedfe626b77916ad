"""Asking PostgreSQL whether anything has been committed."""

import os
import select
import threading
import time
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from editions.numbering import STAMP

from .moment import Moment

if TYPE_CHECKING:
    # Importing it needs PostgreSQL's driver, which sites on SQLite do not have.
    from django.db.backends.postgresql.base import DatabaseWrapper

_QUESTION = f"SELECT pg_current_snapshot()::text, ({STAMP})::text".encode()
_STATEMENT = b"moment"
#: Seconds after which a database that does not answer is given up.
PATIENCE = 3


class PostgreSQLProbe:
    """One statement on a connection of its own per thread.

    A snapshot names the transactions whose work is visible
    (https://www.postgresql.org/docs/current/functions-info.html): as long as it reads the same,
    nobody has committed anything. The counter's stamp comes with it in the same statement.
    """

    def __init__(self, connection: "DatabaseWrapper", patience: int = PATIENCE) -> None:
        self._patience = patience
        self._parameters = {
            **connection.get_connection_params(),
            "autocommit": True,
            "connect_timeout": patience,
            "tcp_user_timeout": patience * 1000,
        }
        self._driver: Any = connection.Database
        self._own = threading.local()
        self._open: WeakSet[Any] = WeakSet()

    def ask(self) -> Moment:
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

    def _answer(self) -> Moment:
        pgconn = self._connection().pgconn
        pgconn.send_query_prepared(_STATEMENT, None)
        result = self._answer_to(pgconn)
        stamp = (result.get_value(0, 1) or b"").decode()
        return Moment(stamp, result.get_value(0, 0).decode())

    def _connection(self) -> Any:
        own = self._own
        if getattr(own, "process", None) != os.getpid():
            parameters = {
                name: value
                for name, value in self._parameters.items()
                if name not in ("cursor_factory", "context", "prepare_threshold")
            }
            own.connection = self._driver.connect(**parameters)
            self._open.add(own.connection)
            own.connection.pgconn.send_prepare(_STATEMENT, _QUESTION)
            self._answer_to(own.connection.pgconn)
            own.process = os.getpid()
        return own.connection

    def _forget(self) -> None:
        connection = getattr(self._own, "connection", None)
        self._own.__dict__.clear()
        if connection is not None:
            connection.close()

    def _answer_to(self, pgconn: Any) -> Any:
        """Return the result of what was sent: a cursor would wait for it without end.

        A server that hangs goes on taking what it is sent: no limit of the network ends the wait.
        """
        until = time.monotonic() + self._patience
        arrived = select.poll()
        arrived.register(pgconn.socket, select.POLLIN)
        told = None
        while True:
            while pgconn.is_busy():
                left = until - time.monotonic()
                if left <= 0 or not arrived.poll(left * 1000):
                    raise TimeoutError(f"no answer within {self._patience} seconds")
                pgconn.consume_input()
            result = pgconn.get_result()
            if result is None:
                break
            told = result
        status = self._driver.pq.ExecStatus
        if told is None or told.status not in (status.TUPLES_OK, status.COMMAND_OK):
            said = told.get_error_message() if told is not None else "no result"
            raise self._driver.OperationalError(said)
        return told

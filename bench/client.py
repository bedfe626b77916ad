"""One request after the other over one connection, for what is made anew every time."""

import http.client
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .load import Failed
from .measures import Round, percentile
from .processes import usage
from .servers import HOST, Server


@dataclass(frozen=True)
class Received:
    """An answer, and the seconds until the last byte of it was here."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    seconds: float


class Client:
    """A keep-alive connection to a server."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._connection = http.client.HTTPConnection(HOST, server.port, timeout=120)

    def get(self, path: str) -> Received:
        """Ask for a path.

        Raises:
            Failed: for any answer but 200.
        """
        began = time.perf_counter()
        self._connection.request("GET", path)
        response = self._connection.getresponse()
        body = response.read()
        seconds = time.perf_counter() - began
        if response.status != 200:
            raise Failed(f"{path} was answered with {response.status}.")
        headers = {name.lower(): value for name, value in response.getheaders()}
        return Received(response.status, headers, body, seconds)

    def one_at_a_time(self, path: str, times: int, before_each: Callable[[], object]) -> Round:
        """Ask so many times; what ``before_each`` does counts for nothing."""
        before = usage(self._server.pid).cpu
        taken = []
        for _ in range(times):
            before_each()
            taken.append(self.get(path).seconds)
        return Round(
            requests=times,
            seconds=sum(taken),
            cpu=usage(self._server.pid).cpu - before,
            p50=percentile(taken, 0.5),
            p99=percentile(taken, 0.99),
        )

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

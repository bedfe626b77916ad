"""Real web workers on the test's own database, each a process with a port of its own."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.db import connection

from tests.delivery.contract import API, check_answer, told_of

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 60.0
#: The header by which a request asks a mortal worker to die (``mortal_wsgi``).
DIES = "X-Dies-Before-It-Answers"


@dataclass
class Reply:
    """What a worker has answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def etag(self) -> str:
        """Return the answer's tag."""
        return self.headers["etag"]


@dataclass
class Worker:
    """A server process."""

    port: int
    process: subprocess.Popen[bytes]
    _connection: http.client.HTTPConnection | None = field(default=None, repr=False)

    def get(self, path: str, **headers: str) -> Reply:
        """Return this worker's answer, over a connection that stays open.

        Fails where it is not the contract's.
        """
        if self._connection is None:
            self._connection = self.connect()
        reply = ask(self._connection, path, **headers)
        address, _, query = path.partition("?")
        if address.startswith(API):
            environ = {"REQUEST_METHOD": "GET", "PATH_INFO": address, "QUERY_STRING": query}
            check_answer(told_of(environ, reply.status, reply.headers.items(), reply.body))
        return reply

    def connect(self) -> http.client.HTTPConnection:
        """Return a connection of one's own; connections are not shared between threads."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)

    def kill(self) -> None:
        """End the process without a chance to tidy up."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(PATIENCE)


def ask(
    connected: http.client.HTTPConnection,
    path: str,
    method: str = "GET",
    content: str | None = None,
    **headers: str,
) -> Reply:
    """Return the answer to a request."""
    connected.request(method, path, content, headers)
    response = connected.getresponse()
    body = response.read()
    told = {name.lower(): value for name, value in response.getheaders()}
    return Reply(response.status, told, body)


def start_worker(
    data: Path, application: str = "cms_site.wsgi:application", **environment: str
) -> Worker:
    """Start a worker; :func:`await_worker` tells when it answers."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"]
    command += ["--port", str(port), "--workers", "1", "--blocking-threads", "2", "--no-ws"]
    command += ["--log-level", "warning", application]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        start_new_session=True,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "cms_site.settings.development",
            "DEBUG": "0",
            "LOG_LEVEL": "ERROR",
            "DATA_DIR": str(data),
            "DATABASE_URL": database_url(),
            **environment,
        },
    )
    return Worker(port, process)


def await_worker(worker: Worker) -> Worker:
    """Wait until a worker answers."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            if worker.get("/health/").status == 200:
                return worker
        except (OSError, http.client.HTTPException):
            worker._connection = None
        assert worker.process.poll() is None, "The worker has ended."
        assert time.monotonic() < deadline, "The worker does not answer."
        time.sleep(0.1)


def database_url() -> str:
    """Return the address of the test's database."""
    database: dict[str, Any] = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    host = quote(database["HOST"], safe="") or "localhost"
    secret = f":{quote(database['PASSWORD'])}" if database["PASSWORD"] else ""
    port = f":{database['PORT']}" if database["PORT"] else ""
    return f"postgres://{quote(database['USER'])}{secret}@{host}{port}/{database['NAME']}"


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as once:
        once.bind(("127.0.0.1", 0))
        port: int = once.getsockname()[1]
    return port

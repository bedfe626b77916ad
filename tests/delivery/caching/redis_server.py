"""A Redis of the test's own, which may be killed and started again on its port."""

import shutil
import socket
import subprocess
import time
from contextlib import suppress

import pytest

from .workers import PATIENCE, free_port

NAMES = ("redis-server", "valkey-server")
NO_REDIS = "No Redis found: install one (Debian: apt-get install redis-server)"

PROGRAM = next((path for path in map(shutil.which, NAMES) if path), None)

needs_redis = pytest.mark.skipif(PROGRAM is None, reason=NO_REDIS)


class RedisServer:
    """A server that keeps everything in memory and forgets it when it ends."""

    def __init__(self) -> None:
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Return its address, the same after another start."""
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Start it and wait until it answers."""
        assert PROGRAM is not None
        command = [PROGRAM, "--port", str(self.port), "--bind", "127.0.0.1"]
        command += ["--save", "", "--appendonly", "no", "--loglevel", "warning"]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + PATIENCE
        while b"+PONG" not in self._told(b"PING\r\n"):
            assert self._process.poll() is None, "Redis has ended."
            assert time.monotonic() < deadline, "Redis does not answer."
            time.sleep(0.02)

    def kill(self) -> None:
        """End it without a chance to tidy up."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(PATIENCE)
            self._process = None

    def hits(self) -> int:
        """Return how often it has had what it was asked for."""
        told = self._told(b"INFO stats\r\n").decode()
        return int(told.partition("keyspace_hits:")[2].split()[0])

    def _told(self, command: bytes) -> bytes:
        with (
            suppress(OSError),
            socket.create_connection(("127.0.0.1", self.port), timeout=1) as connected,
        ):
            connected.sendall(command)
            return connected.recv(100_000)
        return b""

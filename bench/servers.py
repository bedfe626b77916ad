"""Real servers with one worker each, for as long as a run lasts."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HOST = "127.0.0.1"
_PATIENCE = 60.0
_TIME_TO_END = 15.0

NGINX = """\
daemon off;
{user}
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    open_file_cache max=100 inactive=1h;
    open_file_cache_valid 1h;
    keepalive_requests 1000000000;
    keepalive_timeout 1h;
    default_type application/json;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen {host}:{port};
        root {root};
    }}
}}
"""


class NotServing(Exception):
    """A server did not come up; the message is a sentence."""


@dataclass(frozen=True)
class Server:
    """A server that answers on this machine."""

    pid: int
    port: int

    def url(self, path: str) -> str:
        """Return the address of a path."""
        return f"http://{HOST}:{self.port}{path}"


@contextmanager
def granian(
    application: str, environment: Mapping[str, str], *, blocking_threads: int = 4
) -> Iterator[Server]:
    """Serve a WSGI application as ``script/server`` does, but with one worker."""
    port = _free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST]
    command += ["--port", str(port), "--workers", "1", "--no-ws", "--log-level", "warning"]
    command += ["--blocking-threads", str(blocking_threads), application]
    with _running(command, port, environment, "/health/") as server:
        yield server


@contextmanager
def nginx(program: str, root: Path, folder: Path) -> Iterator[Server]:
    """Serve the files below ``root``; ``folder`` is for what nginx writes itself."""
    port = _free_port()
    configuration = folder / "nginx.conf"
    user = "user root;" if os.geteuid() == 0 else ""
    configuration.write_text(
        NGINX.format(folder=folder, host=HOST, port=port, root=root, user=user)
    )
    command = [program, "-p", str(folder), "-c", str(configuration)]
    command += ["-e", str(folder / "nginx.log")]
    with _running(command, port, os.environ, "/") as server:
        yield server


@contextmanager
def stopping(process: subprocess.Popen[str]) -> Iterator[None]:
    """Stop a process and the group of processes that it leads, however the block ends."""
    try:
        yield
    finally:
        if process.returncode is None:
            os.kill(process.pid, signal.SIGTERM)
            end = time.monotonic() + _TIME_TO_END
            # Until it is waited for, its id is nobody else's, and so is that of its group.
            while not _has_ended(process) and time.monotonic() < end:
                time.sleep(0.05)
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _has_ended(process: subprocess.Popen[str]) -> bool:
    return bool(os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT))


@contextmanager
def _running(
    command: list[str], port: int, environment: Mapping[str, str], path: str
) -> Iterator[Server]:
    # A group of its own: Ctrl-C at the terminal reaches this program alone, which stops it.
    process = subprocess.Popen(command, env=dict(environment), text=True, process_group=0)
    with stopping(process):
        _await(process, port, path)
        yield Server(process.pid, port)


def _await(process: subprocess.Popen[str], port: int, path: str) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            raise NotServing("A server ended before it answered; the lines above say why.")
        connection = http.client.HTTPConnection(HOST, port, timeout=5)
        try:
            connection.request("GET", path)
            connection.getresponse().read()
            return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise NotServing(f"A server gave no answer on port {port} within a minute.")


def _free_port() -> int:
    with socket.socket() as once:
        once.bind((HOST, 0))
        port: int = once.getsockname()[1]
        return port

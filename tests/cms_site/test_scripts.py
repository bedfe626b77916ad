"""The small programs that script/server rests on."""

import hashlib
import os
import shutil
import socket
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "script"


def run(name: str, *arguments: str, cwd: Path = SCRIPTS) -> subprocess.CompletedProcess[str]:
    """Run a program of ``script/`` in a process of its own."""
    return subprocess.run(
        [sys.executable, SCRIPTS / name, *arguments], cwd=cwd, capture_output=True, text=True
    )


def test_a_free_port_is_accepted() -> None:
    with socket.socket() as once:
        once.bind(("127.0.0.1", 0))
        port = once.getsockname()[1]

    assert run("free_port.py", "127.0.0.1", str(port)).returncode == 0


def test_a_port_in_use_is_refused_with_a_remedy() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        port = server.getsockname()[1]

        result = run("free_port.py", "127.0.0.1", str(port))

    assert result.returncode == 1
    assert result.stderr == (
        f"Cannot serve on 127.0.0.1 port {port}: Address already in use. "
        f"Choose another port: PORT=8001 script/server\n"
    )


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http", ""])
def test_what_is_no_port_is_refused(port: str) -> None:
    result = run("free_port.py", "127.0.0.1", port)

    assert result.returncode == 1
    assert result.stderr.startswith("PORT must be a number from 1 to 65535")


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("localhost", "127.0.0.1"),
        ("127.0.0.1", "127.0.0.1"),
        ("0.0.0.0", "0.0.0.0"),  # noqa: S104 - nothing listens there
        ("::1", "::1"),
    ],
)
def test_a_name_is_listened_on_at_its_address(host: str, address: str) -> None:
    assert run("listen_on.py", host).stdout == f"{address}\n"


@pytest.mark.parametrize("host", ["nobody.invalid", "http://localhost", "127.0.0.1:8000", ".."])
def test_what_is_no_host_is_refused_with_a_remedy(host: str) -> None:
    result = run("listen_on.py", host)

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("HOST must be an address of this machine, or a name that has")
    assert f"not {host!r}: " in result.stderr
    assert result.stderr.count("\n") == 1


def test_waiting_ends_when_the_server_is_healthy() -> None:
    answers = [503, 503, 200]

    class Health(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(answers.pop(0))
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Keep the test's output clean."""

    server = HTTPServer(("127.0.0.1", 0), Health)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        url = f"http://127.0.0.1:{server.server_port}/health/"
        result = run("await_health.py", url, str(os.getpid()))
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

    assert (result.returncode, result.stderr) == (0, "")
    assert answers == []


def test_waiting_ends_when_the_server_has_ended() -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()

    result = run("await_health.py", "http://127.0.0.1:9/health/", str(ended.pid))

    assert result.returncode == 1
    assert result.stderr.startswith("The server ended before it answered")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with a working environment and a lock that is installed in it."""
    (tmp_path / "script").mkdir()
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").symlink_to(sys.executable)
    lock = tmp_path / "requirements.txt"
    lock.write_text("# nothing\n")
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    (tmp_path / ".venv" / ".installed-requirements").write_text(digest)
    return tmp_path


def test_an_installed_lock_is_not_installed_again(checkout: Path) -> None:
    result = run("install_locked.py", "requirements.txt", cwd=checkout)

    assert (result.returncode, result.stdout) == (0, "")


def test_a_changed_lock_that_cannot_be_installed_is_tried_again(checkout: Path) -> None:
    (checkout / "requirements.txt").write_text("no-hash==1.0\n")

    for _ in range(2):
        result = run("install_locked.py", "requirements.txt", cwd=checkout)

        assert result.returncode == 1
        assert result.stdout == "Installing requirements.txt\n"
        assert result.stderr.endswith("did not succeed; the lines above say why.\n")


def test_an_old_python_alone_is_refused_with_a_remedy(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    shell = shutil.which("sh")
    assert shell

    result = subprocess.run(
        [shell, "-c", ". ./environment; find_python"],
        cwd=SCRIPTS,
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )

    assert result.returncode == 1
    assert result.stderr.startswith(
        "Clinic Guides needs Python 3.11 or newer, and none was found."
    )

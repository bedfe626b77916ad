"""A real nginx with the project's own configuration, in front of an export and of a worker."""

import http.client
import os
import shutil
import ssl
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.delivery.caching.workers import PATIENCE, ROOT, Reply, ask, free_port

#: Debian keeps it where only root looks for programs.
PROGRAM = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
_AROUND = """
daemon off;
worker_processes 1;
pid {folder}/pid;
error_log stderr;
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/guides.conf;
}}
"""


@dataclass
class Nginx:
    """A running nginx."""

    port: int
    process: subprocess.Popen[bytes]
    _connection: http.client.HTTPSConnection = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.reconnect()

    def reconnect(self) -> None:
        """Begin a new connection, which trusts the certificate that was made for the test."""
        self._connection = http.client.HTTPSConnection(
            "127.0.0.1",
            self.port,
            timeout=PATIENCE,
            context=ssl._create_unverified_context(),  # noqa: S323 - our own, on this machine
        )

    def ask(self, path: str, method: str = "GET", **headers: str) -> Reply:
        """Return the answer to a request."""
        return ask(self._connection, path, method, **headers)

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait(PATIENCE)


def start_nginx(folder: Path, export: Path, site_port: int) -> Nginx:
    """Start nginx in front of an export and a worker, and wait until it answers."""
    assert PROGRAM is not None
    folder.mkdir()
    port = free_port()
    written = (ROOT / "docs" / "nginx.conf").read_text()
    for documented, here in {
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "server_name guides.example.com": "server_name localhost",
        "/etc/ssl/guides": str(folder),
        "/srv/export/current": str(export / "current"),
        "http://127.0.0.1:8000": f"http://127.0.0.1:{site_port}",
    }.items():
        assert documented in written
        written = written.replace(documented, here)
    (folder / "guides.conf").write_text(written)
    (folder / "nginx.conf").write_text(_AROUND.format(folder=folder))
    _certify(folder)
    # Its workers give up root's rights and must still be able to read the files.
    for part in (export, *export.rglob("*"), *export.parents):
        if part.stat().st_uid == os.getuid() and part != Path("/tmp"):  # noqa: S108
            part.chmod(part.stat().st_mode | (0o055 if part.is_dir() else 0o044))
    process = subprocess.Popen(
        [PROGRAM, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"]
    )
    nginx = Nginx(port, process)
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            assert nginx.ask("/health/").status == 200
        except (OSError, http.client.HTTPException, AssertionError):
            nginx.reconnect()
        else:
            return nginx
        assert process.poll() is None, "nginx has ended."
        assert time.monotonic() < deadline, "nginx does not answer."
        time.sleep(0.1)


def _certify(folder: Path) -> None:
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"]
    command += ["-subj", "/CN=localhost", "-out", "fullchain.pem", "-keyout", "privkey.pem"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)

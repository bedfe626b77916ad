"""A real Varnish with the project's own configuration, in front of a real worker."""

import http.client
import os
import shutil
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.delivery.caching.workers import PATIENCE, ROOT, Reply, ask, free_port

#: Debian keeps it where only root looks for programs.
PROGRAM = shutil.which("varnishd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


@dataclass
class Varnish:
    """A running Varnish. ``asked`` and ``kept`` tell where an answer has come from."""

    port: int
    process: subprocess.Popen[bytes]
    _connection: http.client.HTTPConnection = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._connection = self.connect()

    @property
    def address(self) -> str:
        """Return the URL of its root."""
        return f"http://127.0.0.1:{self.port}"

    def connect(self) -> http.client.HTTPConnection:
        """Return a connection of one's own."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)

    def get(self, path: str, **headers: str) -> Reply:
        """Return the answer to a request."""
        return ask(self._connection, path, **headers)

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait(PATIENCE)


def is_kept(reply: Reply) -> bool:
    """Say whether an answer came from Varnish's memory: then two requests stand behind it."""
    return len(reply.headers["x-varnish"].split()) == 2


def start_varnish(folder: Path, origin_port: int) -> Varnish:
    """Start Varnish in front of a worker and wait until it answers."""
    assert PROGRAM is not None
    folder.mkdir()
    written = (ROOT / "docs" / "varnish.vcl").read_text()
    configuration = folder / "varnish.vcl"
    configuration.write_text(written.replace('.port = "8000"', f'.port = "{origin_port}"'))
    # Varnish leaves its rights behind and must still be able to read it.
    for part in (configuration, *configuration.parents):
        if part.stat().st_uid == os.getuid() and part != Path("/tmp"):  # noqa: S108
            part.chmod(part.stat().st_mode | 0o055 if part.is_dir() else 0o644)
    port = free_port()
    command = [PROGRAM, "-F", "-n", str(folder / "work"), "-a", f"127.0.0.1:{port}"]
    command += ["-f", str(configuration), "-s", "malloc,32m", "-T", "none"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    varnish = Varnish(port, process)
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            assert varnish.get("/health/").status == 200
        except (OSError, http.client.HTTPException, AssertionError):
            varnish._connection = varnish.connect()
        else:
            return varnish
        assert process.poll() is None, "Varnish has ended."
        assert time.monotonic() < deadline, "Varnish does not answer."
        time.sleep(0.1)

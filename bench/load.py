"""As many requests as a server answers, from wrk over a fixed number of connections."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .measures import Round
from .processes import usage
from .servers import Server

CONNECTIONS = 16
_SCRIPT = Path(__file__).with_name("wrk.lua")


class Failed(Exception):
    """Requests were not answered as they should; the message is a sentence."""


def loaded(
    program: str,
    server: Server,
    path: str,
    *,
    seconds: int,
    headers: Mapping[str, str] | None = None,
) -> Round:
    """Ask for one path for so many seconds.

    Raises:
        Failed: when a request was refused or got no answer.
    """
    command = [program, "--threads", "1", "--connections", str(CONNECTIONS)]
    command += ["--duration", f"{seconds}s", "--script", str(_SCRIPT)]
    for name, value in (headers or {}).items():
        command += ["--header", f"{name}: {value}"]
    before = usage(server.pid).cpu
    result = subprocess.run(
        [*command, server.url(path)], capture_output=True, text=True, process_group=0
    )
    cpu = usage(server.pid).cpu - before
    if result.returncode:
        raise Failed(f"wrk ended with {result.returncode}: {result.stderr.strip()}")
    return read_round(result.stdout, path=path, cpu=cpu)


def read_round(printed: str, *, path: str, cpu: float) -> Round:
    """Return what wrk has printed as a round.

    Raises:
        Failed: when a request was refused or got no answer, or none was made.
    """
    told: dict[str, Any] = json.loads(printed.strip().rpartition("\n")[2])
    if told["failed"] or not told["requests"]:
        raise Failed(f"{path}: {told['failed']} of {told['requests']} requests failed.")
    return Round(
        requests=told["requests"],
        seconds=told["microseconds"] / 1e6,
        cpu=cpu,
        p50=told["p50"] / 1e6,
        p99=told["p99"] / 1e6,
    )

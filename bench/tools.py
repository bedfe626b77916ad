"""The programs that a run needs besides Python."""

import shutil
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Tools:
    """Paths of programs. Without nginx its rows are left out."""

    wrk: str
    nginx: str | None


def tools() -> Tools:
    """Return the programs of this machine; exit with a sentence where there is no wrk."""
    wrk = shutil.which("wrk")
    if wrk is None:
        sys.exit("script/bench needs wrk. Install it (Debian: apt-get install wrk).")
    return Tools(wrk=wrk, nginx=shutil.which("nginx", path=_with_system_folders()))


def _with_system_folders() -> str:
    # Debian keeps servers where only root looks.
    return ":".join(["/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin"])

"""What it costs to export everything as files, and again after one guide was published."""

import json
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from .processes import proportional_memory
from .servers import NotServing
from .site import Site

#: Seconds between looks at the memory, which take the kernel some milliseconds themselves.
_BETWEEN = 0.5


@dataclass(frozen=True)
class Exported:
    """One export: answers in it, seconds, CPU seconds of all processes, their memory at most."""

    answers: int
    seconds: float
    cpu: float
    memory: int


def exported_twice(site: Site, folder: Path) -> tuple[Exported, Exported]:
    """Export a site into a folder: everything, then what a new guide's words alter.

    Raises:
        NotServing: when the command failed; its own words are on stderr.
    """
    whole = _exported(site, folder)
    site.do("publish_guide", times=1)
    return whole, _exported(site, folder)


def _exported(site: Site, folder: Path) -> Exported:
    command = [sys.executable, "manage.py", "export_api", str(folder), "--verbosity", "0"]
    before, began, memory = _cpu(), time.perf_counter(), 0
    with subprocess.Popen(command, env=site.environment) as process:
        while True:
            try:
                process.wait(_BETWEEN)
                break
            except subprocess.TimeoutExpired:
                memory = max(memory, proportional_memory(process.pid))
    if process.returncode:
        raise NotServing("The export failed; the lines above say why.")
    index = json.loads((folder / "current" / "index.json").read_bytes())
    return Exported(
        answers=sum(part["answers"] for part in index["parts"]),
        seconds=time.perf_counter() - began,
        cpu=_cpu() - before,
        memory=memory,
    )


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime

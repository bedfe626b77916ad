"""What a process and its children have used, as the kernel tells it under ``/proc``."""

import os
from dataclasses import dataclass
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Usage:
    """``cpu`` are seconds of all processes together, ``memory`` the largest one's bytes."""

    cpu: float
    memory: int


def usage(pid: int) -> Usage:
    """Return what a process and all below it have used until now."""
    told = [_told(each) for each in [pid, *_below(pid)]]
    return Usage(cpu=sum(cpu for cpu, _ in told), memory=max(memory for _, memory in told))


def _below(pid: int) -> list[int]:
    found = []
    for thread in Path(f"/proc/{pid}/task").iterdir():
        for child in map(int, (thread / "children").read_text().split()):
            found += [child, *_below(child)]
    return found


def _told(pid: int) -> tuple[float, int]:
    # The name of a program may hold spaces and brackets: what counts stands behind the last one.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    user, system, resident = int(fields[11]), int(fields[12]), int(fields[21])
    return (user + system) / _TICKS, resident * _PAGE

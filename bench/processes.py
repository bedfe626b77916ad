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


def proportional_memory(pid: int) -> int:
    """Return the bytes of a process and all below it, what they share counted once.

    A process that ends meanwhile counts nothing.
    """
    return sum(_proportional(each) for each in [pid, *_below(pid)])


def _below(pid: int) -> list[int]:
    found = []
    try:
        for thread in Path(f"/proc/{pid}/task").iterdir():
            for child in map(int, (thread / "children").read_text().split()):
                found += [child, *_below(child)]
    except OSError:
        # It has ended.
        return found
    return found


def _proportional(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def _told(pid: int) -> tuple[float, int]:
    # The name of a program may hold spaces and brackets: what counts stands behind the last one.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    user, system, resident = int(fields[11]), int(fields[12]), int(fields[21])
    return (user + system) / _TICKS, resident * _PAGE

"""What is started is stopped."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.servers import NotServing, granian, stopping

CHILD = """
import signal, sys
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print(1, flush=True)
sys.stdin.read()
print("left over")
"""
PARENT = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {CHILD!r}])"


def started(program: str) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        process_group=0,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "1\n"
    return process


def test_a_process_ends_with_what_it_has_started_also_when_that_ignores_it() -> None:
    process = started(PARENT)

    with stopping(process):
        pass

    printed, _ = process.communicate()
    assert process.returncode == -15
    assert printed == ""


def test_a_process_is_stopped_when_the_work_with_it_fails() -> None:
    process = started("print(1, flush=True); input()")

    with pytest.raises(RuntimeError, match="the work"), stopping(process):
        raise RuntimeError("the work")

    assert process.returncode == -15


def test_a_server_that_cannot_start_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotServing, match="ended before it answered"):  # noqa: SIM117
        with granian("no.such:application", {"PATH": os.environ["PATH"]}):
            pass

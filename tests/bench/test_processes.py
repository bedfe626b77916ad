"""What the kernel tells of processes."""

import subprocess
import sys

from bench.processes import proportional_memory, usage


def test_usage_is_that_of_the_process_and_of_what_it_started() -> None:
    program = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]])"
    child = "x = bytearray(80_000_000); print('there', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", program, child], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"there\n"
        used = usage(parent.pid)
        parent.communicate(b"\n")

    assert used.memory > 80_000_000
    assert used.cpu > 0


def test_a_process_without_children_is_all_there_is() -> None:
    program = "import os; print(sum(os.times()[:2]), flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        own = float(process.stdout.readline())
        used = usage(process.pid)
        process.communicate(b"\n")

    # Writing the line takes time as well.
    assert own - 0.02 <= used.cpu <= own + 0.1


def test_memory_that_processes_share_counts_once() -> None:
    program = (
        "import os, time; x = bytearray(os.urandom(1)) * 80_000_000; "
        "child = os.fork(); print('there', flush=True) if child else None; "
        "input() if child else time.sleep(600); os.kill(child, 9); os.wait()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"there\n"
        memory = proportional_memory(parent.pid)
        parent.communicate(b"\n")

    assert 80_000_000 < memory < 150_000_000


def test_a_process_that_has_ended_has_no_memory() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()

    assert proportional_memory(process.pid) == 0

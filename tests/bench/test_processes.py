"""What the kernel tells of processes."""

import subprocess
import sys

from bench.processes import usage


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

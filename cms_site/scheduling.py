"""How the operating system shares processors among the threads of a worker."""

import os
from contextlib import suppress


def let_threads_finish() -> None:
    """Have a thread that wakes up wait for its turn instead of interrupting another one.

    An answer that is kept passes through two threads in a few microseconds each, so that what
    they take from each other costs more than their work: without this a worker takes a third
    more of a processor for each (Linux, ``SCHED_BATCH``; threads that begin later inherit it).
    Its share beside other programs stays the same. Nothing happens where it is not known or not
    allowed.
    """
    if hasattr(os, "SCHED_BATCH"):
        with suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))

"""A worker's threads do not interrupt each other, where the system lets them choose."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(
    not hasattr(os, "SCHED_BATCH"), reason="only Linux knows this order of threads"
)


def policies(code: str) -> list[str]:
    """Return the policies of a process that runs this and begins a thread then."""
    program = f"""
import os, threading
{code}
told = lambda: print(os.sched_getscheduler(0))
told()
thread = threading.Thread(target=told)
thread.start()
thread.join()
"""
    ran = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "cms_site.settings.test"},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.split()


def test_a_worker_and_the_threads_that_it_begins_wait_for_their_turn() -> None:
    assert policies("import cms_site.web_worker") == [str(os.SCHED_BATCH)] * 2


def test_other_processes_stay_as_they_are() -> None:
    assert policies("import cms_site.wsgi") == [str(os.sched_getscheduler(0))] * 2


def test_a_system_that_forbids_it_is_no_hindrance() -> None:
    forbidding = """
def forbid(*args):
    raise PermissionError
os.sched_setscheduler = forbid
import cms_site.web_worker
"""
    assert policies(forbidding) == [str(os.sched_getscheduler(0))] * 2

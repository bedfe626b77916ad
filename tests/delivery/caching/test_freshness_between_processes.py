"""Never older than what you were told: real workers, real commits, readers all the while.

``FRESHNESS_ROUNDS`` sets how many publications there are; every round reads from all workers.
"""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from faq.models import FAQ
from tests.factories import an_faq

from .workers import PATIENCE, Worker, ask, await_worker, database_url, start_worker

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = int(os.environ.get("FRESHNESS_ROUNDS", "200"))

#: Publishes, and dies before anything that follows a commit can run.
DIES_AFTER_COMMIT = """
import os, signal, sys
import django
django.setup()
from django.db import transaction
from faq.models import FAQ
faq = FAQ.objects.get(pk=int(sys.argv[1]))
faq.question = sys.argv[2]
with transaction.atomic():
    faq.save()
    transaction.get_connection().run_on_commit.insert(
        0, (set(), lambda: os.kill(os.getpid(), signal.SIGKILL), False)
    )
"""


@pytest.fixture
def workers(tmp_path: Path) -> Iterator[list[Worker]]:
    """Start three workers on the test's database."""
    started = [start_worker(tmp_path / str(number)) for number in range(3)]
    try:
        yield [await_worker(each) for each in started]
    finally:
        for each in started:
            each.kill()


class Told:
    """What has been published so far, and which body each tag has stood for."""

    def __init__(self) -> None:
        self.version = 0
        self.bodies: dict[str, bytes] = {}
        self.faults: list[str] = []

    def check(self, at_least: int, etag: str, body: bytes) -> None:
        """Note a fault if an answer is older than this version, or its tag had another body."""
        if self.bodies.setdefault(etag, body) != body:
            self.faults.append(f"{etag} has two bodies")
        version = version_in(body)
        if version < at_least:
            self.faults.append(f"version {version} after {at_least} was told")


def version_in(body: bytes) -> int:
    """Return the version that an FAQ's question names."""
    question: str = json.loads(body)["question"]
    return int(question.removeprefix("Version ").removesuffix("?"))


def keep_reading(worker: Worker, path: str, told: Told, end: threading.Event) -> int:
    """Read until the end, every other time with the last tag; returns how often."""
    connected = worker.connect()
    etag, body, reads = "", b"", 0
    while not end.is_set():
        at_least = told.version
        headers = {"If-None-Match": etag} if etag and reads % 2 else {}
        reply = ask(connected, path, **headers)
        reads += 1
        if reply.status == 200:
            etag, body = reply.etag, reply.body
        elif (reply.status, reply.etag) != (304, etag):
            told.faults.append(f"status {reply.status}")
            continue
        told.check(at_least, etag, body)
    connected.close()
    return reads


def test_no_worker_gives_an_older_answer_than_what_was_told(workers: list[Worker]) -> None:
    faq = an_faq(question="Version 0?")
    path, told, end = f"/api/v2/faqs/{faq.pk}/", Told(), threading.Event()
    reads: list[int] = []
    readers = [
        threading.Thread(target=lambda w=each: reads.append(keep_reading(w, path, told, end)))
        for each in workers
    ]
    for reader in readers:
        reader.start()
    try:
        for version in range(1, ROUNDS + 1):
            faq.question = f"Version {version}?"
            faq.save()
            told.version = version
            replies = [worker.get(path) for worker in workers]
            for reply in replies:
                told.check(version, reply.etag, reply.body)
            assert len({reply.etag for reply in replies}) == 1
    finally:
        end.set()
        for reader in readers:
            reader.join(PATIENCE)

    assert told.faults == []
    assert len(reads) == 3
    assert sum(reads) > ROUNDS
    assert len(told.bodies) >= ROUNDS


def test_a_publisher_that_dies_right_after_its_commit_has_published(
    workers: list[Worker],
) -> None:
    faq = an_faq(question="Version 0?")
    path = f"/api/v2/faqs/{faq.pk}/"
    for worker in workers:
        assert version_in(worker.get(path).body) == 0

    publisher = subprocess.run(
        [sys.executable, "-c", DIES_AFTER_COMMIT, str(faq.pk), "Version 1?"],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "cms_site.settings.development",
            "DATABASE_URL": database_url(),
        },
        timeout=PATIENCE,
    )

    assert publisher.returncode == -9
    assert FAQ.objects.get(pk=faq.pk).question == "Version 1?"
    for worker in workers:
        assert version_in(worker.get(path).body) == 1


def test_a_worker_that_was_killed_begins_with_what_is_true(
    workers: list[Worker], tmp_path: Path
) -> None:
    faq = an_faq(question="Version 0?")
    path = f"/api/v2/faqs/{faq.pk}/"
    before = workers[0].get(path)
    workers[0].kill()
    faq.question = "Version 1?"
    faq.save()
    workers[0] = await_worker(start_worker(tmp_path / "again"))
    try:
        replies = [worker.get(path) for worker in workers]
    finally:
        workers[0].kill()

    assert {version_in(reply.body) for reply in replies} == {1}
    assert {reply.etag for reply in replies} & {before.etag} == set()
    connection.close()

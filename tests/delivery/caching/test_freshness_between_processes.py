"""Never older than what you were told, whoever dies: real workers, real commits."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from faq.models import FAQ
from tests.factories import an_faq

from .workers import PATIENCE, Worker, await_worker, database_url, start_worker

pytestmark = pytest.mark.django_db(transaction=True)

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


def version_in(body: bytes) -> int:
    """Return the version that an FAQ's question names."""
    question: str = json.loads(body)["question"]
    return int(question.removeprefix("Version ").removesuffix("?"))


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

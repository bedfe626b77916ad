"""The web server as it runs in production: what it has begun it ends."""

import json
import os
import signal
import sqlite3
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from wagtail.models import APIToken

from editions.models import EditionCounter
from faq.models import FAQ
from tests.delivery.caching.workers import (
    PATIENCE,
    ROOT,
    Worker,
    ask,
    await_worker,
    database_url,
    free_port,
)
from tests.factories import a_user, an_faq

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def starting(tmp_path: Path) -> Iterator[Worker]:
    """Run ``script/web`` on the test's database."""
    port = free_port()
    process = subprocess.Popen(
        ["sh", "script/web"],
        cwd=ROOT,
        start_new_session=True,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "cms_site.settings.development",
            "DEBUG": "0",
            "LOG_LEVEL": "ERROR",
            "SECRET_KEY": settings.SECRET_KEY,
            "DATA_DIR": str(tmp_path),
            "DATABASE_URL": database_url(),
            "HOST": "localhost",
            "PORT": str(port),
            "WEB_WORKERS": "1",
        },
    )
    server = Worker(port, process)
    try:
        yield server
    finally:
        server.kill()


@pytest.fixture
def web(starting: Worker) -> Worker:
    """Wait until ``script/web`` answers."""
    return await_worker(starting)


class Waiting:
    """A transaction that everybody who publishes waits for."""

    def __init__(self) -> None:
        self._connection: sqlite3.Connection | psycopg.Connection
        lock = f"UPDATE {EditionCounter._meta.db_table} SET last = last"  # noqa: S608
        if connection.vendor == "sqlite":
            self._connection = sqlite3.connect(
                connection.settings_dict["NAME"], isolation_level=None
            )
            self._connection.execute("BEGIN IMMEDIATE")
        else:
            self._connection = psycopg.connect(database_url())
        self._connection.execute(lock)

    def end(self) -> None:
        """Let the others go on."""
        self._connection.execute("ROLLBACK")
        self._connection.close()


def test_a_server_that_is_told_to_end_answers_what_it_has_begun(web: Worker) -> None:
    faq = an_faq(question="Does it hurt?")
    _, token = APIToken.create_token(user=a_user(), name="A script")
    told: list[int] = []

    def publish() -> None:
        content = json.dumps({"question": "Does it really hurt?", "meta": {"action": "publish"}})
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        path = f"/api/v3-preview/snippets/faq.FAQ/{faq.pk}/"
        told.append(ask(web.connect(), path, "PATCH", content, **headers).status)

    others = Waiting()
    publishing = threading.Thread(target=publish)
    publishing.start()
    publishing.join(1)
    assert publishing.is_alive()
    web.process.send_signal(signal.SIGTERM)
    publishing.join(1)
    assert publishing.is_alive()
    others.end()
    publishing.join(PATIENCE)
    web.process.wait(PATIENCE)

    assert told == [200]
    assert FAQ.objects.get().question == "Does it really hurt?"
    assert web.process.returncode == 0


def has_workers(server: Worker) -> bool:
    """Say whether a server has begun to start its workers, which then import for a while."""
    running = Path(f"/proc/{server.process.pid}")
    children = running / "task" / running.name / "children"
    return b"granian" in (running / "cmdline").read_bytes() and bool(children.read_text())


def test_a_server_that_is_told_to_end_while_it_starts_ends_at_once(starting: Worker) -> None:
    deadline = time.monotonic() + PATIENCE
    while not has_workers(starting):
        assert time.monotonic() < deadline, "The server starts no workers."
        time.sleep(0.01)
    time.sleep(0.2)

    starting.process.send_signal(signal.SIGTERM)

    # Far less than what a worker has to answer what it has begun.
    assert starting.process.wait(10) == 0

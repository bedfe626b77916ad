"""Never older than what you were told: workers that publish, read, and die at any moment.

``FRESHNESS_ROUNDS`` sets how many publications there are, and ``FRESHNESS_REDIS`` whether the
workers share a Redis: ``off``, ``on``, or ``dying``, where it is killed and comes back.
"""

import http.client
import json
import os
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from wagtail.models import APIToken

from guide_pages.models import GuidePage
from tests.factories import a_clinic, a_guide, a_user, an_faq

from .crew import PLACES, Crew
from .redis_server import PROGRAM, RedisServer
from .told import ENCODINGS, Told
from .workers import DIES, PATIENCE, Reply, Worker, ask

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = int(os.environ.get("FRESHNESS_ROUNDS", "16"))
REDIS = os.environ.get("FRESHNESS_REDIS", "dying" if PROGRAM else "off")
#: Which rounds do more than publish in a worker: these, of so many.
KILLING, ELSEWHERE, REDIS_ENDS, REDIS_RETURNS = ((6, 46), 80), (3, 8), (4, 40), (9, 40)
#: Seconds between two requests of one reader, so that publishers have their turn as well.
BREATH = 0.002
SEED = 20261101


@pytest.fixture
def redis() -> Iterator[RedisServer | None]:
    """Start a Redis of the test's own, unless it is to do without."""
    server = RedisServer() if REDIS != "off" else None
    if server:
        server.start()
    yield server
    if server:
        server.kill()


@pytest.fixture
def crew(tmp_path: Path, redis: RedisServer | None) -> Iterator[Crew]:
    """Start three workers on the test's database."""
    shared = {"REDIS_URL": redis.url} if redis else {}
    # Tokens are read with the key they were made with.
    workers = Crew(tmp_path, SECRET_KEY=settings.SECRET_KEY, **shared)
    try:
        workers.start()
        yield workers
    finally:
        workers.end()


def is_turn(version: int, turn: tuple[int, int]) -> bool:
    """Say whether it is a version's turn: the first of so many."""
    first, of = turn
    return version % of == first


class Rounds:
    """Publishes one version after the other, each by a road of its own."""

    def __init__(self, crew: Crew, told: Told, guide: GuidePage, paths: list[str]) -> None:
        self.crew, self.told, self.guide, self.paths = crew, told, guide, paths
        _, token = APIToken.create_token(user=a_user(), name="A script")
        self._headers = {
            "Authorization": f"Bearer {token}",
            "Content-Type": "application/json",
            "Connection": "close",
        }
        self._random = random.Random(SEED)  # noqa: S311
        self._readers = ThreadPoolExecutor(len(PLACES))
        self.done: Counter[str] = Counter()

    def run(self, version: int) -> None:
        """Publish a version, then read it from all workers at once."""
        turns, of = KILLING
        turn = version % of
        places = sorted(self.crew.present())
        place = places[version % len(places)]
        if is_turn(version, ELSEWHERE):
            self._publish_here(version)
        elif turn in turns and len(places) == len(PLACES):
            self._publish_and_kill(version, place, committed=turn == turns[0])
        else:
            self._publish(version, self.crew.present()[place])
        list(self._readers.map(self.read, self.crew.present().values()))

    def read(self, worker: Worker) -> None:
        """Read every address from a worker, as somebody who has just been told."""
        for path in self.paths:
            at_least = self.told.version
            self.told.note(path, at_least, "", "identity", worker.get(path))

    def _publish(self, version: int, worker: Worker) -> None:
        reply = self._sent(version, worker)
        assert reply.status == 200, reply.body
        self.told.tell(version)
        self.done["published in a worker"] += 1

    def _publish_here(self, version: int) -> None:
        page = GuidePage.objects.get(pk=self.guide.pk)
        page.title = f"Version {version}"
        page.save_revision().publish()
        self.told.tell(version)
        self.done["published in another process"] += 1

    def _publish_and_kill(self, version: int, place: int, *, committed: bool) -> None:
        """Kill a worker that publishes, between its commit and its answer or at any moment."""
        worker = self.crew.dismiss(place)
        answered: list[Reply] = []

        def send() -> None:
            with suppress(OSError, http.client.HTTPException):
                answered.append(self._sent(version, worker, **({DIES: "1"} if committed else {})))

        sending = threading.Thread(target=send)
        sending.start()
        if committed:
            sending.join(PATIENCE)
        else:
            time.sleep(self._random.uniform(0, 0.1))
        self.crew.replace(place, worker)
        sending.join(PATIENCE)
        stored = self._stored()
        assert not committed or (stored == version and not answered)
        # What the database says counts, and what a publisher has been told.
        self.told.tell(version if answered else stored)
        self.done["killed"] += 1
        self.done["killed before the commit"] += stored != version
        self.done["killed between commit and answer"] += stored == version and not answered

    def _sent(self, version: int, worker: Worker, **more: str) -> Reply:
        content = {"title": f"Version {version}", "meta": {"action": "publish"}}
        path = f"/api/v3-preview/pages/{self.guide.pk}/"
        headers = {**self._headers, **more}
        return ask(worker.connect(), path, "PATCH", json.dumps(content), **headers)

    def _stored(self) -> int:
        title: str = GuidePage.objects.values_list("title", flat=True).get(pk=self.guide.pk)
        return int(title.removeprefix("Version "))

    def end(self) -> None:
        """Let the readers go."""
        self._readers.shutdown()


def keep_reading(crew: Crew, place: int, paths: list[str], told: Told) -> None:
    """Read all addresses in all forms until the end, every other time with a former tag."""
    tags: dict[tuple[str, str], str] = {}
    turn = place
    while (worker := crew.at(place)) is not None:
        connected = worker.connect()
        try:
            while crew.present().get(place) is worker:
                turn += 1
                path, encoding = paths[turn % len(paths)], ENCODINGS[turn % len(ENCODINGS)]
                headers = {"Accept-Encoding": encoding}
                sent = tags.get((path, encoding), "") if turn % 2 else ""
                if sent:
                    headers["If-None-Match"] = sent
                time.sleep(BREATH)
                at_least = told.version
                reply = ask(connected, path, **headers)
                told.note(path, at_least, sent, encoding, reply)
                tags[path, encoding] = reply.etag
        except Exception as error:
            if crew.present().get(place) is worker:
                told.faults.append(f"worker {place}: {error!r}")
                return
        finally:
            connected.close()


def test_no_worker_gives_an_older_answer_than_what_was_told(
    crew: Crew, redis: RedisServer | None
) -> None:
    faq = an_faq(answer=f"<p>{'Words. ' * 60}</p>")
    guide = a_guide(title="Version 0", slug="peel", faqs=[faq])
    clinic = a_clinic()
    steady = f"/api/v2/faqs/{faq.pk}/"
    paths = [
        f"/api/v2/guides/{guide.pk}/",
        "/api/v2/guides/peel/?fields=_,title,meta",
        "/api/v2/guides/?fields=title,meta",
        f"/api/v2/guides/peel/?clinic={clinic.code}",
        f"/api/v2/pages/{guide.pk}/",
    ]
    told = Told(steady)
    rounds = Rounds(crew, told, guide, paths)
    readers = [
        threading.Thread(target=keep_reading, args=(crew, place, [*paths, steady], told))
        for place in PLACES
    ]
    for reader in readers:
        reader.start()
    try:
        for version in range(1, ROUNDS + 1):
            if redis and REDIS == "dying" and is_turn(version, REDIS_ENDS):
                redis.kill()
                rounds.done["Redis killed"] += 1
            elif redis and REDIS == "dying" and is_turn(version, REDIS_RETURNS):
                redis.start()
            rounds.run(version)
            assert told.faults == []
        crew.await_all()
        rounds.run(ROUNDS + 1)
    finally:
        crew.end()
        for reader in readers:
            reader.join(PATIENCE)
        rounds.end()
        figures = {**told.counts, "tags": told.tags, **rounds.done}
        print(f"\n{connection.vendor}, Redis {REDIS}, {ROUNDS} rounds: {figures}")

    assert told.faults == crew.faults == []
    assert told.version == ROUNDS + 1
    assert not any(reader.is_alive() for reader in readers)
    if redis and REDIS == "on":
        assert redis.hits() > 0

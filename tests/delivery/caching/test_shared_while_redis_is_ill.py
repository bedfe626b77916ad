"""A shared cache that dies, hangs, or is not there: every request is answered."""

import logging

import pytest
from django.test import Client

from delivery.caching import kept
from delivery.caching.shared import REST
from tests.factories import an_faq

from .redis_server import RedisServer, needs_redis
from .sharing import NAME, Clock, Maker, a_silent_server, asked_by_another_worker, sharing
from .workers import free_port

committing = pytest.mark.django_db(transaction=True)
pytestmark = pytest.mark.usefixtures("_nothing_kept")


@needs_redis
@committing
def test_a_redis_that_is_killed_is_missed_and_one_that_returns_is_used_again(
    clock: Clock, redis: RedisServer, caplog: pytest.LogCaptureFixture
) -> None:
    an_faq()
    make = Maker()
    asked_by_another_worker(NAME, make)
    redis.kill()
    with caplog.at_level(logging.WARNING, "delivery.caching.shared"):
        for _ in range(3):
            clock.seconds += REST
            assert asked_by_another_worker(NAME, make).body == b"{}"
        assert make.made == 4
        redis.start()
        asked_by_another_worker(NAME, make)
        assert make.made == 5, "still left alone"
        clock.seconds += REST
        for _ in range(2):
            asked_by_another_worker(NAME, make)

    assert make.made == 6
    assert [record.getMessage().partition(":")[0] for record in caplog.records] == [
        "The shared cache does not answer and is left alone",
        "The shared cache answers again.",
    ]


@committing
def test_a_redis_that_says_nothing_is_asked_once(client: Client) -> None:
    path = f"/api/v2/faqs/{an_faq().pk}/"
    with a_silent_server() as (url, opened), sharing(url):
        for _ in range(3):
            kept.store.clear()
            assert client.get(path).status_code == 200

    assert len(opened) == 1


@committing
def test_a_redis_that_nobody_started_is_missed(client: Client) -> None:
    path = f"/api/v2/faqs/{an_faq().pk}/"
    with sharing(f"redis://127.0.0.1:{free_port()}/0"):
        assert client.get(path).status_code == 200

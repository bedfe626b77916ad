"""The site's cache in Redis: without Redis the site goes on."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache, caches
from django.test import override_settings
from redis.exceptions import RedisError

from cms_site import redis_cache
from cms_site.settings.caches import SHARED_ANSWERS
from cms_site.settings.caches import caches as caches_at
from delivery.caching.breaker import Breaker
from tests.delivery.caching.redis_server import RedisServer, needs_redis

pytestmark = needs_redis


@pytest.fixture
def redis(monkeypatch: pytest.MonkeyPatch) -> Iterator[RedisServer]:
    """Start a Redis for the site's cache; after a failure it is asked again at once."""
    server = RedisServer()
    server.start()
    monkeypatch.setattr(redis_cache, "_breaker", Breaker(0.0))
    with override_settings(CACHES=caches_at(server.url)):
        yield server
    server.kill()


def test_what_is_kept_is_found(redis: RedisServer) -> None:
    cache.set("a", 1)

    assert cache.add("a", 2) is False
    assert cache.add("b", 2) is True
    assert cache.set_many({"c": 3}) == []
    assert cache.get_many(["a", "b", "c"]) == {"a": 1, "b": 2, "c": 3}
    assert "a" in cache
    cache.delete("a")
    assert cache.get("a", "nothing") == "nothing"


def test_without_redis_nothing_is_found_and_nothing_fails(redis: RedisServer) -> None:
    cache.set("a", 1)
    redis.kill()

    assert cache.get("a", "nothing") == "nothing"
    assert cache.get_many(["a"]) == {}
    assert "a" not in cache
    cache.set("b", 2)
    assert cache.add("b", 2) is False
    assert cache.set_many({"b": 2}) == ["b"]
    assert cache.get_or_set("b", lambda: 5) == 5


def test_what_cannot_be_taken_away_is_not_said_to_be_gone(redis: RedisServer) -> None:
    redis.kill()

    with pytest.raises(RedisError):
        cache.delete("a")


def test_a_redis_that_returns_is_used_again(redis: RedisServer) -> None:
    redis.kill()
    cache.set("a", 1)
    redis.start()
    cache.set("a", 2)

    assert cache.get("a") == 2


def test_without_redis_each_process_has_its_own_cache_and_nothing_is_shared() -> None:
    assert list(caches_at("")) == ["default"]


def test_the_shared_answers_have_an_alias_of_their_own(redis: RedisServer) -> None:
    caches[SHARED_ANSWERS].set("a", 1)

    assert caches[SHARED_ANSWERS].get("a") == 1

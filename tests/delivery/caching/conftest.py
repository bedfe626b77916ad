"""A Redis for the tests that share answers."""

from collections.abc import Iterator

import pytest

from delivery.caching import kept

from .redis_server import RedisServer
from .sharing import Clock, sharing


@pytest.fixture
def redis() -> Iterator[RedisServer]:
    """Start a Redis of the test's own."""
    server = RedisServer()
    server.start()
    yield server
    server.kill()


@pytest.fixture
def clock(redis: RedisServer) -> Iterator[Clock]:
    """Share answers there; time goes on as the test says."""
    with sharing(redis.url) as clock:
        yield clock


@pytest.fixture
def _nothing_kept() -> Iterator[None]:
    """Begin and end without kept answers."""
    kept.store.clear()
    yield
    kept.store.clear()

"""A cache in Redis without which the site goes on."""

import logging
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

from delivery.caching.breaker import Breaker

logger = logging.getLogger(__name__)
Value = TypeVar("Value")

#: Seconds for which a Redis that has failed is not read from or written to.
_REST = 2.0
# Django makes a cache for every thread; what one has met holds for all.
_breaker = Breaker(_REST)


class RedisOrNothing(RedisCache):
    """Redis; while it does not answer nothing is found and nothing is kept.

    To take a value away still raises: left where it is, it would be found again later.
    """

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        """Return the value, or ``default``."""
        return _asked(lambda: super(RedisOrNothing, self).get(key, default, version), default)

    def get_many(self, keys: Any, version: int | None = None) -> dict[Any, Any]:
        """Return the values that are found, by key."""
        return _asked(lambda: super(RedisOrNothing, self).get_many(keys, version), {})

    def has_key(self, key: Any, version: int | None = None) -> bool:
        """Say whether there is a value."""
        return _asked(lambda: super(RedisOrNothing, self).has_key(key, version), False)

    def set(self, key: Any, value: Any, *args: Any, **kwargs: Any) -> None:
        """Keep a value."""
        _asked(lambda: super(RedisOrNothing, self).set(key, value, *args, **kwargs), None)

    def add(self, key: Any, value: Any, *args: Any, **kwargs: Any) -> bool:
        """Keep a value where there is none; returns whether it was."""
        return _asked(lambda: super(RedisOrNothing, self).add(key, value, *args, **kwargs), False)

    def set_many(self, data: dict[Any, Any], *args: Any, **kwargs: Any) -> list[Any]:
        """Keep values; returns the keys of those that were not kept."""
        return _asked(
            lambda: super(RedisOrNothing, self).set_many(data, *args, **kwargs), list(data)
        )


def _asked(ask: Callable[[], Value], otherwise: Value) -> Value:
    if not _breaker.may_ask():
        return otherwise
    try:
        answer = ask()
    except (RedisError, OSError) as error:
        if _breaker.failed():
            logger.warning("Redis does not answer, the site goes on without it: %s", error)
        return otherwise
    if _breaker.answered():
        logger.warning("Redis answers again.")
    return answer

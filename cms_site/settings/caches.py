"""The caches of the site: what each process holds by itself, and what all of them share."""

from typing import Any

SHARED_ANSWERS = "answers"
#: Seconds for which a request waits for Redis, to connect and for each answer.
_PATIENCE = 0.25


def caches(redis_url: str) -> dict[str, dict[str, Any]]:
    """Return Django's ``CACHES``: in Redis when there is one, else in this process.

    The finished answers have an alias of their own, ``answers``, only in Redis. Both give up
    after a quarter of a second and ask once: what they keep is made in less time than a second
    try takes.
    """
    if not redis_url:
        return {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    redis = {
        "LOCATION": redis_url,
        "KEY_PREFIX": "clinic-guides",
        "OPTIONS": {"socket_connect_timeout": _PATIENCE, "socket_timeout": _PATIENCE},
    }
    return {
        "default": {**redis, "BACKEND": "cms_site.redis_cache.RedisOrNothing"},
        SHARED_ANSWERS: {**redis, "BACKEND": "django.core.cache.backends.redis.RedisCache"},
    }

"""Finished answers that all workers share, in a cache of Django's.

It is never asked whether an answer is true. A key names the editions an answer was made from, so
what lies under it can be missing, and nothing else: the cache may forget, die, come back with an
older state or be shared by installations.
"""

import logging
import time
from collections.abc import Callable
from hashlib import blake2b
from pickle import UnpicklingError
from typing import Any

from django.core.cache import BaseCache, caches
from django.core.cache.backends.base import InvalidCacheBackendError
from django.core.exceptions import ImproperlyConfigured
from django.urls import get_script_prefix

from .breaker import Breaker
from .finished import Finished
from .parcels import packed, unpacked
from .settings import shared_cache
from .shape import present_shape

logger = logging.getLogger(__name__)

#: For how many seconds a parcel is left there.
EXPIRY = 3_600
#: Larger parcels, in bytes, are not shared. Memcached takes values of less than 1 MiB.
MOST = 1024 * 1024 - 4_096
#: For how many seconds a cache that has failed is left alone.
REST = 2.0
#: An answer that takes more seconds counts as a failure.
PATIENCE = 1.0
#: What backends raise over a value that they cannot read.
_UNREADABLE = (UnpicklingError, EOFError, ValueError, AttributeError, ImportError, IndexError)


class Shared:
    """The shared answers. Safe between threads; raises nothing once it is set up."""

    def __init__(self, alias: Callable[[], str], shape: Callable[[], str]) -> None:
        """``alias`` names one of ``CACHES``, or nothing; ``shape`` tells how answers look."""
        self._alias = alias
        self._shape = shape
        self.breaker = Breaker(REST)

    @property
    def is_on(self) -> bool:
        """Return whether there is a shared cache."""
        return bool(self._alias())

    def set_up(self) -> None:
        """Work out beforehand what every key needs.

        Raises:
            ImproperlyConfigured: when no cache has the name that is set.
        """
        if not self.is_on:
            return
        try:
            caches[self._alias()]
        except InvalidCacheBackendError as error:
            raise ImproperlyConfigured(
                f"CLINIC_GUIDES_SHARED_CACHE: there is no usable cache {self._alias()!r} "
                f"in CACHES. {error}"
            ) from error
        self._shape()

    def find(self, name: str, stamp: str) -> Finished | None:
        """Return the answer of this name that was made from the editions with this stamp."""
        if not self.is_on or not stamp:
            return None
        key = self.key(name, stamp)
        return unpacked(self._asked(lambda cache: cache.get(key)), key)

    def put(self, name: str, stamp: str, answer: Finished) -> None:
        """Leave an answer for the other workers: editions with this stamp alone have made it."""
        if not self.is_on or not stamp or len(answer.body) > MOST:
            return
        key = self.key(name, stamp)
        parcel = packed(answer, key)
        if len(parcel) <= MOST:
            self._asked(lambda cache: cache.set(key, parcel, EXPIRY))

    def key(self, name: str, stamp: str) -> str:
        """Return where an answer lies; addresses begin with the prefix that the server sets."""
        about = f"{get_script_prefix()} {name}".encode("utf-8", "surrogatepass")
        return f"answer:{self._shape()}:{stamp}:{blake2b(about, digest_size=16).hexdigest()}"

    def _asked(self, ask: Callable[[BaseCache], Any]) -> Any:
        """Return what the cache answers; nothing while it rests or when it fails."""
        if not self.breaker.may_ask():
            return None
        began = time.monotonic()
        try:
            answer = ask(caches[self._alias()])
        except _UNREADABLE:
            answer = None
        except Exception as error:
            self._failed(f"{type(error).__name__}: {error}")
            return None
        took = time.monotonic() - began
        if took > PATIENCE:
            self._failed(f"it took {took:.1f} seconds")
        elif self.breaker.answered():
            logger.warning("The shared cache answers again.")
        return answer

    def _failed(self, reason: str) -> None:
        if self.breaker.failed():
            logger.warning("The shared cache does not answer and is left alone: %s", reason)


shared = Shared(shared_cache, present_shape)

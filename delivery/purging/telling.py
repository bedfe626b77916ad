"""Telling caches to forget, all at once and for a limited time.

What a library waits for is each part of an answer: a cache that sends one sign at a time would
hold whoever tells it for minutes.
"""

import threading
import time
from collections.abc import Collection, Mapping

from .backends import PurgesTags

_LATE = "It has not answered within {} seconds."


def told(
    caches: Mapping[str, tuple[PurgesTags, Collection[str]]], within: float | None
) -> dict[str, str]:
    """Tell caches, by name, to forget their tags; return what went wrong, "" for nothing.

    ``within`` are seconds for all of them together; ``None`` waits for their own limits. One
    that is late may still do what it was told, and telling it again does no harm.
    """
    errors = {name: _LATE.format(within) for name in caches}
    threads = [
        threading.Thread(target=_tell, args=(name, *caches[name], errors), daemon=True)
        for name in caches
    ]
    for thread in threads:
        thread.start()
    until = time.monotonic() + within if within is not None else None
    for thread in threads:
        thread.join(max(0.0, until - time.monotonic()) if until is not None else None)
    return dict(errors)


def _tell(name: str, cache: PurgesTags, tags: Collection[str], errors: dict[str, str]) -> None:
    try:
        cache.purge_tags(list(tags))
    except Exception as error:
        errors[name] = f"{type(error).__name__}: {error}"
    else:
        errors[name] = ""

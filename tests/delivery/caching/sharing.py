"""What tests of shared answers stand on: a cache in a real Redis, and workers without memory."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

from django.test import override_settings

from cms_site.settings.caches import SHARED_ANSWERS
from cms_site.settings.caches import caches as caches_at
from delivery.caching import kept
from delivery.caching.breaker import Breaker
from delivery.caching.finished import Finished
from delivery.caching.shared import REST, shared

NAME, STAMP = "/api/v2/guides/peel/", "stamp-1"


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@contextmanager
def sharing(url: str) -> Iterator[Clock]:
    """Share answers in the Redis at this address, with a breaker whose time is the test's."""
    clock, breaker = Clock(), shared.breaker
    with override_settings(CACHES=caches_at(url), CLINIC_GUIDES_SHARED_CACHE=SHARED_ANSWERS):
        shared.breaker = Breaker(REST, clock=clock)
        try:
            yield clock
        finally:
            shared.breaker = breaker


def an_answer(
    body: bytes = b"{}", depends_on: Literal["editions", "commits"] = "editions"
) -> Finished:
    return Finished(
        status=200,
        reason="OK",
        content_type="application/json",
        body=body,
        more=(),
        changed_at=None,
        depends_on=depends_on,
        is_kept=True,
    )


class Maker:
    """Makes an answer and counts how often."""

    def __init__(
        self, answer: Finished | None = None, meanwhile: Callable[[], object] = int
    ) -> None:
        self.answer = answer or an_answer()
        self.meanwhile = meanwhile
        self.made = 0

    def __call__(self) -> Finished:
        self.made += 1
        self.meanwhile()
        return self.answer


def asked_by_another_worker(name: str, make: Maker) -> Finished:
    """Return what a worker gets that has nothing of its own."""
    kept.store.clear()
    return kept.found_or_made(name, make)


@contextmanager
def a_silent_server() -> Iterator[tuple[str, list[socket.socket]]]:
    """Listen and never answer; yields the address, and the connections that were opened."""
    opened: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def accept() -> None:
            while True:
                try:
                    opened.append(listening.accept()[0])
                except OSError:
                    return

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        yield f"redis://127.0.0.1:{listening.getsockname()[1]}/0", opened
        listening.shutdown(socket.SHUT_RDWR)
    thread.join(10)
    for each in opened:
        each.close()

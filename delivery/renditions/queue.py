"""How much of one process goes into renditions, whatever is asked of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

from django.conf import settings

from delivery.errors import Busy

#: Renditions that one process makes at a time: more threads than cores make none of them faster.
DEFAULT_AT_A_TIME = 1
#: So many more requests, for each of those, may wait for a rendition.
WAITING_FOR_EACH = 2
#: Seconds for which a request waits.
PATIENCE = 10.0
#: Seconds after which a client that found no place may ask again.
FULL_RETRY = 2


def at_a_time() -> int:
    """Return ``CLINIC_GUIDES_RENDERINGS``."""
    return max(1, int(getattr(settings, "CLINIC_GUIDES_RENDERINGS", DEFAULT_AT_A_TIME)))


class Queue:
    """The requests of this process that need a rendition which is not there. Between threads."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._inside = 0
        self._working = 0

    @contextmanager
    def place(self) -> Iterator[None]:
        """Be one of the few that wait or work.

        Raises:
            Busy: when there are as many as there may be.
        """
        with self._changed:
            if self._inside >= at_a_time() * (1 + WAITING_FOR_EACH):
                raise Busy("Too many renditions are being made. Try again soon.", FULL_RETRY)
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Work, when it is one's turn.

        Raises:
            Busy: when it is not before patience ends.
        """
        with self._changed:
            if not self._changed.wait_for(lambda: self._working < at_a_time(), PATIENCE):
                raise Busy("Other renditions are being made. Try again soon.", FULL_RETRY)
            self._working += 1
        try:
            yield
        finally:
            with self._changed:
                self._working -= 1
                self._changed.notify()


queue = Queue()

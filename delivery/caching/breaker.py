"""Leaving alone for a while what has failed."""

import time
from collections.abc import Callable
from threading import Lock


class Breaker:
    """Says whether something that may be ill is to be asked now.

    After a failure it rests for ``rest`` seconds; then one asks, and the others go on resting
    until that one has had an answer, which may take it ``patience`` seconds. Safe between threads.
    """

    def __init__(
        self, rest: float, patience: float = 0.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._rest = rest
        self._patience = patience
        self._clock = clock
        self._lock = Lock()
        self._rests_until: float | None = None

    def may_ask(self) -> bool:
        """Say whether to ask. Whoever is allowed to tells :meth:`failed` or :meth:`answered`."""
        if self._rests_until is None:
            return True
        with self._lock:
            now = self._clock()
            if (self._rests_until or now) > now:
                return False
            self._rests_until = now + self._rest + self._patience
            return True

    def failed(self) -> bool:
        """Begin a rest; returns whether this is the first failure since an answer."""
        with self._lock:
            is_first = self._rests_until is None
            self._rests_until = self._clock() + self._rest
            return is_first

    def answered(self) -> bool:
        """End the rest; returns whether there was one."""
        if self._rests_until is None:
            return False
        with self._lock:
            was_resting, self._rests_until = self._rests_until is not None, None
            return was_resting

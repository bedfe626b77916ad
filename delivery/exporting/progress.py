"""How far an export is, told to a person: one line that changes, or a line now and then."""

import time
from collections.abc import Callable
from typing import TextIO

from .target import PartDone

_ON_A_TERMINAL = 0.2
_ELSEWHERE = 10.0


class Progress:
    """Tells how many answers there are, of about how many, how fast and for how long still."""

    def __init__(
        self, stream: TextIO, estimate: int, folders: int, clock: Callable[[], float] | None = None
    ) -> None:
        """``estimate`` is how many answers a folder has at a guess; it is bettered on the way."""
        self._stream = stream
        self._clock = clock or time.monotonic
        self._began = self._told = self._clock()
        self._is_terminal = stream.isatty()
        self._estimate = estimate
        self._folders = folders
        self._done = self._answers = 0

    def add(self, done: PartDone) -> None:
        """Count one more folder, and tell if it is time."""
        self._done += 1
        self._answers += done.part.answers
        now = self._clock()
        if now - self._told >= (_ON_A_TERMINAL if self._is_terminal else _ELSEWHERE):
            self._told = now
            self._tell(now)

    def end(self) -> None:
        """Leave the line for what comes next."""
        if self._is_terminal and self._told > self._began:
            self._stream.write("\r\033[K")
            self._stream.flush()

    def _tell(self, now: float) -> None:
        rate = self._answers / max(now - self._began, 0.001)
        expected = max(self._expected(), self._answers)
        remaining = (expected - self._answers) / rate if rate else 0
        line = (
            f"{self._answers:,} of about {expected:,} answers, {rate:,.0f} a second, "
            f"{remaining:.0f} seconds to go"
        )
        self._stream.write(f"\r{line}\033[K" if self._is_terminal else f"{line}\n")
        self._stream.flush()

    def _expected(self) -> int:
        if not self._done:
            return self._estimate * self._folders
        return self._answers * self._folders // self._done

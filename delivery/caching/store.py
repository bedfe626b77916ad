"""Where finished answers are kept: bounded in memory, and made by one thread at a time."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from .finished import Finished
from .moment import Moment


class Store:
    """Finished answers by name, so many bytes in all; the least recently used leaves first.

    Safe between threads.
    """

    def __init__(self, room: Callable[[], int]) -> None:
        """``room`` is asked when it is needed, since settings may not be read on import."""
        self._room = room
        self._lock = Lock()
        self._answers: OrderedDict[str, Finished] = OrderedDict()
        self._makers: dict[str, tuple[Lock, int]] = {}
        self.held = 0

    def find(self, name: str, moment: Moment) -> Finished | None:
        """Return the answer of this name if it is true at this moment."""
        found = self._answers.get(name)
        if found is None or getattr(moment, found.depends_on) != found.made_at:
            return None
        with self._lock:
            if name in self._answers:
                self._answers.move_to_end(name)
        return found

    def former(self, name: str) -> Finished | None:
        """Return the last answer of this name, true or not."""
        return self._answers.get(name)

    def keep(self, name: str, answer: Finished, moment: Moment) -> None:
        """Keep an answer that was made, or found to be true, after this moment was taken."""
        answer.made_at = getattr(moment, answer.depends_on)
        with self._lock:
            former = self._answers.pop(name, None)
            if former is not None:
                self.held -= former.size
            room = self._room()
            if answer.size > room:
                return
            self._answers[name] = answer
            self.held += answer.size
            while self.held > room:
                _, oldest = self._answers.popitem(last=False)
                self.held -= oldest.size

    @contextmanager
    def making(self, name: str, patience: float) -> Iterator[None]:
        """Let one thread at a time make the answer of this name.

        The others wait, for ``patience`` seconds at the most; then they make it beside the
        first, so that one that hangs holds nobody up.
        """
        with self._lock:
            lock, waiting = self._makers.get(name, (Lock(), 0))
            self._makers[name] = lock, waiting + 1
        is_first = lock.acquire(timeout=patience)
        try:
            yield
        finally:
            if is_first:
                lock.release()
            with self._lock:
                lock, waiting = self._makers[name]
                if waiting == 1:
                    del self._makers[name]
                else:
                    self._makers[name] = lock, waiting - 1

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._answers.clear()
            self.held = 0

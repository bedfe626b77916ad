"""The kept answers of this process, and how one is found or made."""

from collections.abc import Callable

from .finished import Finished
from .moments import DatabaseGone, Moment, moments
from .settings import memory, stale_seconds
from .store import Store

#: Seconds for which one request waits for another one's work.
PATIENCE = 10.0

store = Store(memory)


def found(name: str) -> Finished | None:
    """Return the answer of this name if it is true now.

    While the database does not answer, what was true at its last word counts, for as long as
    :func:`delivery.caching.settings.stale_seconds` allows.
    """
    try:
        moment = moments.now()
    except DatabaseGone:
        moment = moments.last(within=stale_seconds())
    return store.find(name, moment) if moment is not None else None


def found_or_made(name: str, make: Callable[[], Finished]) -> Finished:
    """Return the answer of this name, made and kept if there is none that is true now.

    When many ask at once, one makes it and the others wait. Afterwards they ask for the moment
    again: what was made may be older than what their clients have learned meanwhile.

    Raises:
        DatabaseGone: when there is nothing true enough and the database does not answer.
    """
    answer = found(name)
    if answer is not None:
        return answer
    with store.making(name, PATIENCE):
        moment = moments.now()
        if moment is None:
            return make()
        answer = store.find(name, moment)
        return answer if answer is not None else _made(name, make, moment)


def _made(name: str, make: Callable[[], Finished], moment: Moment) -> Finished:
    answer = make()
    if answer.is_kept:
        store.keep(name, answer, moment)
    return answer

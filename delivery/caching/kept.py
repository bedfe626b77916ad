"""The kept answers of this process, and how one is found, fetched or made."""

from collections.abc import Callable

from delivery.still_true import is_still_true
from editions.snapshot import follower

from .finished import Finished
from .moment import Moment
from .moments import DatabaseGone, moments
from .settings import memory, stale_seconds
from .shared import shared
from .store import Store

#: Seconds for which one request waits for another one's work.
PATIENCE = 10.0

store = Store(memory)


def found(name: str, *, is_before_django: bool = False) -> Finished | None:
    """Return the answer of this name if it is true now.

    While the database does not answer, what was true at its last word counts, for as long as
    :func:`delivery.caching.settings.stale_seconds` allows.
    """
    try:
        moment = moments.now(is_before_django=is_before_django)
    except DatabaseGone:
        moment = moments.last(within=stale_seconds())
    return store.find(name, moment) if moment is not None else None


def found_or_made(name: str, make: Callable[[], Finished]) -> Finished:
    """Return the answer of this name, made and kept if there is none that is true now.

    One that was made of earlier editions is still true where its tags say that nothing about it
    has altered. Before another one is made the shared cache is asked, and what has been made is
    left there. When many ask at once, one makes it and the others wait. Afterwards they ask for
    the moment again: what was made may be older than what their clients have learned meanwhile.

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
        return answer if answer is not None else _renewed(name, make, moment)


def _renewed(name: str, make: Callable[[], Finished], moment: Moment) -> Finished:
    former = store.former(name)
    if former is None or former.depends_on != "editions" or former.made_of is None:
        return _fetched_or_made(name, make, moment)
    # Taken after the moment, so no older; what is made, if anything, is made of the same.
    with follower.standing_still() as snapshot:
        if is_still_true(former.tags, former.made_of, snapshot):
            former.made_of = snapshot.mark
            store.keep(name, former, moment)
            return former
        return _fetched_or_made(name, make, moment)


def _fetched_or_made(name: str, make: Callable[[], Finished], moment: Moment) -> Finished:
    answer = shared.find(name, moment.editions)
    if answer is not None:
        answer.made_of = follower.mark_at(moment.editions)
        store.keep(name, answer, moment)
        return answer
    with follower.noting() as given:
        answer = make()
    if answer.is_kept:
        answer.made_of = given[0] if given else None
        store.keep(name, answer, moment)
        if shared.is_on and answer.depends_on == "editions" and _lasts(moment):
            shared.put(name, moment.editions, answer)
    return answer


def _lasts(moment: Moment) -> bool:
    """Say whether no editions have been recorded since.

    An answer may say more than the editions it was begun with. Under their stamp others would
    find it even where the newer editions are lost again: after a restore, in a former primary.
    """
    try:
        present = moments.now()
    except DatabaseGone:
        return False
    return present is not None and present.editions == moment.editions

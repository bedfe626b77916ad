"""Which of one location's changes decides about each block or FAQ."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .unapplied import Reason


@dataclass(frozen=True)
class Wish:
    """To replace or hide ``target``; ``index`` is the change's place in the editor's list."""

    index: int
    target: str
    empty: bool


@dataclass(frozen=True)
class Decisions:
    """The index of the change that holds for each target; the others with the reason."""

    holding: Mapping[str, int]
    refused: Mapping[int, Reason]


def decide(*, wishes: Iterable[Wish], locked: Mapping[str, bool]) -> Decisions:
    """Return what holds: of several wishes for one target the last.

    ``locked`` says of everything in the copy from above whether it is locked, by id.
    """
    holding: dict[str, int] = {}
    refused: dict[int, Reason] = {}
    for wish in wishes:
        if wish.target not in locked:
            refused[wish.index] = Reason.TARGET_GONE
        elif locked[wish.target]:
            refused[wish.index] = Reason.LOCKED
        elif wish.empty:
            refused[wish.index] = Reason.EMPTY
        else:
            if wish.target in holding:
                refused[holding[wish.target]] = Reason.SUPERSEDED
            holding[wish.target] = wish.index
    return Decisions(holding, refused)

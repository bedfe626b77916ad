"""When a rendition may be made, after what has been tried before. Pure.

A process that dies over an image leaves its attempt behind, so that counts like one that failed.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

#: Nobody works on one rendition for longer; who began it has died.
LEASE = timedelta(seconds=60)
#: The pause after the first failure. Each further one is four times as long.
FIRST_PAUSE = timedelta(minutes=1)
#: So often the same image is tried in the same form. Another file begins anew.
MOST_ATTEMPTS = 5


class State(StrEnum):
    """How the newest attempt stands."""

    MAKING = "making"
    MADE = "made"
    FAILED = "failed"


class Next(StrEnum):
    """What whoever wants the rendition does."""

    BEGIN = "begin"
    WAIT = "wait"
    COME_BACK = "come back"
    GIVE_UP = "give up"


@dataclass(frozen=True)
class Decision:
    """What to do; ``until`` says when to come back."""

    next: Next
    until: datetime | None = None


def decide(*, state: State, attempts: int, since: datetime, now: datetime) -> Decision:
    """Return what to do about a rendition that is not there.

    ``attempts`` were begun without success, the newest of them included; ``since`` is when
    ``state`` came about.
    """
    if state is State.MADE:
        return Decision(Next.BEGIN)
    if state is State.MAKING and now - since < LEASE:
        return Decision(Next.WAIT, since + LEASE)
    if attempts >= MOST_ATTEMPTS:
        return Decision(Next.GIVE_UP)
    until = since + pause_after(attempts)
    return Decision(Next.COME_BACK, until) if now < until else Decision(Next.BEGIN)


def pause_after(attempts: int) -> timedelta:
    """Return for how long a rendition is left alone after so many attempts in a row."""
    return FIRST_PAUSE * 4 ** max(0, attempts - 1)

"""What of a layer is not as its editor meant it, and why."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """Why a change does not stand as it was meant.

    An insertion with a reason of ``TARGET_GONE`` or ``HIDDEN_ABOVE`` is shown all the same, at
    the end or the start of the guide. Nothing is shown of a change with any other reason.
    """

    #: No location may change the target.
    LOCKED = "locked"
    #: The copy from above has no such block or FAQ.
    TARGET_GONE = "target_gone"
    #: A location further up hides the target.
    HIDDEN_ABOVE = "hidden_above"
    #: The copy already has a block or FAQ with the id of what would be added.
    ALREADY_THERE = "already_there"
    #: A later change by the same location decides about the same target.
    SUPERSEDED = "superseded"
    #: There are no words to show.
    EMPTY = "empty"


@dataclass(frozen=True)
class Unapplied:
    """One change by id, the code of the location that makes it, and why it does not stand."""

    location: str
    change: str
    reason: Reason

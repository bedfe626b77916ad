"""Which page of a guide search engines should list: the location's own, or the group's. Pure."""

from dataclasses import dataclass
from enum import StrEnum

#: Where a project sets nothing else: from three words of its own in ten on.
DEFAULT_SHARE = 0.3


class Canonical(StrEnum):
    """What an editor wants of a location's page of a guide."""

    AUTOMATIC = ""
    OWN = "own"
    GROUP = "group"


@dataclass(frozen=True)
class Choice:
    """An editor's decision, and the code of the location at which it stands."""

    canonical: Canonical
    location: str


def stands_for_itself(*, share: float, least: float, choice: Choice | None) -> bool:
    """Return whether a location's page is its own canonical beside one of the group's.

    ``share`` is how much of it is in words of its own, ``least`` how much is needed. A choice
    goes before both.
    """
    if choice is not None and choice.canonical is not Canonical.AUTOMATIC:
        return choice.canonical is Canonical.OWN
    return share >= least

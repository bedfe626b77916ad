"""What an import would do, for people to look at and to hold it to. Pure."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from enum import Enum

from .problems import Problem


class Action(Enum):
    """What happens to a clinic."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Difference:
    """A field before and after, as people read it; ``column`` is the name in the header."""

    column: str
    old: str
    new: str


@dataclass(frozen=True)
class PlannedClinic:
    """What happens to one clinic of the file."""

    line: int
    code: str
    name: str
    action: Action
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What happens to all clinics of a file; with problems nothing happens to any."""

    clinics: tuple[PlannedClinic, ...] = ()
    problems: tuple[Problem, ...] = ()

    def count(self, action: Action) -> int:
        """Return how many clinics have this action."""
        return Counter(clinic.action for clinic in self.clinics)[action]

    def changed_columns(self) -> list[tuple[str, int]]:
        """Return at how many known clinics each column changes, the most frequent first."""
        known = (each for each in self.clinics if each.action is Action.CHANGED)
        return Counter(
            each.column for clinic in known for each in clinic.differences
        ).most_common()

    @property
    def changes_nothing(self) -> bool:
        """Whether every clinic says already what the file says."""
        return all(clinic.action is Action.UNCHANGED for clinic in self.clinics)

    @property
    def is_applicable(self) -> bool:
        """Whether there is something to do and nothing against it."""
        return not self.problems and not self.changes_nothing

    @property
    def fingerprint(self) -> str:
        """Return a digest of all that would change, with what stands there now."""
        rows = [
            [each.code, each.action.value, [[d.column, d.old, d.new] for d in each.differences]]
            for each in self.clinics
            if each.action is not Action.UNCHANGED
        ]
        return hashlib.sha256(json.dumps(rows).encode()).hexdigest()

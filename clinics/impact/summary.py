"""An edit's impact in a few numbers. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from clinics.tree import Node

from .impact import ClinicImpact, Outcome
from .own_words import OwnWords


@dataclass(frozen=True)
class Kept:
    """A clinic, and the parts of the edit that it does not show."""

    clinic: Node
    own_words: Sequence[OwnWords]


@dataclass(frozen=True)
class Summary:
    """How many clinics change, which keep words of their own, which lack a fact.

    ``lacking`` has the clinics by the keys of the facts that they lack.
    """

    clinics: int
    changed: int
    kept: Sequence[Kept]
    lacking: Mapping[str, Sequence[Node]]


def summarise(impacts: Iterable[ClinicImpact]) -> Summary:
    """Count clinics, however many guides of each are concerned."""
    clinics: dict[int, Node] = {}
    changed: set[int] = set()
    kept: dict[int, list[OwnWords]] = {}
    lacking: dict[str, dict[int, Node]] = {}
    for each in impacts:
        node = each.clinic
        clinics[node.id] = node
        if each.is_changed:
            changed.add(node.id)
        if each.own_words:
            kept.setdefault(node.id, []).extend(each.own_words)
        if each.outcome is not Outcome.DISAPPEARS:
            for key in each.lacks:
                lacking.setdefault(key, {})[node.id] = node
    return Summary(
        clinics=len(clinics),
        changed=len(changed),
        kept=[Kept(clinics[pk], own) for pk, own in kept.items()],
        lacking={key: list(nodes.values()) for key, nodes in sorted(lacking.items())},
    )

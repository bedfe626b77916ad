"""What clinics would lack by an edit that they do not lack now. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from clinics.tree import Node

from .impact import ClinicImpact, Outcome
from .required import newly_without_required
from .standing import Standing


@dataclass(frozen=True)
class Gaps:
    """The clinics by the keys of facts.

    At those in ``nothing`` copy would mention a fact and show nothing in its place; those in
    ``instead`` would lose a value, and copy has a fallback or a default to show; those in
    ``required`` would be without a value that every clinic needs, whatever copy mentions.
    """

    nothing: Mapping[str, Sequence[Node]] = field(default_factory=dict)
    instead: Mapping[str, Sequence[Node]] = field(default_factory=dict)
    required: Mapping[str, Sequence[Node]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.nothing or self.instead or self.required)


def gaps(
    impacts: Iterable[ClinicImpact],
    *,
    before: Standing,
    after: Standing,
    clinics: Iterable[Node],
) -> Gaps:
    """Return the gaps that are not there before the edit.

    ``clinics`` are those of the state after the edit that it may concern. New copy that brings a
    fallback, or relies on a default, says itself what is to be shown.
    """
    nothing: dict[str, dict[int, Node]] = {}
    instead: dict[str, dict[int, Node]] = {}
    for each in impacts:
        if each.outcome is Outcome.DISAPPEARS or not (each.lacks or each.falls_back):
            continue
        former = before.tree.node(each.clinic.id)
        had = former is not None and before.offers(former, each.guide)
        lacked = before.lacking(former, each.guide)[0] if had and former is not None else []
        for key in each.lacks:
            if key not in lacked:
                nothing.setdefault(key, {})[each.clinic.id] = each.clinic
        for key in each.falls_back:
            if had and former is not None and _was_said(before, former, each.guide, key):
                instead.setdefault(key, {})[each.clinic.id] = each.clinic
    required = newly_without_required(before, after, clinics)
    return Gaps(_listed(nothing), _listed(instead), required)


def _was_said(before: Standing, former: Node, guide_id: int, key: str) -> bool:
    placed = before.placed(former, guide_id)
    is_mentioned = placed is not None and key in placed.keys
    return is_mentioned and bool(before.value(former, guide_id, key))


def _listed(found: Mapping[str, Mapping[int, Node]]) -> dict[str, Sequence[Node]]:
    return {key: list(nodes.values()) for key, nodes in sorted(found.items())}

"""Clinics without a value that every clinic needs, whether copy mentions the fact or not. Pure.

What counts is what publishing a clinic asks for: a value for every guide, its own or from above.
No default stands in for it.
"""

from collections.abc import Collection, Iterable

from clinics.tree import Node

from .at_clinic import is_open
from .standing import Standing
from .suspects import suspects

#: No guide's id: what holds for every guide is asked for.
_EVERY_GUIDE = 0


def without_required(
    standing: Standing, clinics: Iterable[Node], keys: Collection[str] | None = None
) -> dict[str, list[Node]]:
    """Return the open clinics that lack a required fact, by its key.

    ``keys`` are the facts that are asked about, ``None`` for all.
    """
    required = required_facts(standing)
    asked = sorted(required if keys is None else required.intersection(keys))
    found: dict[str, list[Node]] = {}
    if not asked:
        return found
    for node in clinics:
        if not is_open(node):
            continue
        for key in asked:
            if not standing.value(node, _EVERY_GUIDE, key):
                found.setdefault(key, []).append(node)
    return dict(sorted(found.items()))


def newly_without_required(
    before: Standing, after: Standing, clinics: Iterable[Node]
) -> dict[str, list[Node]]:
    """Return those that do not lack it before an edit, or need not have it then.

    Clinics that are not open before are left out: publishing one is refused itself.
    """
    needed = required_facts(before)
    found: dict[str, list[Node]] = {}
    for key, nodes in without_required(after, clinics, suspects(before, after)).items():
        for node in nodes:
            former = before.tree.node(node.id)
            if former is None or not is_open(former):
                continue
            if key not in needed or before.value(former, _EVERY_GUIDE, key):
                found.setdefault(key, []).append(node)
    return found


def required_facts(standing: Standing) -> frozenset[str]:
    """Return the keys of the facts that every clinic needs."""
    return frozenset(
        entry.key
        for entry in standing.snapshot.public("fact")
        if entry.payload is not None and entry.payload["required"]
    )

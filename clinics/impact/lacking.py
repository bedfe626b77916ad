"""Which facts published copy mentions in vain, clinic by clinic. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from clinics.tree import Node

from .required import required_facts
from .standing import Standing

_CLOSED = "closed"


class Lack(StrEnum):
    """What visitors read where a fact has no value."""

    #: Nothing at all.
    NOTHING = "nothing"
    #: The token's own fallback, or the definition's default.
    FALLBACK = "fallback"
    #: No copy mentions it, but every clinic must have it.
    REQUIRED = "required"


@dataclass(frozen=True)
class Lacking:
    """A fact without a value at a clinic, and the guides there that mention it."""

    clinic: Node
    key: str
    lack: Lack
    guides: tuple[int, ...]


def lacking(
    standing: Standing, clinics: Iterable[Node], guide_ids: Collection[int]
) -> list[Lacking]:
    """Return what the clinics lack, by clinic and key; the worst kind first.

    A fact that lacks in one guide and falls back in another stands twice. Closed clinics are
    left out: nobody reads them.
    """
    required = required_facts(standing)
    found = []
    for node in clinics:
        if node.clinic is None or node.clinic["status"] == _CLOSED:
            continue
        mentions: dict[tuple[Lack, str], list[int]] = {}
        for guide_id in guide_ids:
            missing, fallen_back = standing.lacking(node, guide_id)
            if (missing or fallen_back) and not standing.offers(node, guide_id):
                continue
            for key in missing:
                mentions.setdefault((Lack.NOTHING, key), []).append(guide_id)
            for key in fallen_back:
                mentions.setdefault((Lack.FALLBACK, key), []).append(guide_id)
        facts = standing.serving(node).facts(None)
        mentioned = {key for _, key in mentions}
        for key in sorted(required - mentioned):
            if not facts.value(key):
                mentions[Lack.REQUIRED, key] = []
        order = list(Lack)
        for lack, key in sorted(mentions, key=lambda each: (order.index(each[0]), each[1])):
            found.append(Lacking(node, key, lack, tuple(mentions[lack, key])))
    return found

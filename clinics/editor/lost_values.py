"""Clinics whose published copy mentions a fact that a location is about to take from them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from clinics.impact.standing import Standing
from clinics.own_facts import built_in_facts
from clinics.places import NoAddresses, tree_of
from clinics.status import Status
from clinics.tree import Node, Tree
from editions.entries import Snapshot
from editorial.facts.built_in import BUILT_IN

from .in_force.draft import node_with

if TYPE_CHECKING:
    from clinics.models import Location

#: How many clinics, and guides of each, a warning names; it counts the rest.
NAMED_CLINICS = 5
NAMED_GUIDES = 3


@dataclass(frozen=True)
class LostValue:
    """A fact, by key, that a clinic would lose, and the guides there that mention it, by id."""

    key: str
    clinic: Node
    guides: tuple[int, ...]


def lost_values(
    location: "Location", payload: dict[str, Any], snapshot: Snapshot
) -> list[LostValue]:
    """Return what clinics would lose if ``payload`` were what the location says.

    Costs nothing while no value is taken away. Closed clinics are left out: nobody reads them.
    """
    tree = tree_of(snapshot)
    published = tree.node(location.pk) if location.pk else None
    if published is None:
        return []
    node = node_with(location, snapshot, payload)
    gone = _given(published, snapshot) - _given(node, snapshot)
    if not gone:
        return []
    before = Standing(tree, NoAddresses())
    after = Standing(Tree(snapshot.with_entries([node.entry])), NoAddresses())
    return list(_lost(before, after, location.pk, {key for _, key in gone}))


def warnings(lost: Collection[LostValue], snapshot: Snapshot) -> list[str]:
    """Return a sentence for each fact that would be lost, with clinics and guides named."""
    return [
        _("“%(fact)s” would have no value, but copy mentions it at %(clinics)s.")
        % {
            "fact": _label(key, snapshot),
            "clinics": _clinics([each for each in lost if each.key == key], snapshot),
        }
        for key in dict.fromkeys(each.key for each in lost)
    ]


def _given(node: Node, snapshot: Snapshot) -> set[tuple[int | None, str]]:
    """Return the guide, or ``None``, and the key of each value that the location itself gives."""
    keys = {entry.object_id: entry.key for entry in snapshot.public("fact")}
    given = {
        (row["guide"], keys[row["fact"]])
        for row in node.payload["values"]
        if row["fact"] in keys and row["value"].strip()
    }
    return given | {(None, key) for key, value in built_in_facts(node).items() if value.strip()}


def _lost(
    before: Standing, after: Standing, location_id: int, keys: set[str]
) -> Iterator[LostValue]:
    guide_ids = [entry.object_id for entry in after.snapshot.public("guide")]
    for clinic in after.tree.clinics():
        if not _is_read_below(clinic, location_id, after.tree):
            continue
        was = before.tree.node(clinic.id) or clinic
        found: dict[str, list[int]] = {}
        for guide_id in guide_ids:
            placed = after.placed(clinic, guide_id)
            mentioned = keys.intersection(
                each.key for each in (placed.mentioned if placed is not None else ())
            )
            if mentioned and after.offers(clinic, guide_id):
                had, has = (
                    before.serving(was).facts(guide_id),
                    after.serving(clinic).facts(guide_id),
                )
                for key in mentioned:
                    if had.value(key) and not has.value(key):
                        found.setdefault(key, []).append(guide_id)
        for key in sorted(found):
            yield LostValue(key, clinic, tuple(found[key]))


def _is_read_below(clinic: Node, location_id: int, tree: Tree) -> bool:
    is_open = clinic.clinic is not None and clinic.clinic["status"] != Status.CLOSED
    return is_open and any(node.id == location_id for node in tree.chain(clinic))


def _label(key: str, snapshot: Snapshot) -> str:
    built_in = {fact.key: fact.label for fact in BUILT_IN}
    if key in built_in:
        return _(built_in[key])
    found = (entry for entry in snapshot.public("fact") if entry.key == key)
    return next(((entry.payload or {})["label"] for entry in found), key)


def _clinics(lost: Collection[LostValue], snapshot: Snapshot) -> str:
    named = [
        f"{each.clinic.name} ({_guides(each.guides, snapshot)})"
        for each in list(lost)[:NAMED_CLINICS]
    ]
    return _listed(named, len(lost))


def _guides(guide_ids: Collection[int], snapshot: Snapshot) -> str:
    entries = [snapshot.find("guide", guide_id) for guide_id in list(guide_ids)[:NAMED_GUIDES]]
    titles = [entry.payload["title"] for entry in entries if entry and entry.payload]
    return _listed(titles, len(guide_ids))


def _listed(names: list[str], count: int) -> str:
    words = ", ".join(names)
    if count > len(names):
        words += " " + _("and %(count)s more") % {"count": count - len(names)}
    return words

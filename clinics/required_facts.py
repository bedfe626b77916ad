"""Which required facts a clinic has no value of, its own or inherited."""

from collections.abc import Collection

from editions.snapshot import follower
from editorial.models import FactDefinition

from .models import Location
from .places import tree_of
from .tree import Node, Tree


def missing_required_facts(
    parent: Location | None, own_values: Collection[int]
) -> list[FactDefinition]:
    """Return the required definitions without a value for every guide.

    ``own_values`` are the ids of the definitions that the clinic itself gives a value;
    ``parent`` is the location above it, whose published values and those above it count; of one
    that is not live, those above it.
    """
    required = FactDefinition.objects.filter(required=True).exclude(pk__in=own_values)
    inherited = _inherited(parent) if parent is not None else set()
    return [definition for definition in required if definition.pk not in inherited]


def _inherited(parent: Location) -> set[int]:
    tree = tree_of(follower.snapshot())
    node = tree.node(parent.pk)
    chain = tree.chain(node) if node is not None else _live_above(parent, tree)
    return {
        row["fact"]
        for each in chain
        for row in each.payload["values"]
        if row["guide"] is None and row["value"].strip()
    }


def _live_above(location: Location, tree: Tree) -> list[Node]:
    """Return the live locations above one that is not live itself. One query."""
    ids = location.get_ancestors().values_list("pk", flat=True)
    return [node for pk in ids if (node := tree.node(pk)) is not None]

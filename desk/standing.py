"""What all clinics say now, worked out once for each state of the record."""

from clinics.impact.standing import Standing
from clinics.places import NoAddresses
from clinics.tree import Tree

_held: Standing | None = None


def standing_of(tree: Tree) -> Standing:
    """Return what the clinics of a tree say; that of the tree asked about last is remembered."""
    global _held
    held = _held
    if held is None or held.tree is not tree:
        held = Standing(tree, NoAddresses())
        _held = held
    return held

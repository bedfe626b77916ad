"""What all clinics lack, worked out once for each state of the record."""

from clinics.impact.impact import public_guides
from clinics.impact.lacking import Lacking, lacking
from clinics.impact.standing import Standing
from clinics.places import NoAddresses
from clinics.tree import Tree

_held: tuple[Tree, list[Lacking]] | None = None


def lacking_in(tree: Tree) -> list[Lacking]:
    """Return what every clinic of the tree lacks; the tree asked about last is remembered."""
    global _held
    held = _held
    if held is None or held[0] is not tree:
        standing = Standing(tree, NoAddresses())
        held = tree, lacking(standing, tree.clinics(), public_guides(standing))
        _held = held
    return held[1]

"""What all clinics lack, worked out once for each state of the record."""

from clinics.impact.impact import public_guides
from clinics.impact.lacking import Lacking, lacking
from clinics.tree import Tree
from desk.standing import standing_of

_held: tuple[Tree, list[Lacking]] | None = None


def lacking_in(tree: Tree) -> list[Lacking]:
    """Return what every clinic of the tree lacks; the tree asked about last is remembered."""
    global _held
    held = _held
    if held is None or held[0] is not tree:
        standing = standing_of(tree)
        held = tree, lacking(standing, tree.clinics(), public_guides(standing))
        _held = held
    return held[1]

"""Which clinic a request is about: the one place that looks up a code."""

from pydantic import BaseModel, Field

from clinics.status import Status
from clinics.tree import Node, Tree
from delivery.errors import BadRequest, Gone
from guide_pages.blocks.showing import Scope

#: No code is longer than this.
MAX_CODE = 80


class ClinicParameter(BaseModel):
    """Whose copy is wanted."""

    clinic: str | None = Field(
        None,
        max_length=MAX_CODE,
        description=(
            "The code of a clinic: everything is answered as this clinic serves it. Without "
            "it, the group's own copy is."
        ),
        examples=["los-angeles"],
    )


def clinic_asked_for(tree: Tree, code: str) -> Node:
    """Return the clinic with this code.

    Raises:
        BadRequest: when there is none; regions and the group are none.
        Gone: when it has closed.
    """
    node = tree.find(code)
    if node is None or node.scope is not Scope.CLINIC:
        raise BadRequest(f"clinic: no clinic has the code “{code}”. `clinics/` lists them.")
    return open_clinic(tree, node)


def open_clinic(tree: Tree, node: Node) -> Node:
    """Return a clinic that has not closed; raises :class:`Gone` for one that has."""
    if is_open(node):
        return node
    heir = _successor(tree, node)
    raise Gone(f"The clinic “{node.name}” has closed.", heir.code if heir is not None else None)


def _successor(tree: Tree, closed: Node) -> Node | None:
    """Return the first successor that has not closed; none when they end, or form a circle."""
    seen: set[int] = set()
    node: Node | None = closed
    while node is not None and not is_open(node) and node.id not in seen:
        seen.add(node.id)
        node = tree.node((node.clinic or {}).get("successor") or 0)
    return node if node is not None and is_open(node) else None


def is_open(node: Node) -> bool:
    """Say whether a clinic has not closed; one that is coming soon counts as open."""
    return node.clinic is not None and node.clinic["status"] != Status.CLOSED.value

"""Which locations somebody means by what they type. Pure."""

from collections.abc import Sequence

from clinics.tree import Node


def matching(asked: str, nodes: Sequence[Node]) -> list[Node]:
    """Return the location with this code or name, else all whose code or name has the words."""
    words = asked.strip().casefold()
    if not words:
        return []
    for name_of in (_code, _name):
        exact = [node for node in nodes if name_of(node) == words]
        if len(exact) == 1:
            return exact
    return [node for node in nodes if words in _code(node) or words in _name(node)]


def _code(node: Node) -> str:
    return node.code.casefold()


def _name(node: Node) -> str:
    return node.name.casefold()

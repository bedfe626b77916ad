"""The editions behind what one location serves. Pure."""

from collections.abc import Iterable
from functools import cached_property

from editions.entries import Entry

from .tree import Node, Tree


class EditionsBehind:
    """What a location's own part of documents is made from, withdrawn editions too.

    What a location above said until it was withdrawn is gone since then. Without a node it is an
    installation whose group is not live, or that has none.
    """

    def __init__(self, tree: Tree, node: Node | None) -> None:
        self._tree = tree
        self._node = node

    def guide(self, guide_id: int | None) -> Iterable[Entry]:
        """Return the editions behind a document of one guide, or of none in particular."""
        yield from self.locations
        if guide_id is not None:
            yield from self.local_guides(guide_id)

    def local_guides(self, guide_id: int) -> Iterable[Entry]:
        """Return the newest editions of a guide's local guides here and above."""
        for location_id in {entry.object_id for entry in self.locations}:
            yield from self._tree.local_entries(location_id, guide_id)

    @cached_property
    def locations(self) -> list[Entry]:
        """Return the newest editions of this location and of all above it, live or not."""
        snapshot = self._tree.snapshot
        if self._node is None:
            return list(snapshot.entries.get("group", {}).values())
        above = (
            snapshot.find(kind, location_id)
            for location_id in self._node.payload["ancestors"]
            for kind in ("group", "region")
        )
        return [*(entry for entry in above if entry is not None), self._node.entry]

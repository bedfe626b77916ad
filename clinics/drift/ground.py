"""What stands above locations as of one snapshot. Pure."""

from collections.abc import Mapping, Sequence

from clinics.resolution.drift import FAQWords, Library
from clinics.resolution.resolve import resolve
from clinics.tree import Tree
from editions.entries import Snapshot
from guide_pages.document.copy import GuideCopy, shared_copy

from .names import NO_NAMES, Names

#: The ids of the locations above a location, from the top down, live or not.
Ancestors = Sequence[int]


class Ground:
    """The copies that locations may change. Each is made once, however many share it."""

    def __init__(self, tree: Tree, names: Names = NO_NAMES) -> None:
        """``names`` are those by which choices and images in the copies are read."""
        self.tree = tree
        self.names = names
        self.snapshot = tree.snapshot
        self.library = library_of(tree.snapshot)
        self._shared: dict[int, GuideCopy] = {}
        self._copies: dict[tuple[int, tuple[int, ...]], GuideCopy] = {}

    def above(self, guide_id: int, ancestors: Ancestors) -> GuideCopy | None:
        """Return a guide's copy below these locations; ``None`` while it is not public."""
        shared = self._shared_copy(guide_id)
        if shared is None:
            return None
        chain = [node for pk in ancestors if (node := self.tree.node(pk)) is not None]
        layers = self.tree.layers(chain, guide_id)
        key = guide_id, tuple(entry.number for entry, _ in layers)
        if key not in self._copies:
            self._copies[key] = resolve(shared, [layer for _, layer in layers]).copy
        return self._copies[key]

    def _shared_copy(self, guide_id: int) -> GuideCopy | None:
        if guide_id not in self._shared:
            entry = self.snapshot.find("guide", guide_id)
            if entry is None or entry.payload is None:
                return None
            self._shared[guide_id] = shared_copy(entry.payload)
        return self._shared[guide_id]


def library_of(snapshot: Snapshot) -> Library:
    """Return what the public FAQs of a snapshot say."""
    return {
        entry.object_id: FAQWords(entry.payload["question"], entry.payload["answer"])
        for entry in snapshot.public("faq")
        if entry.payload is not None
    }


def ancestors_in(paths: Mapping[str, int], path: str, step: int) -> list[int]:
    """Return the ids above ``path``; ``paths`` has locations' ids by their paths."""
    above = (path[:length] for length in range(step, len(path), step))
    return [paths[each] for each in above if each in paths]

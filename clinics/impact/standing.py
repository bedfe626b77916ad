"""What every clinic says of every guide as of one snapshot, each distinct copy made once. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from clinics.drift.ground import library_of
from clinics.resolution.layers import Layer
from clinics.resolution.resolve import resolve
from clinics.serving import Serving
from clinics.tree import Node, Tree, layer_of
from editions.entries import Entry
from editorial.facts.values import DefaultFacts
from guide_pages.document.addresses import Addresses
from guide_pages.document.copy import GuideCopy, shared_copy

from .mentions import Mentioned, mentioned_in

#: The kinds of editions that a placed copy is made from.
_COPY = ("guide", "local_guide", "faq", "topic")


@dataclass(frozen=True)
class Placed:
    """A guide's copy below some locations, and the local guides that have made it so."""

    copy: GuideCopy
    payload: Mapping[str, Any]
    layers: tuple[tuple[Entry, Layer], ...]
    mentioned: tuple[Mentioned, ...]


class Standing:
    """All clinics as of one snapshot. Clinics with equal layers share their copies."""

    def __init__(
        self, tree: Tree, addresses: Addresses, *, beside: "Standing | None" = None
    ) -> None:
        """``beside`` is another state, whose copies are shared where the same copy stands."""
        self.tree = tree
        self.snapshot = tree.snapshot
        self.library = library_of(tree.snapshot)
        self._addresses = addresses
        self._servings: dict[int, Serving] = {}
        self._placed: dict[tuple[int, tuple[int, ...]], Placed] = {}
        if beside is not None and _same_copy(beside, self):
            self._placed = beside._placed

    def serving(self, node: Node) -> Serving:
        """Return what a clinic serves."""
        if node.id not in self._servings:
            self._servings[node.id] = Serving(self.tree, node, self._addresses, str)
        return self._servings[node.id]

    def offers(self, node: Node, guide_id: int) -> bool:
        """Return whether a clinic has the guide."""
        return self.serving(node).offers(guide_id)

    def placed(self, node: Node, guide_id: int) -> Placed | None:
        """Return a clinic's copy of a guide; ``None`` while the guide is not public."""
        found = [
            (each, local)
            for each in self.serving(node).chain
            if (local := self.tree.local_guide(each, guide_id)) is not None
        ]
        key = guide_id, tuple(local.number for _, local in found)
        if key not in self._placed:
            entry = self.snapshot.find("guide", guide_id)
            if entry is None or entry.payload is None:
                return None
            layers = tuple(
                (local, layer_of(local.payload or {}, each.origin)) for each, local in found
            )
            copy = resolve(shared_copy(entry.payload), [layer for _, layer in layers]).copy
            mentioned = mentioned_in(copy, entry.payload, self.library, self.snapshot)
            self._placed[key] = Placed(copy, entry.payload, layers, mentioned)
        return self._placed[key]

    def value(self, node: Node, guide_id: int, key: str) -> str:
        """Return a fact's value at a clinic, "" without one."""
        return self.serving(node).facts(guide_id).value(key) or ""

    def default(self, key: str) -> str:
        """Return a definition's default, "" without one."""
        entry = self._defaults.definition(key)
        return entry.payload["default"] if entry is not None and entry.payload is not None else ""

    def lacking(self, node: Node, guide_id: int) -> tuple[list[str], list[str]]:
        """Return the keys that a clinic's copy mentions in vain: shown as nothing, fallen back."""
        missing: list[str] = []
        fallen_back: list[str] = []
        placed = self.placed(node, guide_id)
        if placed is None or not placed.mentioned:
            return missing, fallen_back
        facts = self.serving(node).facts(guide_id)
        for each in placed.mentioned:
            if not facts.value(each.key):
                instead = each.has_fallback or self.default(each.key)
                (fallen_back if instead else missing).append(each.key)
        return missing, fallen_back

    @cached_property
    def _defaults(self) -> DefaultFacts:
        return DefaultFacts(self.snapshot)


def _same_copy(one: Standing, other: Standing) -> bool:
    """Return whether everything that copies are made from is the same in both states."""
    return all(
        one.snapshot.entries.get(kind) == other.snapshot.entries.get(kind) for kind in _COPY
    )

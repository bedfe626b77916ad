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
from guide_pages.actions import Action
from guide_pages.document.addresses import Addresses
from guide_pages.document.copy import GuideCopy, shared_copy

from .mentions import Mentioned, mentioned_in

#: The kinds of editions that a placed copy is made from.
_COPY = ("guide", "local_guide", "faq", "topic")
#: Parts of a guide's payload that its copy has; what is left changes every clinic alike.
_IN_COPY = frozenset({"title", "summary", "seo", "treatment", "body", "faqs"})
_CALL = "call_to_action"


@dataclass(frozen=True)
class Placed:
    """A guide's copy below some locations, and the local guides that have made it so."""

    copy: GuideCopy
    payload: Mapping[str, Any]
    layers: tuple[tuple[Entry, Layer], ...]
    mentioned: tuple[Mentioned, ...]

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of the facts that it mentions."""
        return frozenset(each.key for each in self.mentioned)

    @cached_property
    def actions(self) -> frozenset[Action]:
        """What its calls to action do by the clinic's own means of contact."""
        asked = {each.value.get("action") for each in self.copy.body if each.type == _CALL}
        return frozenset(each for each in Action if each in asked and each is not Action.LINK)

    @cached_property
    def rest(self) -> Mapping[str, Any]:
        """What the guide says that no location changes, by its names in the payload."""
        return {name: said for name, said in self.payload.items() if name not in _IN_COPY}


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
        self._placed: dict[tuple[int, tuple[tuple[int, int], ...]], Placed] = {}
        self._mentions: dict[tuple[Mentioned, ...], tuple[Mentioned, ...]] = {}
        self._values: dict[tuple[int, int | None], dict[str, str]] = {}
        self._lacking: dict[tuple[int, int], tuple[list[str], list[str]]] = {}
        self._has_scoped: dict[int, bool] = {}
        if beside is not None and _same_copy(beside, self):
            self._placed, self._mentions = beside._placed, beside._mentions

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
        # A draft has no number of its own.
        key = guide_id, tuple((local.object_id, local.number) for _, local in found)
        if key not in self._placed:
            entry = self.snapshot.find("guide", guide_id)
            if entry is None or entry.payload is None:
                return None
            layers = tuple(
                (local, layer_of(local.payload or {}, each.origin)) for each, local in found
            )
            copy = resolve(shared_copy(entry.payload), [layer for _, layer in layers]).copy
            mentioned = mentioned_in(copy, entry.payload, self.library, self.snapshot)
            mentioned = self._mentions.setdefault(mentioned, mentioned)
            self._placed[key] = Placed(copy, entry.payload, layers, mentioned)
        return self._placed[key]

    def value(self, node: Node, guide_id: int, key: str) -> str:
        """Return a fact's value at a clinic, "" without one."""
        about = guide_id if self.has_scoped_values(node) else None
        held = self._values.setdefault((node.id, about), {})
        if key not in held:
            held[key] = self.serving(node).facts(about).value(key) or ""
        return held[key]

    def has_scoped_values(self, node: Node) -> bool:
        """Return whether a clinic, or a location above it, has values for single guides."""
        if node.id not in self._has_scoped:
            self._has_scoped[node.id] = any(
                row["guide"] is not None
                for each in self.serving(node).chain
                for row in each.payload["values"]
            )
        return self._has_scoped[node.id]

    def default(self, key: str) -> str:
        """Return a definition's default, "" without one."""
        payload = self._defaults.definition(key).payload
        return payload["default"] if payload is not None else ""

    def lacking(self, node: Node, guide_id: int) -> tuple[list[str], list[str]]:
        """Return the keys that a clinic's copy mentions in vain: shown as nothing, fallen back."""
        placed = self.placed(node, guide_id)
        if placed is None or not placed.mentioned:
            return [], []
        return self.lacking_of(node, guide_id, placed.mentioned)

    def lacking_of(
        self, node: Node, guide_id: int, mentioned: tuple[Mentioned, ...]
    ) -> tuple[list[str], list[str]]:
        """Return the same for facts that a copy of a guide mentions.

        Guides that mention the same are asked about once, unless values are for single guides.
        """
        # No guide's id is negative.
        key = node.id, guide_id if self.has_scoped_values(node) else -id(mentioned)
        if key not in self._lacking:
            missing: list[str] = []
            fallen_back: list[str] = []
            for each in mentioned:
                if not self.value(node, guide_id, each.key):
                    instead = each.has_fallback or self.default(each.key)
                    (fallen_back if instead else missing).append(each.key)
            self._lacking[key] = missing, fallen_back
        return self._lacking[key]

    def shares_copies(self, other: "Standing") -> bool:
        """Return whether copies of guides are the same as in another state beside this one."""
        return self._placed is other._placed

    @cached_property
    def _defaults(self) -> DefaultFacts:
        return DefaultFacts(self.snapshot)


def _same_copy(one: Standing, other: Standing) -> bool:
    """Return whether everything that copies are made from is the same in both states."""
    return all(
        one.snapshot.entries.get(kind) == other.snapshot.entries.get(kind) for kind in _COPY
    )

"""The clinics tree as of one snapshot: who stands above whom, and what each changes. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from clinics.canonicals import Canonical, Choice
from clinics.resolution.layers import (
    BlockAction,
    BlockChange,
    FAQAction,
    FAQChange,
    Layer,
)
from editions.entries import Entry, Snapshot
from editions.same import Same
from editorial.facts.grammar import substitute
from guide_pages.blocks.showing import Origin, Scope

#: The kinds of editions that are locations, with what their words count as.
SCOPES = {"group": Scope.GROUP, "region": Scope.REGION, "clinic": Scope.CLINIC}


@dataclass(frozen=True)
class Node:
    """A live location."""

    entry: Entry
    scope: Scope
    payload: Mapping[str, Any]

    @property
    def id(self) -> int:
        """Return the location's id."""
        return self.entry.object_id

    @property
    def code(self) -> str:
        """Return the code frontends know it by."""
        return self.entry.key

    @property
    def name(self) -> str:
        """Return its name."""
        return str(self.payload["name"])

    @property
    def clinic(self) -> Mapping[str, Any] | None:
        """Return what only a clinic says; ``None`` for the group and regions."""
        details: Mapping[str, Any] | None = self.payload["clinic"]
        return details

    @property
    def origin(self) -> Origin:
        """Return what blocks and FAQs carry that this location writes."""
        return Origin(scope=self.scope, location=self.code)


#: The live locations from the group down to one of them.
Chain = Sequence[Node]


class Tree:
    """All live locations and local guides of one snapshot.

    Snapshots that have a kind in common share what is made of it.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        kinds = snapshot.entries
        self._nodes = _nodes(*(Same(kinds.get(kind, _NONE)) for kind in SCOPES))
        self._locals = _local_guides(Same(kinds.get("local_guide", _NONE)))
        self._languages = _languages(Same(kinds.get("guide", _NONE)))

    @cached_property
    def group(self) -> Node | None:
        """Return the group; ``None`` while it is not live."""
        groups = [node for node in self._nodes.by_id.values() if node.scope is Scope.GROUP]
        return groups[0] if groups else None

    def find(self, code: str) -> Node | None:
        """Return the live location with this code."""
        return self._nodes.by_code.get(code)

    def node(self, location_id: int) -> Node | None:
        """Return a live location by its id."""
        return self._nodes.by_id.get(location_id)

    def nodes(self) -> list[Node]:
        """Return all live locations, by code."""
        return sorted(self._nodes.by_id.values(), key=lambda node: node.code)

    def clinics(self) -> list[Node]:
        """Return all live clinics, by name and code."""
        clinics = [node for node in self._nodes.by_id.values() if node.scope is Scope.CLINIC]
        return sorted(clinics, key=lambda node: (node.name.casefold(), node.code))

    def chain(self, node: Node) -> Chain:
        """Return the live locations from the top down to ``node``, which is the last one."""
        above = (self._nodes.by_id.get(location_id) for location_id in node.payload["ancestors"])
        return (*(each for each in above if each is not None), node)

    def local_guide(self, node: Node, guide_id: int) -> Entry | None:
        """Return what a location changes in a guide; ``None`` when it changes nothing."""
        return self._locals.live.get((node.id, guide_id))

    def local_entries(self, location_id: int, guide_id: int) -> Sequence[Entry]:
        """Return the newest editions of a location's local guides of a guide, withdrawn or not."""
        return self._locals.all.get(f"{location_id}/{guide_id}", ())

    def languages(self, translation_key: str) -> Sequence[int]:
        """Return the public guides that are a treatment's languages."""
        return self._languages.get(translation_key, ())

    def not_offered(self, node: Node) -> frozenset[int]:
        """Return the guides that a location's local guides say are not offered there."""
        return self._locals.not_offered.get(node.id, frozenset())

    @cached_property
    def used_faqs(self) -> frozenset[int]:
        """Return the library's FAQs that public guides or public local guides use."""
        placed = {
            placed["faq"]
            for entry in self.snapshot.public("guide")
            if entry.payload is not None
            for placed in entry.payload["faqs"]
        }
        added = {
            change["faq"]
            for entry in self._locals.live.values()
            if entry.payload is not None
            for change in entry.payload["faqs"]
        }
        return frozenset(placed | (added - {None}))

    def layers(self, chain: Chain, guide_id: int) -> list[tuple[Entry, Layer]]:
        """Return the layers of a chain for one guide, from the top down."""
        found = ((node, self.local_guide(node, guide_id)) for node in chain)
        return [
            (entry, layer_of(entry.payload, node.origin))
            for node, entry in found
            if entry is not None and entry.payload is not None
        ]

    def canonical_choice(self, chain: Chain, guide_id: int) -> Choice | None:
        """Return what the nearest location of a chain has decided of a guide's canonical page."""
        for node in reversed(chain):
            local = self.local_guide(node, guide_id)
            said = (local.payload or {}).get("canonical") if local is not None else None
            if said:
                return Choice(Canonical(said), node.code)
        return None


@dataclass(frozen=True)
class _Nodes:
    by_id: Mapping[int, Node]
    by_code: Mapping[str, Node]


@dataclass(frozen=True)
class _LocalGuides:
    """Live ones by location and guide, all by their keys, and which guides are not offered."""

    live: Mapping[tuple[int, int], Entry]
    all: Mapping[str, Sequence[Entry]]
    not_offered: Mapping[int, frozenset[int]]


_NONE: Mapping[int, Entry] = {}
_Entries = Same[Mapping[int, Entry]]


@lru_cache(maxsize=2)
def _nodes(*of_kinds: _Entries) -> _Nodes:
    nodes = [
        _node(Same(entry), scope)
        for entries, scope in zip(of_kinds, SCOPES.values(), strict=True)
        for entry, _ in _said(entries)
    ]
    return _Nodes({node.id: node for node in nodes}, {node.code: node for node in nodes})


@lru_cache(maxsize=8_192)
def _node(of: Same[Entry], scope: Scope) -> Node:
    return Node(of.object, scope, _without_facts(of.object.payload))


@lru_cache(maxsize=2)
def _local_guides(entries: _Entries) -> _LocalGuides:
    live: dict[tuple[int, int], Entry] = {}
    not_offered: dict[int, set[int]] = {}
    for entry, payload in _said(entries):
        location_id, guide_id = payload["location"], payload["guide"]
        live[location_id, guide_id] = entry
        if not payload["offered"]:
            not_offered.setdefault(location_id, set()).add(guide_id)
    by_key: dict[str, list[Entry]] = {}
    for entry in entries.object.values():
        by_key.setdefault(entry.key, []).append(entry)
    return _LocalGuides(live, by_key, {pk: frozenset(ids) for pk, ids in not_offered.items()})


@lru_cache(maxsize=2)
def _languages(entries: _Entries) -> Mapping[str, Sequence[int]]:
    """Return the public guides by the treatment that they are a language of."""
    languages: dict[str, list[int]] = {}
    for entry, payload in _said(entries):
        languages.setdefault(payload["translation_key"], []).append(entry.object_id)
    return languages


def _said(entries: _Entries) -> Iterable[tuple[Entry, Mapping[str, Any]]]:
    """Yield the entries that say something with what they say, by ascending object id."""
    for _, entry in sorted(entries.object.items()):
        if entry.payload is not None:
            yield entry, entry.payload


def layer_of(payload: Mapping[str, Any], origin: Origin) -> Layer:
    """Return a local guide's payload as a layer of resolution."""
    return Layer(
        origin=origin,
        texts=payload["texts"],
        treatment=payload["treatment"],
        blocks=tuple(_block_changes(payload["blocks"])),
        faqs=tuple(_faq_changes(payload["faqs"])),
        faq_order=tuple(payload["faq_order"]),
    )


def _without_facts(said: Any) -> Any:
    """Return what a location says without mentions of facts, which are made of it.

    Forms refuse them; scripts and imports may not.
    """
    if isinstance(said, str):
        return substitute(said, lambda token: "").strip() if "{{" in said else said
    if isinstance(said, dict):
        return {name: _without_facts(each) for name, each in said.items()}
    if isinstance(said, list):
        return [_without_facts(each) for each in said]
    return said


def _block_changes(changes: Iterable[Mapping[str, Any]]) -> Iterable[BlockChange]:
    for change in changes:
        yield BlockChange(**{**change, "action": BlockAction(change["action"])})


def _faq_changes(changes: Iterable[Mapping[str, Any]]) -> Iterable[FAQChange]:
    for change in changes:
        yield FAQChange(**{**change, "action": FAQAction(change["action"])})

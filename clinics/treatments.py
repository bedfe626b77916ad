"""What a location says of guides, as resolution reads it. Pure.

A translated guide is another language of the same treatment: what is said of one language holds
in all, wherever nothing is said of that very guide.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .own_facts import built_in_facts
from .resolution.facts import LocationFacts
from .resolution.offers import GuideOffer, LocationOffers
from .tree import Node, Tree

_SETTINGS = ("offered", "featured", "position")


def offers_at(node: Node, tree: Tree) -> LocationOffers:
    """Return what a location says of offering guides, of each guide in each language."""
    rows = {row["guide"]: row for row in node.payload["guides"]}
    return LocationOffers(
        location=node.code,
        guides={
            guide_id: _offer([rows[pk] for pk in spoken_of if pk in rows])
            for guide_id, spoken_of in _languages(node, tree)
            if not rows.keys().isdisjoint(spoken_of)
        },
        not_offered=tree.not_offered(node),
    )


def facts_at(node: Node, tree: Tree, keys: Mapping[int, str]) -> LocationFacts:
    """Return what a location says of facts; ``keys`` are those of their definitions, by id."""
    general: dict[str, str] = {}
    rows: dict[int, dict[str, str]] = {}
    for row in node.payload["values"]:
        key = keys.get(row["fact"])
        if key is not None:
            table = general if row["guide"] is None else rows.setdefault(row["guide"], {})
            table[key] = row["value"]
    return LocationFacts(
        location=node.code,
        general=general,
        for_guides={
            guide_id: _values([rows[pk] for pk in spoken_of if pk in rows])
            for guide_id, spoken_of in _languages(node, tree)
            if not rows.keys().isdisjoint(spoken_of)
        },
        built_in=built_in_facts(node),
    )


def _languages(node: Node, tree: Tree) -> Iterator[tuple[int, Sequence[int]]]:
    """Yield the guides that a location speaks of, in each language.

    With each, the guides whose rows count for it: itself, then the others in their order.
    """
    for translation_key, spoken_of in node.payload["treatments"].items():
        for guide_id in {*spoken_of, *tree.languages(translation_key)}:
            yield guide_id, [guide_id, *(pk for pk in spoken_of if pk != guide_id)]


def _offer(rows: Sequence[Mapping[str, Any]]) -> GuideOffer:
    """Return the first word on each setting."""
    said = {
        name: next((row[name] for row in rows if row[name] is not None), None)
        for name in _SETTINGS
    }
    return GuideOffer(**said)


def _values(rows: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Return the first value of each fact, by key; an empty one is none."""
    return {key: value for row in reversed(rows) for key, value in row.items() if value.strip()}

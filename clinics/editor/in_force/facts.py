"""The facts that hold at one location: in every guide, then where one guide differs. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from clinics.serving import Serving
from clinics.tree import Node
from editorial.facts.built_in import BUILT_IN, BUILT_IN_KEYS
from editorial.facts.values import DefaultFacts, Facts
from guide_pages.blocks.showing import Scope

from .sources import Place, Source, source_at

#: Built-in facts that a location other than a clinic may have for those below it.
_FROM_ABOVE = {"group_name", "region_name"}


@dataclass(frozen=True)
class FactInForce:
    """A fact's value, "" for none, in one guide (by id) or in all (``None``).

    ``label`` is untranslated for built-in facts. ``is_required`` is what its definition says.
    """

    key: str
    label: str
    value: str
    source: Source
    guide: int | None = None
    is_required: bool = False

    @property
    def is_lacking(self) -> bool:
        """Whether the location has neither a value nor a default to show."""
        return self.source.place is Place.NOTHING


@dataclass(frozen=True)
class _Known:
    key: str
    label: str
    default: str = ""
    is_required: bool = False


def facts_in_force(serving: Serving) -> list[FactInForce]:
    """Return every fact, defined ones first; then, guide by guide, the values only for it."""
    known = list(_known(serving))
    general = serving.facts(None)
    found = [_fact(fact, serving, general, None) for fact in known]
    for_all = {each.key: each for each in found}
    for guide_id, keys in sorted(_values_for_guides(serving).items()):
        facts = serving.facts(guide_id)
        for fact in known:
            if fact.key in keys:
                each = _fact(fact, serving, facts, guide_id)
                usual = for_all[fact.key]
                if (each.value, each.source) != (usual.value, usual.source):
                    found.append(each)
    return found


def _known(serving: Serving) -> Iterator[_Known]:
    defaults = DefaultFacts(serving.snapshot)
    public = [entry for entry in serving.snapshot.public("fact") if entry.payload is not None]
    for entry in sorted(public, key=lambda each: (each.payload or {})["label"].casefold()):
        payload = entry.payload or {}
        if defaults.definition(entry.key) is entry:
            yield _Known(entry.key, payload["label"], payload["default"], payload["required"])
    yield from (_Known(fact.key, fact.label) for fact in BUILT_IN)


def _fact(fact: _Known, serving: Serving, facts: Facts, guide_id: int | None) -> FactInForce:
    value = facts.value(fact.key) or ""
    source = _source(fact, serving, guide_id) if value else _without_value(fact, serving.node)
    return FactInForce(
        key=fact.key,
        label=fact.label,
        value=value or fact.default,
        source=source,
        guide=guide_id,
        is_required=fact.is_required,
    )


def _source(fact: _Known, serving: Serving, guide_id: int | None) -> Source:
    code = serving.facts(guide_id).source(fact.key)
    node = next(each for each in reversed(serving.chain) if each.code == code)
    source = source_at(node, serving.node)
    if source.place is Place.HERE and fact.key in BUILT_IN_KEYS:
        return Source(Place.OWN_FIELD)
    return source


def _without_value(fact: _Known, node: Node | None) -> Source:
    if fact.default:
        return Source(Place.DEFAULT)
    if fact.key in BUILT_IN_KEYS and node is not None and node.scope is not Scope.CLINIC:
        is_from_below = fact.key not in _FROM_ABOVE or node.scope is Scope.GROUP
        return Source(Place.BELOW if is_from_below else Place.NOTHING)
    return Source(Place.NOTHING)


def _values_for_guides(serving: Serving) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for facts in serving.facts_by_location:
        for guide_id, values in facts.for_guides.items():
            found.setdefault(guide_id, set()).update(values)
    return found

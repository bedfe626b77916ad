"""Which facts an edit may have changed; what else copy mentions is not looked at. Pure."""

from collections.abc import Iterator

from clinics.own_facts import built_in_facts
from clinics.tree import SCOPES, Node
from editions.entries import Entry

from .standing import Standing


def suspects(before: Standing, after: Standing) -> frozenset[str] | None:
    """Return the keys of facts that some location or definition says differently.

    ``None`` stands for all of them: where a location has come, gone or moved, values reach
    other clinics than before.
    """
    keys: set[str] = set()
    for old, new in _changed(before, after, "fact"):
        keys |= {entry.key for entry in (old, new) if entry is not None}
    for kind in SCOPES:
        for old, new in _changed(before, after, kind):
            former = before.tree.node(old.object_id) if old is not None else None
            node = after.tree.node(new.object_id) if new is not None else None
            if former is None or node is None:
                return None
            if former.payload["ancestors"] != node.payload["ancestors"]:
                return None
            keys |= _said_differently(former, node, before, after)
    return frozenset(keys)


def _changed(
    before: Standing, after: Standing, kind: str
) -> Iterator[tuple[Entry | None, Entry | None]]:
    old, new = before.snapshot.entries.get(kind, {}), after.snapshot.entries.get(kind, {})
    for object_id in {**old, **new}:
        pair = old.get(object_id), new.get(object_id)
        if pair[0] is not pair[1]:
            yield pair


def _said_differently(former: Node, node: Node, before: Standing, after: Standing) -> set[str]:
    own = built_in_facts(former).items() ^ built_in_facts(node).items()
    values = _values(former, before) ^ _values(node, after)
    return {key for key, _ in own} | {key for key, _, _ in values}


def _values(node: Node, standing: Standing) -> set[tuple[str, int | None, str]]:
    definitions = standing.snapshot.entries.get("fact", {})
    return {
        (definitions[row["fact"]].key, row["guide"], row["value"])
        for row in node.payload["values"]
        if row["fact"] in definitions
    }

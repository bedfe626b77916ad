"""Holds a graph against the published vocabulary of schema.org (``schema_org.json``)."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

VOCABULARY: dict[str, Any] = json.loads(Path(__file__).with_name("schema_org.json").read_text())
PREFIX = "https://schema.org/"

Node = Mapping[str, Any]

_DATE = r"\d{4}-\d{2}-\d{2}"
_WRITTEN = {
    "URL": r"https?://\S+",
    "Date": _DATE,
    "DateTime": rf"{_DATE}T\d{{2}}:\d{{2}}:\d{{2}}(\.\d+)?Z",
    "Time": r"\d{2}:\d{2}",
    "Text": r"[\s\S]*\S[\s\S]*",
}
_NUMBERS: dict[str, tuple[type, ...]] = {"Integer": (int,), "Number": (int, float)}


@cache
def kinds_of(name: str) -> frozenset[str]:
    """Return a type with all types above it."""
    above = (kinds_of(each) for each in VOCABULARY["types"][name])
    return frozenset({name}).union(*above)


def faults(document: Any) -> list[str]:
    """Return all that is wrong with a JSON-LD document; nothing for a correct one."""
    if document.keys() != {"@context", "@graph"} or document["@context"] != "https://schema.org":
        return ["not a graph in schema.org's words"]
    nodes = list(_nodes(document["@graph"]))
    counted = Counter(node["@id"] for node in nodes if "@id" in node)
    types = {node["@id"]: node["@type"] for node in nodes if "@id" in node}
    found = [f"{name} is told {times} times" for name, times in counted.items() if times > 1]
    found += [f"{node['@type']} has no name" for node in document["@graph"] if "@id" not in node]
    for node in nodes:
        found += _faults_of(node, types)
    if "{{" in json.dumps(document):
        found.append("a fact is mentioned in it")
    return found


def _nodes(value: Any) -> Iterator[Node]:
    """Yield every node at any depth, but no references."""
    if isinstance(value, list):
        for each in value:
            yield from _nodes(each)
    elif isinstance(value, dict):
        if value.keys() != {"@id"}:
            yield value
        for each in value.values():
            yield from _nodes(each)


def _faults_of(node: Node, types: Mapping[str, str]) -> Iterator[str]:
    kind = node.get("@type")
    if kind not in VOCABULARY["types"]:
        yield f"there is no type {kind}"
        return
    if "@id" in node and not re.fullmatch(r"https?://[^\s#]+(#[^\s#]*)?", node["@id"]):
        yield f"{kind} has the name {node['@id']!r}"
    for name, value in node.items():
        if name in ("@type", "@id"):
            continue
        known = VOCABULARY["properties"].get(name)
        if known is None or not kinds_of(kind).intersection(known["domain"]):
            yield f"{kind} has no {name}"
            continue
        if value in ([], {}):
            yield f"{kind}.{name} is empty"
        for each in value if isinstance(value, list) else [value]:
            if not _is_one_of(each, known["range"], types):
                yield f"{kind}.{name} cannot be {each!r}"


def _is_one_of(value: Any, ranges: list[str], types: Mapping[str, str]) -> bool:
    if isinstance(value, dict):
        kind = types.get(value["@id"]) if value.keys() == {"@id"} else value.get("@type")
        return kind in VOCABULARY["types"] and bool(kinds_of(kind).intersection(ranges))
    return any(_is_literal(value, each) for each in ranges)


def _is_literal(value: Any, kind: str) -> bool:
    if isinstance(value, bool):
        return kind == "Boolean"
    if isinstance(value, int | float):
        return isinstance(value, _NUMBERS.get(kind, ()))
    if not isinstance(value, str):
        return False
    if kind in VOCABULARY["members"]:
        return value.removeprefix(PREFIX) in VOCABULARY["members"][kind]
    return kind in _WRITTEN and re.fullmatch(_WRITTEN[kind], value) is not None

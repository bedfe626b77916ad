"""Links: which value of one answer is asked for by which parameter of another operation.

They are found, not listed: an endpoint with a parameter of a name known here is linked to from
the answers that have such a value, a list to the details of its items, and a detail to what lies
below its own address.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .schemas import name_in

Schema = dict[str, Any]

#: What stays as it was asked for when one goes on from an answer.
CONTEXT = ("clinic", "locale")
#: Where a parameter's value is found: in the answer of which operation, and there under which
#: pointer. The same parameter may be given from several answers.
VALUES = (
    ("clinic", "get_clinic", "/code"),
    ("region", "get_clinic", "/region/code"),
    ("code", "get_guide", "/clinic/code"),
    ("guide", "get_clinic", "/guides/0/slug"),
    ("guide", "get_guide", "/meta/slug"),
    ("offers", "get_guide", "/meta/slug"),
    ("topic", "get_guide", "/topics/0/slug"),
    ("topic", "get_faq", "/topics/0/slug"),
    ("faq", "get_guide", "/faqs/0/id"),
    ("q", "get_guide", "/title"),
    ("search", "get_guide", "/title"),
)
#: Beside a value found so, others that must come from the same answer.
_BESIDES = {"get_guide": {"locale": "/meta/locale"}, "get_clinic": {"clinic": "/code"}}
#: What does not take a clinic by itself.
_WITH_MORE = frozenset({"list_redirects"})
#: What leads to the detail of an item by its id.
_FIND = "find/"
#: A reader of a feed gives the cursor of one page to get the next.
_CURSOR, _SINCE = "cursor", "since"


@dataclass(frozen=True)
class _Operation:
    path: str
    told: Schema
    document: Schema

    @property
    def id(self) -> str:
        return str(self.told["operationId"])

    @property
    def names(self) -> dict[str, bool]:
        """The names of the parameters in address and query; whether one must be given."""
        own = [each for each in self.told["parameters"] if "$ref" not in each]
        return {each["name"]: each.get("required", False) for each in own}

    @property
    def chosen(self) -> dict[str, str]:
        """Values for the parameters that the query must have: the first of those allowed."""
        schemas = {
            each["name"]: each["schema"]
            for each in self.told["parameters"]
            if each.get("required") and each["in"] == "query"
        }
        allowed = {name: s.get("enum", s.get("examples", [])) for name, s in schemas.items()}
        return {name: str(values[0]) for name, values in allowed.items() if values}

    @property
    def answer(self) -> Schema:
        """The schema of the whole answer, empty when it is no JSON."""
        content = self.told["responses"].get("200", {}).get("content", {})
        schema = content.get("application/json", {}).get("schema", {})
        return self.resolved(schema.get("anyOf", [schema])[0])

    def resolved(self, schema: Schema) -> Schema:
        name = name_in(schema.get("$ref"))
        if name is None:
            return schema
        found: Schema = self.document["components"]["schemas"][name]
        return found


def add_links(document: Schema) -> None:
    """Add to each answer the links that go out from it."""
    operations = {
        operation.id: operation
        for path, methods in document["paths"].items()
        for operation in (_Operation(path, told, document) for told in methods.values())
    }
    for source in operations.values():
        found = dict(_from(source, operations))
        if found:
            source.told["responses"]["200"]["links"] = found


def _from(
    source: _Operation, operations: Mapping[str, _Operation]
) -> Iterator[tuple[str, Schema]]:
    yield from _to_items(source, operations)
    yield from _below(source, operations)
    properties = source.answer.get("properties", {})
    meta = source.resolved(properties.get("meta", {})).get("properties", {})
    if _SINCE in source.names and _CURSOR in meta:
        given = {_SINCE: f"$response.body#/meta/{_CURSOR}"}
        yield "next_page", _link(source, source, given, "What has changed since this answer.")
    for name, place, pointer in VALUES:
        if place != source.id:
            continue
        for target in operations.values():
            given = _given(source, target, name, pointer)
            if target.path != source.path and given:
                called = target.id if target.names[name] else f"{target.id}_by_{name}"
                told = f"`{target.id}` with the `{name}` that is found here."
                yield called, _link(source, target, given, told)


def _to_items(
    source: _Operation, operations: Mapping[str, _Operation]
) -> Iterator[tuple[str, Schema]]:
    """Link a list to the details of its items, by the key that their address names or the id."""
    items = source.answer.get("properties", {}).get("items", {}).get("items", {})
    keys = source.resolved(items).get("properties", {})
    for target in operations.values():
        detail = re.fullmatch(re.escape(source.path) + r"\{(\w+)\}/", target.path)
        if detail and keys:
            key = detail[1] if detail[1] in keys else "id"
            given = {detail[1]: f"$response.body#/items/0/{key}"}
            yield "item", _link(source, target, given, "The first item, whole.")
        if target.path == source.path + _FIND and "id" in target.names:
            given = {"id": "$response.body#/items/0/id"}
            yield target.id, _link(source, target, given, "The address of the first item.")


def _below(
    source: _Operation, operations: Mapping[str, _Operation]
) -> Iterator[tuple[str, Schema]]:
    """Link a detail to what lies below its address, by the key that the address names."""
    named = re.search(r"\{(\w+)\}/$", source.path)
    if named is None or named[1] not in source.answer.get("properties", {}):
        return
    for target in operations.values():
        if target.path != source.path and target.path.startswith(source.path):
            given = {named[1]: f"$response.body#/{named[1]}", **target.chosen}
            yield target.id, _link(source, target, given, "What belongs to it.")


def _given(source: _Operation, target: _Operation, name: str, pointer: str) -> dict[str, str]:
    """Return the values that lead to a target, none if it cannot be reached with them."""
    if name not in target.names or "200" not in target.told["responses"]:
        return {}
    if target.id in _WITH_MORE:
        return {}
    besides = {
        other: f"$response.body#{place}"
        for other, place in _BESIDES.get(source.id, {}).items()
        if other in target.names and other != name
    }
    given = {name: f"$response.body#{pointer}", **besides}
    missing = {each for each, required in target.names.items() if required} - given.keys()
    return given if not missing else {}


def _link(source: _Operation, target: _Operation, given: dict[str, str], told: str) -> Schema:
    carried = {
        name: f"$request.query.{name}"
        for name in CONTEXT
        if name in source.names and name in target.names and name not in given
    }
    return {"operationId": target.id, "parameters": {**given, **carried}, "description": told}

"""What the contract says of the blocks of a guide, for whoever looks for their words."""

import json
from collections.abc import Iterator
from typing import Any

from .node import DOCS

#: What is no copy, or stands for copy that is told elsewhere.
NO_WORDS = {"role", "anchor", "kind", "action", "provider", "thumbnail"}

_SCHEMAS = json.loads((DOCS / "openapi.json").read_text())["components"]["schemas"]


def block_types() -> set[str]:
    """Return the types of blocks that there are."""
    return set(_SCHEMAS["Block"]["discriminator"]["mapping"])


def kinds(name: str) -> set[str]:
    """Return what an enumeration of the contract allows."""
    return set(_SCHEMAS[name]["enum"])


def words_of(block: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Yield the texts of a block that a page shows, and whether each is HTML."""
    name = _SCHEMAS["Block"]["discriminator"]["mapping"][block["type"]].rpartition("/")[2]
    yield from _words(_SCHEMAS[name]["properties"]["value"], block["value"])


def _words(schema: dict[str, Any], value: Any) -> Iterator[tuple[str, bool]]:
    for each in schema.get("anyOf", []):
        if value is not None and each.get("type") != "null":
            schema = each
    if reference := schema.get("$ref"):
        schema = _SCHEMAS[reference.rpartition("/")[2]]
    if schema is _SCHEMAS["Image"]:
        yield value["alt"], False
        yield value["renditions"][-1]["url"], False
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in NO_WORDS:
                yield from _words(schema["properties"][name], inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _words(schema["items"], inner)
    elif value:
        yield value, schema.get("contentMediaType") == "text/html"

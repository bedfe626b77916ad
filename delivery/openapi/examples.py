"""Examples: what the demonstration answers, put where the contract describes it.

``examples.json`` beside this file has a few requests to every operation with their answers.
``script/openapi`` makes it from the demonstration, and a test asks for all of them again.
"""

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, TypedDict

from delivery.addresses import base_url

from .schemas import name_in

Schema = dict[str, Any]

JSON = "application/json"
#: Where the site is that gave the answers.
RECORDED_AT = "http://localhost:8000"
#: A component's example longer than this says no more than that of the answer it stands in.
_LONGEST = 1_500


class Example(TypedDict):
    """One request with its answer; ``path`` are the values that stand in the address."""

    operation: str
    name: str
    summary: str
    path: dict[str, str]
    address: str
    status: int
    body: Any


@cache
def recorded() -> str:
    """Return the content of ``examples.json``."""
    return files(__package__).joinpath("examples.json").read_text("utf-8")


def examples() -> list[Example]:
    """Return all examples, as this site would write the addresses in them."""
    found: list[Example] = json.loads(recorded().replace(RECORDED_AT, base_url()))
    return found


def add_examples(document: Schema) -> None:
    """Add the examples to the answers, the parameters in addresses and the components."""
    operations = {
        operation["operationId"]: operation
        for methods in document["paths"].values()
        for operation in methods.values()
    }
    schemas = document["components"]["schemas"]
    for example in examples():
        operation = operations.get(example["operation"])
        response = (operation or {}).get("responses", {}).get(str(example["status"]))
        if operation is None or response is None:
            continue
        for parameter in operation["parameters"]:
            if example["status"] == 200 and parameter.get("name") in example["path"]:
                parameter.setdefault("example", example["path"][parameter["name"]])
        if media := response.get("content", {}).get(JSON):
            shown = {"summary": example["summary"], "value": example["body"]}
            media.setdefault("examples", {})[example["name"]] = shown
            branches = media["schema"].get("anyOf", [media["schema"]])
            schema = branches[-1 if example["name"] == "fields" else 0]
            for name, value in _components(example["body"], schema, schemas):
                if len(json.dumps(value)) <= _LONGEST:
                    schemas[name].setdefault("examples", [value])


def _components(value: Any, schema: Schema, schemas: dict[str, Schema]) -> Iterator[Any]:
    """Return the components that parts of a value are examples of, as ``(name, part)``."""
    name = name_in(schema.get("$ref"))
    if name is not None:
        if isinstance(value, dict) and "properties" in schemas[name]:
            yield name, value
        yield from _components(value, schemas[name], schemas)
    elif "discriminator" in schema:
        told_by = schema["discriminator"]
        chosen = told_by["mapping"].get(value[told_by["propertyName"]])
        if chosen is not None:
            yield from _components(value, {"$ref": chosen}, schemas)
    elif "anyOf" in schema:
        if value is not None:
            yield from _components(value, schema["anyOf"][0], schemas)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _components(part, schema.get("properties", {}).get(key, {}), schemas)
    elif isinstance(value, list):
        for part in value:
            yield from _components(part, schema.get("items", {}), schemas)

"""``openapi.json``, generated from the models that make the answers.

The generator's output is made exact and plain here: query parameters are never null, answers
are closed objects, nothing is named twice, and what holds at every address is said of every one.
"""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from ninja import NinjaAPI

from delivery.addresses import base_url

from .examples import add_examples
from .headers import CONDITIONS, HEADERS, conditions
from .links import add_links
from .responses import responses_of
from .schemas import reference, tidied

Schema = dict[str, Any]

#: The model of an error's body, by its name in Python.
_ERROR = "ErrorDocument"


def openapi_document(api: NinjaAPI) -> Schema:
    """Return the OpenAPI 3.1 document of ``api``, the same whoever asks under whatever host."""
    generated: Schema = deepcopy(dict(api.get_openapi_schema()))
    for operation in _operations(generated["paths"]):
        own = [_parameter(each) for each in operation["parameters"]]
        # What only leads elsewhere has no tag.
        operation["parameters"] = own + (conditions() if 200 in operation["responses"] else [])
        operation["responses"] = responses_of(operation["responses"], reference(_ERROR))
    paths, schemas = tidied(generated["paths"], generated["components"]["schemas"])
    document = {
        "openapi": generated["openapi"],
        "info": generated["info"],
        "servers": [{"url": base_url() or "/"}],
        "tags": generated.get("tags", []),
        "paths": paths,
        "components": {"schemas": schemas, "headers": HEADERS, "parameters": CONDITIONS},
    }
    add_links(document)
    add_examples(document)
    return document


def _operations(paths: Mapping[str, Schema]) -> list[Schema]:
    return [operation for operations in paths.values() for operation in operations.values()]


def _parameter(generated: Schema) -> Schema:
    """Return a parameter whose schema is what may stand in an address: never null."""
    schema = dict(generated["schema"])
    description = schema.pop("description", "")
    branches = [each for each in schema.pop("anyOf", []) if each != {"type": "null"}]
    for branch in branches:
        schema = branch | schema
    required = {"required": True} if generated["required"] else {}
    return {
        "name": generated["name"],
        "in": generated["in"],
        **required,
        "description": description,
        "schema": schema,
    }

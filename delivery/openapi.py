"""``openapi.json``: the contract, generated from the models that make the answers.

The generator's output is made exact and plain here, in one place: query parameters are never
null, answers are closed objects, and nothing is named twice.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from pydantic_core import to_json

from .addresses import base_url
from .answers import CONTENT_TYPE, Answer

Schema = dict[str, Any]

#: What an answer with this status means, in words a stranger understands.
DESCRIPTIONS = {
    "200": "The answer.",
    "301": "The address has changed for good; `Location` is the present one.",
    "302": "What was looked for is at `Location`.",
    "304": "The answer is the one that the request names by its tag or date.",
    "400": "A parameter is unknown or malformed; `message` names it and says what is allowed.",
    "404": "Nothing is served under this address.",
    "410": (
        "The clinic has closed; `successor` is the code of the one to go to instead. Or the "
        "cursor belongs to a record that has been restored since."
    ),
    "503": "The database does not answer; `Retry-After` says in how many seconds to try again.",
}
_ERROR = {
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/ErrorDocument"}}}
}
HEADERS: dict[str, Schema] = {
    "AnyWebsite": {
        "description": "Scripts of any website may read the answer.",
        "required": True,
        "schema": {"type": "string", "const": "*"},
    },
    "CacheControl": {
        "description": "For how long the answer may be kept, and by whom.",
        "required": True,
        "schema": {"type": "string", "minLength": 1},
    },
    "Tag": {
        "description": "The answer's tag, another one for each encoding.",
        "required": True,
        "schema": {"type": "string", "pattern": r'^"[0-9a-f]{32}(-gzip|-br)?"$'},
    },
    "Changed": {
        "description": (
            "Since when the answer is true, as the first whole second after its change. Not "
            "there within that second, nor where it is not known."
        ),
        "schema": {"type": "string", "minLength": 29, "maxLength": 29},
    },
    "CacheTags": {
        "description": (
            "For shared caches: what the answer is made from, commas between. Not there in "
            "answers that cannot be purged."
        ),
        "schema": {"type": "string", "pattern": "^[a-z0-9_-]+(,[a-z0-9_-]+)*$"},
    },
    "SurrogateKeys": {
        "description": "The same names with spaces between.",
        "schema": {"type": "string", "pattern": "^[a-z0-9_-]+( [a-z0-9_-]+)*$"},
    },
    "Seconds": {
        "description": "After how many seconds to try again.",
        "required": True,
        "schema": {"type": "string", "pattern": "^[0-9]+$"},
    },
    "ByEncoding": {
        "description": "What else the answer depends on besides its address.",
        "required": True,
        "schema": {"type": "string", "const": "Accept-Encoding"},
    },
    "ByAccept": {
        "description": "The same; of Markdown in place of JSON also what the client accepts.",
        "required": True,
        "schema": {"type": "string", "enum": ["Accept-Encoding", "Accept, Accept-Encoding"]},
    },
    "Alternate": {
        "description": "Of JSON: where the same guide is in Markdown, for caches to keep.",
        "schema": {
            "type": "string",
            "pattern": r'^<https?://[^<>]+>; rel="alternate"; type="text/markdown"$',
        },
    },
    "MarkdownAddress": {
        "description": "Of Markdown in place of JSON: the address of the text itself.",
        "schema": {"type": "string", "format": "uri"},
    },
    "Location": {
        "description": "Where to go on: an absolute address of this API.",
        "required": True,
        "schema": {"type": "string", "format": "uri"},
    },
}
_COMPONENT = "#/components/schemas/"
_HEADER = "#/components/headers/"
_KEYWORDS_WITH_NAMES = frozenset({"properties", "mapping"})


def openapi_document(api: NinjaAPI) -> Schema:
    """Return the OpenAPI 3.1 document of ``api``, the same whoever asks under whatever host."""
    generated: Schema = deepcopy(dict(api.get_openapi_schema()))
    schemas = generated["components"]["schemas"]
    for operations in generated["paths"].values():
        for operation in operations.values():
            operation["parameters"] = [_parameter(each) for each in operation["parameters"]]
            operation["responses"] = {
                str(status): _response(str(status), response)
                for status, response in _responses(operation["responses"])
            }
    _name_unions(schemas)
    for schema in schemas.values():
        _close(schema)
    _leave_out_titles(generated["paths"])
    _leave_out_titles(schemas)
    used = _used_components(generated["paths"], schemas)
    return {
        "openapi": generated["openapi"],
        "info": generated["info"],
        "servers": [{"url": base_url() or "/"}],
        "tags": generated.get("tags", []),
        "paths": generated["paths"],
        "components": {
            "schemas": {name: schemas[name] for name in sorted(used)},
            "headers": HEADERS,
        },
    }


def openapi_view(api: NinjaAPI) -> Any:
    """Return the view that serves the document of ``api``, made once per process."""

    @cache
    def content() -> bytes:
        return to_json(openapi_document(api))

    def view(request: HttpRequest) -> HttpResponse:
        return Answer(content(), content_type=CONTENT_TYPE)

    return view


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


def _responses(generated: Mapping[int, Schema]) -> Iterator[tuple[int, Schema]]:
    """Return an operation's own responses with those that every operation has."""
    yield from sorted({304: {}, 503: _ERROR, **generated}.items())


def _response(status: str, generated: Schema) -> Schema:
    """Return a response with a description and the headers that it has."""
    names = {
        "Access-Control-Allow-Origin": "AnyWebsite",
        "Cache-Control": "CacheControl",
        "Vary": "ByEncoding",
    }
    if status in ("301", "302"):
        names["Location"] = "Location"
    if status in ("200", "304"):
        names |= {"ETag": "Tag", "Last-Modified": "Changed"}
        names |= {"Cache-Tag": "CacheTags", "Surrogate-Key": "SurrogateKeys"}
    if status == "503":
        names["Retry-After"] = "Seconds"
    names |= generated.get("headers", {})
    headers = {name: {"$ref": _HEADER + header} for name, header in names.items()}
    return {**generated, "description": DESCRIPTIONS[status], "headers": headers}


def _name_unions(schemas: dict[str, Schema]) -> None:
    """Give a union of types told apart by a key a component of its own, named after its place.

    A list ``body`` of such unions in a document makes the component ``BodyItem``.
    """
    for schema in list(schemas.values()):
        for key, value in schema.get("properties", {}).items():
            items = value.get("items", {})
            if "discriminator" in items:
                name = f"{key.title()}Item"
                if schemas.setdefault(name, items) == items:
                    value["items"] = {"$ref": _COMPONENT + name}


def _close(schema: Schema) -> None:
    """Say of an object that it has these keys and no others, unless its model allows more."""
    properties = schema.get("properties")
    if properties is None:
        return
    schema.setdefault("additionalProperties", False)
    for key, value in properties.items():
        if "const" in value:
            value.pop("default", None)
            if key not in schema.get("required", []):
                schema.setdefault("required", []).append(key)
        if list(value) == ["allOf"] and len(value["allOf"]) == 1:
            properties[key] = value["allOf"][0]


def _leave_out_titles(node: Any, named: bool = False) -> None:
    """Remove the titles that only repeat the name of what they stand on.

    ``named`` says that the keys of ``node`` are names of properties, not keywords.
    """
    if isinstance(node, dict):
        if not named and isinstance(node.get("title"), str):
            del node["title"]
        for key, value in node.items():
            _leave_out_titles(value, named=not named and key in _KEYWORDS_WITH_NAMES)
    elif isinstance(node, list):
        for value in node:
            _leave_out_titles(value)


def _used_components(paths: Schema, schemas: Mapping[str, Schema]) -> set[str]:
    """Return the names of the components that answers and parameters are described with."""
    used: set[str] = set()
    waiting = list(_references(paths))
    while waiting:
        name = waiting.pop()
        if name not in used:
            used.add(name)
            waiting += _references(schemas[name])
    return used


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        reference = node.get("$ref")
        if isinstance(reference, str) and reference.startswith(_COMPONENT):
            yield reference.removeprefix(_COMPONENT)
    for value in node.values() if isinstance(node, dict) else node:
        if isinstance(value, dict | list):
            yield from _references(value)

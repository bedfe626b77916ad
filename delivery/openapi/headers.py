"""The headers that requests may carry and answers have, whatever they are about."""

from collections.abc import Mapping
from typing import Any

Schema = dict[str, Any]

_HEADER = "#/components/headers/"
_PARAMETER = "#/components/parameters/"

#: The headers of answers, as components.
HEADERS: dict[str, Schema] = {
    "AnyWebsite": {
        "description": "Scripts of any website may read the answer.",
        "required": True,
        "schema": {"type": "string", "const": "*"},
    },
    "ReadByScripts": {
        "description": (
            "The headers that scripts of other websites may read, besides those that they always "
            "may."
        ),
        "required": True,
        "schema": {
            "type": "string",
            "const": "Content-Location, ETag, Link, Location, Retry-After",
        },
    },
    "CacheControl": {
        "description": "For how long the answer may be kept, and by whom.",
        "required": True,
        "schema": {"type": "string", "minLength": 1},
    },
    "NotKept": {
        "description": "Errors are not kept.",
        "required": True,
        "schema": {"type": "string", "const": "no-store"},
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
        "schema": {
            "type": "string",
            "pattern": "^[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT$",
        },
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
    "Encoding": {
        "description": "How the body is compressed. Not there where it is not.",
        "schema": {"type": "string", "enum": ["br", "gzip"]},
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
        "description": "Where to go on: an absolute address, of this API or of a file.",
        "required": True,
        "schema": {"type": "string", "format": "uri"},
    },
    "Methods": {
        "description": "The methods that every address answers.",
        "required": True,
        "schema": {"type": "string", "const": "GET, HEAD, OPTIONS"},
    },
    "Seconds": {
        "description": "After how many seconds to try again.",
        "required": True,
        "schema": {"type": "string", "pattern": "^[0-9]+$"},
    },
}

#: The headers of requests that every address understands, as components.
CONDITIONS: dict[str, Schema] = {
    "IfNoneMatch": {
        "name": "If-None-Match",
        "in": "header",
        "description": (
            "The `ETag` of an answer that the client has: if it is still the answer, 304 comes "
            "without a body."
        ),
        "schema": {"type": "string"},
    },
    "IfModifiedSince": {
        "name": "If-Modified-Since",
        "in": "header",
        "description": (
            "The `Last-Modified` of an answer that the client has. It counts where no "
            "`If-None-Match` is sent and the answer says when it has changed."
        ),
        "schema": {"type": "string"},
    },
}

_ALWAYS = {
    "Access-Control-Allow-Origin": "AnyWebsite",
    "Access-Control-Expose-Headers": "ReadByScripts",
    "Vary": "ByEncoding",
}
_KEPT = {"Cache-Control": "CacheControl"}
_ERROR = {"Cache-Control": "NotKept", "Content-Encoding": "Encoding"}
_TAGS = {"Cache-Tag": "CacheTags", "Surrogate-Key": "SurrogateKeys"}
_ABOUT = {"ETag": "Tag", "Last-Modified": "Changed", **_TAGS}
_BY_STATUS = {
    200: {**_KEPT, **_ABOUT, "Content-Encoding": "Encoding"},
    301: {**_KEPT, "Location": "Location"},
    302: {**_KEPT, **_TAGS, "Location": "Location"},
    304: {**_KEPT, **_ABOUT},
    405: {**_ERROR, "Allow": "Methods"},
    410: {**_KEPT, "ETag": "Tag", "Content-Encoding": "Encoding"},
    503: {**_ERROR, "Retry-After": "Seconds"},
}


def headers_of(status: int) -> Schema:
    """Return the headers of an answer with this status, as references."""
    return references_to({**_ALWAYS, **_BY_STATUS.get(status, _ERROR)})


def references_to(names: Mapping[str, str]) -> Schema:
    """Return headers by name as references to these components."""
    return {name: {"$ref": _HEADER + component} for name, component in names.items()}


def conditions() -> list[Schema]:
    """Return the parameters that every operation has, as references."""
    return [{"$ref": _PARAMETER + name} for name in CONDITIONS]

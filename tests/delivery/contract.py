"""Holding answers of the API against its OpenAPI document."""

import gzip
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import parse_qs
from xml.etree import ElementTree

import brotli
import jsonschema_rs
from django.http import HttpResponse

from delivery.api import api
from delivery.openapi.document import openapi_document
from delivery.openapi.headers import HEADERS, headers_of

API = "/api/v2/"
#: Addresses of the API that its document does not describe: the document itself and its page.
ABOUT_THE_API = frozenset({f"{API}openapi.json", f"{API}docs/"})
#: What is said of the body, and what the project says of everything it serves.
_NOT_OURS = frozenset(
    {
        "content-length",
        "content-security-policy",
        "content-type",
        "cross-origin-opener-policy",
        "referrer-policy",
        "server",
        "date",
        "strict-transport-security",
        "x-content-type-options",
        "x-frame-options",
    }
)
_PREFLIGHT = {
    "access-control-allow-origin",
    "access-control-expose-headers",
    "access-control-allow-methods",
    "access-control-allow-headers",
    "access-control-max-age",
    "allow",
    "cache-control",
    "vary",
}


@dataclass(frozen=True)
class Answered:
    """What a client gets: ``headers`` by their names in small letters."""

    method: str
    path: str
    query: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def is_selected(self) -> bool:
        """Whether another form of the answer was asked for.

        That is a part of a document, with ``fields``, or where one path leads, with ``path``.
        """
        other = "path" if self.path == f"{API}redirects/" else "fields"
        return other in parse_qs(self.query)


def told_of(
    environ: Mapping[str, Any], status: int, headers: Iterable[tuple[str, str]], body: bytes
) -> Answered:
    """Return what a request in WSGI's words was answered with."""
    return Answered(
        method=environ["REQUEST_METHOD"],
        path=environ["PATH_INFO"],
        query=environ.get("QUERY_STRING", ""),
        status=status,
        headers=tuple((name.lower(), str(value)) for name, value in headers),
        body=body,
    )


@cache
def contract() -> dict[str, Any]:
    """Return the OpenAPI document."""
    return openapi_document(api)


def operation_at(path: str) -> Mapping[str, Any] | None:
    """Return the operation that answers GET at this path, ``None`` when there is none."""
    return next((found for pattern, found in _operations() if pattern.fullmatch(path)), None)


@cache
def _operations() -> list[tuple[re.Pattern[str], Mapping[str, Any]]]:
    """Return all operations by the pattern of their path, those with fewer variables first."""
    paths = sorted(contract()["paths"].items(), key=lambda path: path[0].count("{"))
    return [
        (re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(template))), methods["get"])
        for template, methods in paths
    ]


@cache
def _validator(schema: str) -> jsonschema_rs.Validator:
    return jsonschema_rs.Draft202012Validator(
        {**json.loads(schema), "components": contract()["components"]}, validate_formats=True
    )


def schema_of(media: Mapping[str, Any], *, is_selected: bool) -> Mapping[str, Any]:
    """Return the schema of a body: that of the whole, or of what ``fields`` has left of it."""
    branches = media["schema"].get("anyOf", [media["schema"]])
    found: Mapping[str, Any] = branches[-1 if is_selected else 0]
    return found


def validate(body: Any, schema: Mapping[str, Any]) -> None:
    """Fail unless plain data keeps to a schema of the document."""
    _validator(json.dumps(schema)).validate(body)


def decoded(response: HttpResponse) -> bytes:
    """Return the body of an answer, whatever its encoding."""
    return _decoded(response.content, response.get("Content-Encoding", ""))


def _decoded(body: bytes, encoding: str) -> bytes:
    if encoding == "br":
        return bytes(brotli.decompress(body))
    return gzip.decompress(body) if encoding == "gzip" else body


def check_answer(answered: Answered) -> None:
    """Fail unless an answer is described, exactly: status, headers and body."""
    if hash(answered) not in _checked:
        _check(answered)
        _checked.add(hash(answered))


_checked: set[int] = set()


def _check(answered: Answered) -> None:
    headers = dict(answered.headers)
    if answered.method == "OPTIONS":
        assert (answered.status, headers.keys() - _NOT_OURS) == (204, _PREFLIGHT)
        return
    if answered.path in ABOUT_THE_API and answered.status in (200, 304):
        _check_headers(answered, headers_of(answered.status))
        return
    if answered.method not in ("GET", "HEAD"):
        assert answered.status == 405
    described = _described(answered)
    _check_headers(answered, described["headers"])
    if "content" not in described or answered.method == "HEAD":
        assert answered.body == b""
        return
    content_type, *parameters = headers["content-type"].split("; ")
    assert content_type in described["content"]
    body = _decoded(answered.body, headers.get("content-encoding", ""))
    if content_type.startswith("text/"):
        assert parameters == ["charset=utf-8"]
        assert body.decode().strip()
        return
    assert not parameters
    if content_type == "application/xml":
        ElementTree.fromstring(body)  # noqa: S314
    else:
        media = described["content"][content_type]
        validate(json.loads(body), schema_of(media, is_selected=answered.is_selected))


def _described(answered: Answered) -> Mapping[str, Any]:
    """Return how the document describes an answer; an error, where it knows no such address."""
    status, operation = answered.status, operation_at(answered.path)
    if operation is not None:
        described: Mapping[str, Any] | None = operation["responses"].get(str(status))
        assert described, f"{answered.path} answers {status}, which is not described"
        return described
    if status == 301 and not answered.path.endswith("/"):
        return {"headers": headers_of(status)}
    assert status in (404, 405, 503), f"{answered.path} answers {status}"
    error = {"schema": {"$ref": "#/components/schemas/Error"}}
    return {"headers": headers_of(status), "content": {"application/json": error}}


def _check_headers(answered: Answered, described: Mapping[str, Any]) -> None:
    headers = dict(answered.headers)
    for name, reference in described.items():
        header = HEADERS[reference["$ref"].rpartition("/")[2]]
        value = headers.get(name.lower())
        if header.get("required") or value is not None:
            is_valid = jsonschema_rs.is_valid(header["schema"], value, validate_formats=True)
            assert is_valid, f"{answered.path}: {name}: {value}"
    undescribed = headers.keys() - {name.lower() for name in described} - _NOT_OURS
    assert not undescribed, f"{answered.path}: {undescribed}"

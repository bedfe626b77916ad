"""Holding answers of the API against its OpenAPI document."""

import gzip
import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import brotli
import jsonschema_rs
from django.http import HttpResponse

from delivery.api import api
from delivery.openapi import openapi_document

#: Addresses that answer GET but are not described: the description itself and what is no address.
UNDESCRIBED = re.compile(r"/api/v2/openapi\.json|/api/v2/.*[^/]")


@cache
def contract() -> dict[str, Any]:
    """Return the OpenAPI document."""
    return openapi_document(api)


def operation_at(path: str) -> Mapping[str, Any] | None:
    """Return the operation that answers GET at this path, ``None`` when there is none."""
    templates = sorted(contract()["paths"], key=lambda template: template.count("{"))
    for template in templates:
        pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(template))
        if re.fullmatch(pattern, path):
            return contract()["paths"][template]["get"]
    return None


@cache
def _validator(reference: str) -> jsonschema_rs.Validator:
    schema = {"$ref": reference, "components": contract()["components"]}
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True)


def whole(schema: Mapping[str, Any]) -> str:
    """Return the component for an answer from which ``fields`` has left out nothing."""
    return schema["anyOf"][0]["$ref"] if "anyOf" in schema else schema["$ref"]


def decoded(response: HttpResponse) -> bytes:
    """Return the body of an answer, whatever its encoding."""
    encoding = response.get("Content-Encoding")
    if encoding == "br":
        return bytes(brotli.decompress(response.content))
    return gzip.decompress(response.content) if encoding == "gzip" else response.content


def check_answer(path: str, response: HttpResponse, *, selected: bool) -> None:
    """Fail unless the answer of GET at ``path`` is described, exactly.

    ``selected`` says that ``fields`` was given, so that a part of a document may be answered.
    """
    operation = operation_at(path)
    if operation is None and UNDESCRIBED.fullmatch(path):
        return
    if operation is None:
        assert (response.status_code, list(json.loads(decoded(response)))) == (404, ["message"])
        return
    described = operation["responses"].get(str(response.status_code))
    assert described, f"{path} answers {response.status_code}, which is not described"
    for name, header in described["headers"].items():
        definition = contract()["components"]["headers"][header["$ref"].rpartition("/")[2]]
        if definition.get("required") or name in response:
            assert jsonschema_rs.is_valid(definition["schema"], response.get(name)), name
    if "content" not in described:
        assert response.content == b""
        return
    content_type, *parameters = response["Content-Type"].split("; ")
    assert content_type in described["content"]
    if content_type.startswith("text/"):
        assert parameters == ["charset=utf-8"]
        assert decoded(response).decode().strip()
        return
    assert not parameters
    schema = described["content"][content_type]["schema"]
    reference = schema["anyOf"][1]["$ref"] if selected and "anyOf" in schema else whole(schema)
    _validator(reference).validate(json.loads(decoded(response)))

"""Answers as bytes: compact JSON in UTF-8, readable from any website."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.encoding import iri_to_uri
from pydantic_core import to_json

CONTENT_TYPE = "application/json"


def answer(content: Any, *, status: int = 200) -> HttpResponse:
    """Return plain data as a JSON answer."""
    return HttpResponse(to_json(content), status=status, content_type=CONTENT_TYPE)


def moved(url: str) -> HttpResponse:
    """Return a permanent redirect."""
    response = HttpResponse(status=301)
    response["Location"] = iri_to_uri(url)
    return response


def preflight(request: HttpRequest) -> HttpResponse:
    """Answer a browser that asks whether it may read: it may, with any header."""
    response = HttpResponse(status=204)
    response["Allow"] = response["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
    response["Access-Control-Allow-Headers"] = "*"
    response["Access-Control-Max-Age"] = "86400"
    return response

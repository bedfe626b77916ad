"""Answers as bytes: compact JSON in UTF-8, readable from any website."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.encoding import iri_to_uri
from pydantic_core import to_json

CONTENT_TYPE = "application/json"


class Answer(HttpResponse):
    """A response that may be given again to everybody who asks the same.

    ``depends_on`` says what makes it untrue: ``editions``, a newly recorded edition;
    ``commits``, any change of the database, for what is read from tables. ``changed_at`` is the
    moment since when it is true, where that is known. ``tags`` name what it is made from; an
    answer without any is never given again by others without asking. One that ``is_private`` is
    given once, to whoever asked.
    """

    depends_on: Literal["editions", "commits"] = "editions"
    changed_at: datetime | None = None
    tags: Sequence[str] = ()
    is_private: bool = False


def answer(
    content: Any,
    *,
    status: int = 200,
    changed_at: datetime | None = None,
    tags: Sequence[str] = (),
) -> Answer:
    """Return plain data as a JSON answer that editions alone have made."""
    response = Answer(to_json(content), status=status, content_type=CONTENT_TYPE)
    response.changed_at = changed_at
    response.tags = tags
    return response


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

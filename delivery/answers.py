"""Answers as bytes in UTF-8, compact JSON as a rule, readable from any website."""

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
    given once, to whoever asked. ``is_negotiated`` says that who sends another ``Accept`` gets
    another answer: then no shared cache keeps it.
    """

    depends_on: Literal["editions", "commits"] = "editions"
    changed_at: datetime | None = None
    tags: Sequence[str] = ()
    is_private: bool = False
    is_negotiated = False


def answer(
    content: Any,
    *,
    status: int = 200,
    changed_at: datetime | None = None,
    tags: Sequence[str] = (),
) -> Answer:
    """Return plain data as a JSON answer that editions alone have made."""
    return answer_in_bytes(
        to_json(content), CONTENT_TYPE, status=status, changed_at=changed_at, tags=tags
    )


def answer_in_bytes(
    content: bytes,
    content_type: str,
    *,
    status: int = 200,
    changed_at: datetime | None = None,
    tags: Sequence[str] = (),
) -> Answer:
    """Return bytes of any type as an answer that editions alone have made."""
    response = Answer(content, status=status, content_type=content_type)
    response.changed_at = changed_at
    response.tags = tags
    return response


def text_answer(
    text: str, media_type: str, *, changed_at: datetime | None, tags: Sequence[str]
) -> Answer:
    """Return a text that editions alone have made."""
    content_type = f"{media_type}; charset=utf-8"
    return answer_in_bytes(text.encode(), content_type, changed_at=changed_at, tags=tags)


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

"""What one client gets of a finished answer: the whole of it, or the word that it has it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from .finished import Finished, Headers
from .negotiation import chosen_encoding, is_not_modified


class Reply(NamedTuple):
    """A status with its headers and body, ready to be sent."""

    status: int
    reason: str
    headers: Headers
    body: bytes


def reply_to(environ: Mapping[str, Any], answer: Finished) -> Reply:
    """Return what a request gets; ``environ`` is WSGI's, which Django calls ``META``."""
    form = answer.form(chosen_encoding(environ.get("HTTP_ACCEPT_ENCODING", "")))
    known, since = environ.get("HTTP_IF_NONE_MATCH"), environ.get("HTTP_IF_MODIFIED_SINCE")
    if (
        (known or since)
        and answer.status == 200
        and is_not_modified(
            if_none_match=known,
            if_modified_since=since,
            etag=form.etag,
            changed_at=answer.changed_at,
            now=datetime.now(UTC),
        )
    ):
        return Reply(304, "Not Modified", [*form.unchanged, *answer.dated()], b"")
    body = b"" if environ["REQUEST_METHOD"] == "HEAD" else form.body
    return Reply(answer.status, answer.reason, [*form.headers, *answer.dated()], body)

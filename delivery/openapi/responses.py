"""The answers of an operation: those it names itself, and those that every address gives."""

from collections.abc import Mapping
from http.client import responses as PHRASES
from typing import Any

from .headers import headers_of, references_to

Schema = dict[str, Any]

#: What an answer with this status means, in words a stranger understands.
DESCRIPTIONS = {
    200: "The answer.",
    301: "The address has changed for good; `Location` is the present one.",
    302: "What was looked for is at `Location`.",
    304: "The answer is the one that the request names by its tag or date.",
    400: "A parameter is unknown or malformed; `message` names it and says what is allowed.",
    403: "The token is none of this site, or its time is over.",
    404: "Nothing is served under this address.",
    405: "Any method but GET, HEAD and OPTIONS is answered so, here as everywhere.",
    410: (
        "The clinic has closed; `successor` is the code of the one to go to instead. Or the "
        "cursor belongs to a record that has been restored since."
    ),
    503: (
        "The database does not answer, or what was asked for is still being made; `Retry-After` "
        "says in how many seconds to try again."
    ),
}


def responses_of(named: Mapping[int, Schema], error: Schema) -> dict[str, Schema]:
    """Return all answers of an operation by status, described and with their headers.

    ``named`` are those that its endpoint names, ``error`` is the schema of an error's body.
    """
    failed = {"content": {"application/json": {"schema": error}}}
    everywhere: dict[int, Schema] = {405: failed, 503: failed}
    if 200 in named:
        everywhere[304] = {}
    found = sorted({**everywhere, **named}.items())
    return {str(status): _response(status, response) for status, response in found}


def _response(status: int, named: Schema) -> Schema:
    phrase = PHRASES.get(status, "")
    described = named.get("description", phrase)
    if described == phrase:
        # The endpoint has said nothing of its own.
        described = DESCRIPTIONS.get(status, phrase)
    headers = headers_of(status) | references_to(named.get("headers", {}))
    return {**named, "description": described, "headers": headers}

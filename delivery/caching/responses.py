"""Between Django's responses and finished answers."""

from django.http import HttpRequest, HttpResponse

from delivery.answers import Answer

from .finished import CACHE_TAG, Finished
from .replies import reply_to
from .settings import cache_control

_VARY = ("Vary", "Accept-Encoding")
_VARY_BY_ACCEPT = ("Vary", "Accept, Accept-Encoding")
#: Scripts of any website read the answer, and of its headers also these.
_ANYBODY = (
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Expose-Headers", "Content-Location, ETag, Link, Location, Retry-After"),
)
#: Answers, and where to go instead. Refusals are many, cheap, and soon untrue.
_REPEATABLE = frozenset({200, 204, 301, 302, 410})
#: What a finished answer says of its body itself.
_OWN = frozenset({"content-type", "content-length"})


def finished(response: HttpResponse) -> Finished:
    """Return a response of the public API as a finished answer."""
    told = response if isinstance(response, Answer) else Answer()
    is_repeatable = response.status_code in _REPEATABLE
    more = [(name, value) for name, value in response.items() if name.lower() not in _OWN]
    more += [_VARY_BY_ACCEPT if told.is_negotiated else _VARY, *_ANYBODY, *_tags(told)]
    answer = Finished(
        status=response.status_code,
        reason=response.reason_phrase,
        content_type=response.get("Content-Type", ""),
        body=response.content,
        more=(),
        changed_at=told.changed_at,
        depends_on=told.depends_on,
        is_kept=is_repeatable and told is response and not told.is_private,
    )
    answer.more = (*more, ("Cache-Control", _control(told, is_repeatable)))
    return answer


def _tags(answer: Answer) -> list[tuple[str, str]]:
    if not answer.tags:
        return []
    return [(CACHE_TAG, ",".join(answer.tags)), ("Surrogate-Key", " ".join(answer.tags))]


def _control(answer: Answer, is_repeatable: bool) -> str:
    if not is_repeatable:
        return "no-store"
    if answer.is_private:
        return "private, no-store"
    if answer.is_negotiated:
        # Shared caches look at the address alone: they would give it to whoever wants JSON.
        return "private, no-cache"
    # What cannot be purged must be asked for.
    return cache_control() if answer.tags else "no-cache"


def response_of(answer: Finished, request: HttpRequest) -> HttpResponse:
    """Return an answer as Django's response to this request."""
    reply = reply_to(request.META, answer)
    response = HttpResponse(reply.body, status=reply.status)
    del response["Content-Type"]
    for name, value in reply.headers:
        response[name] = value
    return response

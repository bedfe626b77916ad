"""Between Django's responses and finished answers."""

from django.http import HttpRequest, HttpResponse

from delivery.answers import Answer

from .finished import Finished
from .replies import reply_to
from .settings import cache_control

_VARY = ("Vary", "Accept-Encoding")
_ANYBODY = ("Access-Control-Allow-Origin", "*")
#: Answers, and where to go instead. Refusals are many, cheap, and soon untrue.
_REPEATABLE = frozenset({200, 204, 301, 302, 410})
#: What a finished answer says of its body itself.
_OWN = frozenset({"content-type", "content-length"})


def finished(response: HttpResponse) -> Finished:
    """Return a response of the public API as a finished answer."""
    told = response if isinstance(response, Answer) else Answer()
    is_repeatable = response.status_code in _REPEATABLE
    more = [(name, value) for name, value in response.items() if name.lower() not in _OWN]
    more += [_VARY, _ANYBODY]
    answer = Finished(
        status=response.status_code,
        reason=response.reason_phrase,
        content_type=response.get("Content-Type", ""),
        body=response.content,
        more=(),
        changed_at=told.changed_at,
        depends_on=told.depends_on,
        is_kept=is_repeatable and told is response,
    )
    control = cache_control() if is_repeatable else "no-store"
    answer.more = (*more, ("Cache-Control", control))
    return answer


def response_of(answer: Finished, request: HttpRequest) -> HttpResponse:
    """Return an answer as Django's response to this request."""
    reply = reply_to(request.META, answer)
    response = HttpResponse(reply.body, status=reply.status)
    del response["Content-Type"]
    for name, value in reply.headers:
        response[name] = value
    return response

"""What holds for every public address: reading only, for anybody, without cookies."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.views.decorators.csrf import csrf_exempt

from .addresses import absolute
from .answers import moved, preflight
from .caching.finished import Finished
from .caching.front import tell
from .caching.kept import found_or_made
from .caching.keys import name_of
from .caching.moments import DatabaseGone
from .caching.negotiation import chosen_encoding
from .caching.responses import finished, response_of
from .errors import busy_answer, error_answer

_METHODS = ["GET", "HEAD", "OPTIONS"]
_RETRY_SECONDS = 5
View = Callable[..., HttpResponse]


def public(view: View) -> View:
    """Wrap a view of the public API.

    Its answers are kept while they are true and given to everybody who asks the same. HEAD is
    answered as GET without the body, OPTIONS allows any website to read, everything else is
    refused. While the database does not answer, whoever asks for something that is not kept is
    told when to come back.
    """

    @csrf_exempt
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        _forget_visitor(request)
        if request.method in ("GET", "HEAD"):
            try:
                return _read(request, lambda: view(request, *args, **kwargs))
            except (DatabaseGone, OperationalError, InterfaceError):
                message = "The database does not answer. Try again soon."
                response = busy_answer(message, _RETRY_SECONDS)
        elif request.method == "OPTIONS":
            response = preflight(request)
        else:
            response = error_answer(405, "This address can only be read: GET, HEAD or OPTIONS.")
            response["Allow"] = HttpResponseNotAllowed(_METHODS)["Allow"]
        return response_of(finished(response), request)

    return wrapped


def _forget_visitor(request: HttpRequest) -> None:
    """Make a request anybody's, so that no middleware answers a cookie with a cookie."""
    request.COOKIES = {}
    # A token that Django cannot read has it send another one.
    request.META.pop("CSRF_COOKIE_NEEDS_UPDATE", None)


def _read(request: HttpRequest, view: Callable[[], HttpResponse]) -> HttpResponse:
    method = request.method

    def make() -> Finished:
        request.method = "GET"
        try:
            answer = finished(view())
        finally:
            request.method = method
        # Whoever shares the answer then has this form with it.
        answer.form(chosen_encoding(request.META.get("HTTP_ACCEPT_ENCODING", "")))
        return answer

    name = name_of(request.path_info, request.META)
    answer = make() if name is None else found_or_made(name, make)
    tell(request, answer)
    return response_of(answer, request)


def nothing_here(request: HttpRequest) -> HttpResponse:
    """Answer an address of the API that does not exist."""
    return error_answer(404, "There is nothing at this address.")


def with_slash(request: HttpRequest) -> HttpResponse:
    """Send whoever forgot the slash at the end of an address to the address with it."""
    query = request.META.get("QUERY_STRING", "")
    return moved(absolute(f"{quote(request.path)}/") + (f"?{query}" if query else ""))

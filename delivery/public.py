"""What holds for every public address: reading only, for anybody, without cookies."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.views.decorators.csrf import csrf_exempt

from .addresses import absolute
from .answers import moved, preflight
from .errors import error_answer

_METHODS = ["GET", "HEAD", "OPTIONS"]
View = Callable[..., HttpResponse]


def public(view: View) -> View:
    """Wrap a view of the public API.

    HEAD is answered as GET without the body, OPTIONS allows any website to read,
    everything else is refused.
    """

    @csrf_exempt
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            response = preflight(request)
        elif request.method not in _METHODS:
            response = error_answer(405, "This address can only be read: GET, HEAD or OPTIONS.")
            response["Allow"] = HttpResponseNotAllowed(_METHODS)["Allow"]
        elif request.method == "HEAD":
            request.method = "GET"
            response = view(request, *args, **kwargs)
            request.method = "HEAD"
            response["Content-Length"] = str(len(response.content))
            response.content = b""
        else:
            response = view(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        return response

    return wrapped


def nothing_here(request: HttpRequest) -> HttpResponse:
    """Answer an address of the API that does not exist."""
    return error_answer(404, "There is nothing at this address.")


def with_slash(request: HttpRequest) -> HttpResponse:
    """Send whoever forgot the slash at the end of an address to the address with it."""
    query = request.META.get("QUERY_STRING", "")
    return moved(absolute(f"{quote(request.path)}/") + (f"?{query}" if query else ""))

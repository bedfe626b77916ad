"""Wagtail's own API v3 at ``/api/v3-preview/``, for writing by scripts with bearer tokens.

It shows raw copy, so nothing of it is read without a token either, not even its
documentation; a session of the admin counts for nothing.
"""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from wagtail.api.v3.auth import BearerTokenAuth
from wagtail.api.v3.errors import problem_response
from wagtail.api.v3.urls import api
from wagtail.utils.urlpatterns import decorate_urlpatterns

from editions.numbering import take_numbering_lock

View = Callable[..., HttpResponse]

PREFIX = "api/v3-preview/"
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}


def token_required(view: View) -> View:
    """Let a view answer only requests with a valid token; each write is all or nothing."""
    authenticate = BearerTokenAuth()

    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if authenticate(request) is None:
            response = problem_response(
                status=HTTPStatus.UNAUTHORIZED, detail="Authentication required"
            )
            response["WWW-Authenticate"] = "Bearer"
        elif request.method in SAFE_METHODS:
            response = view(request, *args, **kwargs)
        else:
            response = _written(view, request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        return response

    return answer


def _written(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    # Some of Wagtail's actions write to the tree first: the lock comes before them.
    with transaction.atomic():
        take_numbering_lock()
        response = view(request, *args, **kwargs)
        if response.status_code >= HTTPStatus.BAD_REQUEST:
            transaction.set_rollback(True)
    return response


@csrf_exempt
def not_found(request: HttpRequest, rest: str) -> HttpResponse:
    """Answer an address that the API does not have."""
    return problem_response(status=HTTPStatus.NOT_FOUND, detail=f"There is no {rest} here.")


urlpatterns = decorate_urlpatterns(
    [path(PREFIX, api.urls), path(f"{PREFIX}<path:rest>", not_found)], token_required
)

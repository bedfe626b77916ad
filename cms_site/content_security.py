"""Tells browsers what a page of this site may load and run."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse


class ContentSecurityMiddleware:
    """Give every HTML answer a ``Content-Security-Policy``, unless its view has set one.

    Pages under the admin get ``ADMIN_CONTENT_SECURITY_POLICY``, all others
    ``CONTENT_SECURITY_POLICY``.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            in_admin = request.path.startswith(reverse("wagtailadmin_home"))
            response.headers.setdefault(
                "Content-Security-Policy",
                settings.ADMIN_CONTENT_SECURITY_POLICY
                if in_admin
                else settings.CONTENT_SECURITY_POLICY,
            )
        return response

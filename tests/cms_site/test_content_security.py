"""Which policy an answer carries."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.test import RequestFactory

from cms_site.content_security import ContentSecurityMiddleware


def answer(path: str, response: HttpResponse) -> HttpResponse:
    """Send ``response`` for a request of ``path`` through the middleware."""

    def view(request: HttpRequest) -> HttpResponse:
        return response

    return ContentSecurityMiddleware(view)(RequestFactory().get(path))


def test_a_public_page_may_load_from_this_site_only() -> None:
    policy = answer("/guides/", HttpResponse("<p>")).headers["Content-Security-Policy"]

    assert policy == settings.CONTENT_SECURITY_POLICY
    assert "default-src 'self'" in policy.split("; ")
    assert "script-src" not in policy


def test_the_admin_keeps_its_inline_scripts() -> None:
    policy = answer("/admin/pages/3/", HttpResponse("<p>")).headers["Content-Security-Policy"]

    assert policy == settings.ADMIN_CONTENT_SECURITY_POLICY
    assert "default-src" not in policy


def test_a_view_that_has_a_policy_keeps_it() -> None:
    own = HttpResponse("<p>", headers={"Content-Security-Policy": "sandbox"})

    assert answer("/guides/", own).headers["Content-Security-Policy"] == "sandbox"


def test_data_carries_no_policy() -> None:
    assert "Content-Security-Policy" not in answer("/api/v2/guides/", JsonResponse({})).headers

"""Pages of the site itself."""

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

pytestmark = pytest.mark.django_db


def test_the_start_page_leads_to_the_live_public_pages_below_it() -> None:
    start = Page.objects.get(depth=2)
    start.add_child(instance=Page(title="Guides & more", slug="guides"))
    start.add_child(instance=Page(title="Not yet", slug="not-yet", live=False))
    hidden = start.add_child(instance=Page(title="For staff", slug="staff"))
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)

    html = Client().get("/").content.decode()

    assert '<a href="/guides/">Guides &amp; more</a>' in html
    assert "Not yet" not in html
    assert "For staff" not in html
    assert html.count("<h1") == 1


def test_an_unknown_address_gets_a_page_that_leads_back() -> None:
    response = Client().get("/nothing/<script>/")

    assert response.status_code == 404
    assert "<h1>This page is not here</h1>" in response.content.decode()
    assert "<script>" not in response.content.decode()
    assert response.headers["Content-Security-Policy"].startswith("default-src 'self'")


def test_a_fault_gets_a_page_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise RuntimeError("private detail")

    monkeypatch.setattr(Page, "serve", fail)

    response = Client(raise_request_exception=False).get("/")

    assert response.status_code == 500
    assert "Something went wrong on our side" in response.content.decode()
    assert "private detail" not in response.content.decode()

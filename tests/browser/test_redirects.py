"""A redirect added at a clinic, from the editor to where a website reads it."""

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.editing import open_editor
from tests.factories import a_clinic, a_group, a_guide

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_redirect_is_added_at_a_clinic(
    admin: Page, live_server: LiveServer, client: Client
) -> None:
    a_guide(title="Microneedling", slug="microneedling")
    group = a_group(url_pattern="https://{clinic}.example.com/{guide}/")
    clinic = a_clinic(group, code="la")
    url = live_server.url + reverse("wagtailadmin_pages:edit", args=[clinic.pk])
    open_editor(admin, url)

    open_redirects(admin)
    admin.get_by_role("button", name="Add redirect").click()
    admin.get_by_role("textbox", name="Old path").fill("/Botox-Offer/")
    admin.get_by_role("combobox", name="Answer").select_option("Elsewhere for now (302)")
    admin.get_by_role("combobox", name="To a guide").select_option("Microneedling")
    publish(admin)
    expect(admin.get_by_text("published")).to_be_visible()
    answer = client.get("/api/v2/redirects/?path=/botox-offer&clinic=la").json()
    assert (answer["status"], answer["url"]) == (302, "https://la.example.com/microneedling/")

    open_editor(admin, url)
    open_redirects(admin)
    expect(admin.get_by_role("textbox", name="Old path")).to_have_value("/botox-offer")
    admin.get_by_role("combobox", name="To a guide").select_option("No guide")
    admin.get_by_role("textbox", name="Or to another address").fill("/botox-offer")
    publish(admin)
    open_redirects(admin)
    expect(admin.get_by_text("This leads round in a circle: “/botox-offer” →")).to_be_visible()


def open_redirects(page: Page) -> None:
    """Open the tab with the redirects."""
    page.get_by_role("tab", name="Redirects").click()


def publish(page: Page) -> None:
    """Publish what the editor holds."""
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()

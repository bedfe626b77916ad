"""From the editor to a draft on a clinic's own website, in a real browser."""

import json

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.factories import a_clinic, a_group, a_guide

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_editor_chooses_a_clinic_and_reads_the_draft_on_its_website(
    admin: Page, live_server: LiveServer, settings: Settings
) -> None:
    # Another origin than the editor's, where nothing but the draft itself is shown.
    website = live_server.url.replace("localhost", "127.0.0.1")
    settings.CLINIC_GUIDES_PREVIEW_URL = f"{website}/api/v2/preview/?token={{token}}#{{clinic}}"
    group = a_group()
    a_clinic(group, title="Austin", code="austin")
    a_clinic(group, title="Boston", code="boston")
    guide = a_guide(title="Peel", slug="peel")
    guide.title = "Peel, told anew"
    guide.save_revision()

    admin.goto(live_server.url + reverse("wagtailadmin_pages:edit", args=[guide.pk]))
    admin.get_by_role("button", name="Actions", exact=True).click()
    with admin.context.expect_page() as opened:
        admin.get_by_role("link", name="See the draft on the website").click()
    asking = opened.value
    expect(asking).to_have_title("See the draft on the website - Wagtail")
    asking.get_by_role("link", name="Boston").press("Enter")

    expect(asking.locator("body")).to_contain_text('"title":"Peel, told anew"')
    assert asking.url.startswith(website)
    assert asking.url.endswith("#boston")
    assert json.loads(asking.inner_text("body"))["clinic"]["code"] == "boston"

"""From the report of local copy to the choice of a page, by keyboard, in a real browser."""

import json
from urllib.request import urlopen

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.factories import a_block, a_clinic, a_group, a_guide, a_local_guide

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_editor_finds_a_page_that_says_little_of_its_own_and_decides_for_it(
    admin: Page, live_server: LiveServer
) -> None:
    group = a_group(url_pattern="https://www.example.com/{guide}/")
    austin = a_clinic(
        group, title="Austin", code="austin", url_pattern="https://austin.example.com/{guide}/"
    )
    a_clinic(group, title="Boston", code="boston")
    text = "<p>Fine needles make very small channels in the skin, and it heals.</p>"
    guide = a_guide(title="Microneedling", slug="microneedling", body=[a_block(text=text)])
    a_local_guide(austin, guide, guide_title="Microneedling downtown")

    def canonical() -> str:
        url = f"{live_server.url}/api/v2/guides/microneedling/?clinic=austin"
        with urlopen(url) as response:  # noqa: S310
            return str(json.load(response)["seo"]["canonical_url"])

    assert canonical() == "https://www.example.com/microneedling/"
    admin.goto(live_server.url + reverse("desk_local_copy"))
    told = admin.get_by_text("1 of 2 pages of guides here says nothing in words of its own")
    expect(told).to_be_visible()
    row = admin.get_by_role("row").filter(has_text="Austin")
    expect(row).to_contain_text("The group’s page")
    expect(row).to_contain_text("Automatic")

    row.get_by_role("link", name="Microneedling", exact=True).focus()
    admin.keyboard.press("Enter")
    panel = admin.get_by_role("region", name="Own words and search results")
    expect(panel).to_contain_text("of the words are this location’s own")
    automatic = admin.get_by_role("radio", name="Automatic: the one that its words call for")
    expect(automatic).to_be_checked()
    automatic.focus()
    admin.keyboard.press("ArrowDown")
    expect(admin.get_by_role("radio", name="The clinic’s own page")).to_be_checked()
    admin.get_by_role("button", name="More actions").click()
    admin.get_by_role("button", name="Publish", exact=True).click()
    expect(admin.get_by_text("published").first).to_be_visible()

    assert canonical() == "https://austin.example.com/microneedling/"
    admin.goto(live_server.url + reverse("desk_local_copy"))
    expect(row).to_contain_text("Its own page")
    expect(
        row.get_by_role("link", name="https://austin.example.com/microneedling/")
    ).to_be_visible()
    assert row.get_by_role("cell").last.inner_text() == "Austin"

"""How a marketer takes a change to many clinics, in a real browser."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from clinics.local_guides.apply_view import AT_ONCE
from clinics.models import LocalGuidePage, RegionPage
from tests.factories import a_block, a_change, a_clinic, a_guide, a_local_guide, a_region

pytestmark = pytest.mark.django_db(transaction=True)


def open_page(page: Page, live_server: LiveServer, clinics: int) -> RegionPage:
    """Open the page of a local guide; below the region returned stand this many clinics."""
    block = a_block()
    region = a_region(title="Texas")
    guide = a_guide(body=[block])
    source = a_local_guide(
        a_clinic(title="Boston"), guide, changes=[a_change(block["id"], heading="Ours")]
    )
    for number in range(clinics):
        a_clinic(region, title=f"Austin {number + 1}")
    page.goto(live_server.url + reverse("clinics_apply_changes", args=[source.pk]))
    return region


def test_a_change_goes_to_all_clinics_of_a_region_in_portions_by_the_keyboard(
    admin: Page, live_server: LiveServer
) -> None:
    number = AT_ONCE + 2
    region = open_page(admin, live_server, number)

    admin.get_by_role("button", name="Choose all below Texas").press("Enter")
    expect(admin.get_by_text(f"{number} chosen", exact=True)).to_be_visible()
    admin.get_by_role("button", name="Make the drafts").press("Enter")

    told = f"Drafts made or changed at {number} locations; nothing done at 0."
    expect(admin.get_by_text(told)).to_be_visible()
    expect(admin.locator("[data-report-rows] > tr")).to_have_count(number)
    expect(admin.get_by_role("link", name="Austin 1", exact=True)).to_be_visible()
    made = LocalGuidePage.objects.filter(for_location__path__startswith=region.path)
    assert made.count() == number


def test_many_locations_are_folded_up_found_by_name_and_chosen_together(
    admin: Page, live_server: LiveServer
) -> None:
    open_page(admin, live_server, 50)
    names = admin.get_by_role("checkbox", name="Austin")
    chosen = admin.locator("[data-count]")

    expect(names).to_have_count(0)
    unfold = admin.get_by_role("button", name="Show what is below Texas")
    expect(unfold).to_have_attribute("aria-expanded", "false")
    unfold.press("Enter")
    expect(unfold).to_have_attribute("aria-expanded", "true")
    expect(names).to_have_count(50)

    words = admin.get_by_role("searchbox", name="Show only locations with")
    words.fill("austin 4")
    # Searching sends nothing.
    words.press("Enter")
    expect(chosen).to_have_text("11 shown, 0 chosen")
    admin.get_by_role("button", name="Choose all shown").press("Enter")
    expect(chosen).to_have_text("11 shown, 11 chosen")
    words.fill("")
    expect(chosen).to_have_text("11 chosen")
    admin.get_by_role("button", name="Choose none").press("Enter")
    expect(chosen).to_have_text("0 chosen")
    assert LocalGuidePage.objects.count() == 1

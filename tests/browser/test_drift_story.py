"""A clinic's own words meet a new shared copy, in a real browser."""

import json
from typing import Any
from urllib.request import urlopen

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from clinics.models import LocalGuidePage
from tests.clinics.drift.stories import rewrite
from tests.factories import a_block, a_change, a_clinic, a_guide, a_local_guide

pytestmark = pytest.mark.django_db(transaction=True)


class Served:
    """What two clinics serve, read through the API."""

    def __init__(self, base: str, slug: str) -> None:
        self.base, self.slug = base, slug

    def __call__(self, clinic: str) -> dict[str, Any]:
        url = f"{self.base}/api/v2/guides/{self.slug}/?clinic={clinic}"
        with urlopen(url) as response:  # noqa: S310
            document: dict[str, Any] = json.load(response)
        return document

    def text(self, clinic: str) -> str:
        """Return the words of the first section."""
        return str(self(clinic)["body"][0]["value"]["text"])


def test_a_clinic_s_words_meet_a_new_shared_copy_and_give_way_to_it(
    admin: Page, live_server: LiveServer
) -> None:
    block = a_block(heading="What is it?", text="<p>Needles make channels.</p>")
    guide = a_guide(title="Microneedling", slug="microneedling", body=[block])
    austin = a_clinic(title="Austin", code="austin")
    a_clinic(title="Boston", code="boston")
    served = Served(live_server.url, "microneedling")

    boston = served("boston")
    a_local_guide(austin, guide, changes=[a_change(block["id"], text="<p>We use a pen.</p>")])
    assert served.text("austin") == "<p>We use a pen.</p>"
    assert served("boston") == boston

    rewrite(guide, "<p>Fine needles make channels.</p>")
    assert served.text("boston") == "<p>Fine needles make channels.</p>"
    assert served.text("austin") == "<p>We use a pen.</p>"

    admin.goto(live_server.url + reverse("wagtailadmin_home"))
    admin.get_by_role("link", name="1 drifted change").click()
    row = admin.get_by_role("row").filter(has_text="Austin")
    expect(row).to_contain_text("Changed above")
    row.get_by_role("link", name="What is it?").click()
    change = admin.get_by_role("region", name="What is it?")
    expect(change.locator("ins").first).to_contain_text("Fine needles")
    boston = served("boston")

    change.get_by_role("button", name="Keep ours").click()
    expect(admin.get_by_text("No drifted change")).to_be_visible()
    admin.get_by_role("button", name="Undo").click()
    assert served.text("austin") == "<p>We use a pen.</p>"

    admin.get_by_role("button", name="Take the new copy").click()
    expect(admin.get_by_text("has the new copy. It is published.")).to_be_visible()
    assert served.text("austin") == "<p>Fine needles make channels.</p>"
    assert served("boston") == boston
    assert not LocalGuidePage.objects.get().has_unpublished_changes

    admin.get_by_role("button", name="Undo").click()
    expect(admin.get_by_text("Your words are published again")).to_be_visible()
    assert served.text("austin") == "<p>We use a pen.</p>"
    assert served("boston") == boston


def test_the_editor_tells_what_publishing_would_change(
    admin: Page, live_server: LiveServer
) -> None:
    guide = a_guide(title="Peel", body=[a_block(text="<p>Shared words.</p>")])
    a_clinic(title="Austin", code="austin", city="Austin")
    raw = guide.body.get_prep_value()
    raw[0]["value"]["text"] = "<p>New words in {{ city }}.</p>"
    guide.body = raw
    guide.save_revision()
    admin.goto(live_server.url + reverse("wagtailadmin_pages:edit", args=(guide.pk,)))
    notice = admin.get_by_role("region", name="What publishing changes")
    expect(notice).to_contain_text("Publishing changes 1 of 1 clinic.")

    admin.get_by_role("button", name="Toggle preview").click()
    preview = admin.frame_locator("#w-preview-iframe")
    preview.get_by_role("combobox", name="Preview as").fill("austin")
    preview.get_by_role("button", name="Show").click()
    expect(preview.get_by_text("You read it as Austin shows it.")).to_be_visible()
    expect(preview.get_by_text("New words in Austin.")).to_be_visible()

    notice.get_by_role("link").click()
    admin.get_by_role("combobox", name="Clinic").fill("austin")
    admin.get_by_role("button", name="Show the difference").click()
    expect(admin.locator(".drift-way ins").first).to_contain_text("New")

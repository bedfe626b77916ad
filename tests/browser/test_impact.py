"""What publishing changes, told and asked while somebody works."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from editorial.models import FactDefinition
from tests.browser.editing import open_editor
from tests.factories import a_block, a_clinic, a_fact, a_guide

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_fact_s_notice_follows_its_default_and_saving_asks_first(
    admin: Page, live_server: LiveServer
) -> None:
    fact = a_fact("price_from", label="Price from", default="on request")
    a_guide(title="Peel", body=[a_block(text="<p>From {{ price_from }}.</p>")])
    a_clinic(title="Austin", code="austin")
    name = FactDefinition.snippet_viewset.get_url_name("edit")
    open_editor(admin, live_server.url + reverse(name, args=[fact.pk]))

    notice = admin.get_by_role("region", name="What publishing changes")
    default = admin.get_by_role("textbox", name="Default")
    default.fill("ask us")
    default.press("Tab")
    expect(notice).to_contain_text("Publishing changes guides of 1 of 1 clinic.")
    default.fill("")
    default.press("Tab")
    expect(notice).to_contain_text("1 clinic lacks “Price from”")
    admin.get_by_role("button", name="Save", exact=True).click()
    expect(admin.get_by_role("heading", name="Publish with gaps?", exact=True)).to_be_visible()
    assert FactDefinition.objects.get().default == "on request"
    admin.get_by_role("button", name="Publish anyway").click()
    expect(admin.get_by_text("updated")).to_be_visible()
    assert FactDefinition.objects.get().default == ""


def test_a_location_is_chosen_for_the_preview_by_keyboard_alone(
    admin: Page, live_server: LiveServer
) -> None:
    guide = a_guide(title="Peel", body=[a_block(text="<p>In {{ city }}.</p>")])
    a_clinic(title="Skin Clinic Austin", code="austin-1", city="Austin, Texas")
    a_clinic(title="Skin Clinic Boston", code="boston-1")
    admin.goto(live_server.url + reverse("wagtailadmin_pages:view_draft", args=[guide.pk]))

    choice = admin.get_by_label("Preview as", exact=True)
    choice.focus()
    admin.keyboard.type("nowhere")
    admin.keyboard.press("Enter")
    expect(admin.get_by_role("alert")).to_have_text(
        "No location is called “nowhere”. Choose one from the list."
    )
    expect(choice).to_be_focused()
    expect(choice).to_have_value("nowhere")
    admin.keyboard.press("Control+A")
    admin.keyboard.type("austin")
    admin.keyboard.press("Enter")
    expect(admin.get_by_text("You read it as Skin Clinic Austin shows it.")).to_be_visible()
    expect(admin.get_by_text("In Austin, Texas.")).to_be_visible()
    expect(admin.get_by_role("alert")).to_have_count(0)

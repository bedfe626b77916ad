"""The rendered guide in a real browser."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from playwright.sync_api import Page, Request, expect
from pytest_django.live_server_helper import LiveServer

from tests.factories import a_user, an_faq
from tests.guide_pages.rendering.full_guide import a_full_guide

pytestmark = pytest.mark.django_db


def test_pages_fit_every_width_and_load_nothing_from_elsewhere(
    live_server: LiveServer, page: Page
) -> None:
    guide = a_full_guide()
    requests: list[Request] = []
    failures: list[str] = []
    page.on("request", lambda request: requests.append(request))
    page.on("response", lambda got: got.status < 400 or failures.append(got.url))
    page.on("console", lambda message: failures.append(message.text))

    for width in (320, 820, 1600):
        page.set_viewport_size({"width": width, "height": 900})
        for path in (guide.url, guide.get_parent().url):
            page.goto(live_server.url + path)
            assert page.evaluate("document.documentElement.scrollWidth") == width

    hosts = {urlsplit(request.url).netloc for request in requests}
    assert hosts == {urlsplit(live_server.url).netloc}
    assert failures == []


def test_the_first_stop_of_a_keyboard_leads_past_the_header(
    live_server: LiveServer, page: Page
) -> None:
    page.goto(live_server.url + a_full_guide().url)

    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Skip to the content")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")

    expect(page.get_by_role("main")).to_be_focused()


def test_questions_open_without_scripts(live_server: LiveServer, new_context: Any) -> None:
    faq = an_faq(question="Is it new?", answer="<p>It is not.</p>")
    guide = a_full_guide(faqs=[faq])
    page = new_context(java_script_enabled=False).new_page()
    page.goto(live_server.url + guide.url)
    expect(page.get_by_text("It is not.")).to_be_hidden()

    page.get_by_text("Is it new?").click()

    expect(page.get_by_text("It is not.")).to_be_visible()


def test_the_editors_content_checks_find_what_is_wrong_and_nothing_else(
    live_server: LiveServer, page: Page, client: Client
) -> None:
    guide = a_full_guide(image_alt="soft_waves.jpg")
    client.force_login(a_user())
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    page.context.add_cookies([{**session, "url": live_server.url}])
    page.goto(f"{live_server.url}/admin/pages/{guide.pk}/edit/")

    page.get_by_role("button", name="Toggle checks").click()

    expect(page.locator("[data-content-checker-count]")).to_have_text("1", timeout=20_000)
    expect(page.locator("[data-checks-panel]")).to_contain_text("alt text")

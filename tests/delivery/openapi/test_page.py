"""The page of the contract at ``docs/``."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from delivery.openapi import views
from delivery.openapi.checks import page_has_its_viewer

DOCS = "/api/v2/docs/"


@pytest.mark.django_db
@pytest.mark.any_database
def test_the_page_is_html_with_the_sites_policy_and_nothing_from_elsewhere(
    client: Client, settings: Settings
) -> None:
    response = client.get(DOCS)
    text = response.content.decode()
    loaded = re.findall(r'(?:src|rel="stylesheet" href)="([^"]*)"', text)

    assert response.status_code == 200
    assert response["Content-Type"] == "text/html; charset=utf-8"
    assert response["Content-Security-Policy"] == settings.CONTENT_SECURITY_POLICY
    assert response["Vary"] == "Accept-Encoding"
    assert client.get(DOCS, headers={"if-none-match": response["ETag"]}).status_code == 304
    assert len(loaded) == 5
    for address in loaded:
        assert finders.find(address.removeprefix("/static/")), address
    assert not re.search(r"<script(?![^>]*\bsrc=)", text), "an inline script would be blocked"
    assert "://" not in text


@pytest.mark.django_db
@pytest.mark.any_database
def test_the_page_has_its_slash_and_nothing_below_it(client: Client) -> None:
    assert client.get("/api/v2/docs")["Location"] == f"http://localhost:8000{DOCS}"
    assert client.get(f"{DOCS}x/").json() == {"message": "There is nothing at this address."}


@pytest.mark.django_db
@pytest.mark.any_database
def test_without_its_viewer_the_page_names_the_document(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "VIEWER", "not.installed")

    response = client.get(DOCS, {"_": "1"})

    assert "/api/v2/openapi.json" in response.content.decode()
    assert "/static/" not in response.content.decode()
    assert [each.id for each in page_has_its_viewer(None)] == ["delivery.W002"]


@pytest.mark.django_db(transaction=True)
def test_a_reader_tries_an_address_out_on_this_site_by_the_keyboard(
    page: Page, live_server: LiveServer
) -> None:
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))

    page.goto(f"{live_server.url}{DOCS}")
    page.get_by_role("button", name="GET /api/v2/clinics/ List clinics").press("Enter")
    page.get_by_role("button", name="Try it out").press("Enter")
    page.get_by_role("button", name="Execute").press("Enter")

    live = page.locator(".live-responses-table")
    expect(live.locator(".response-col_status").last).to_have_text(re.compile("200"))
    expect(live.locator(".response-col_description").last).to_contain_text("total_count")
    assert [each for each in complaints if not each.startswith("log")] == []
    here = (live_server.url, "data:", "blob:")
    assert [url for url in asked if not url.startswith(here)] == []
    assert f"{live_server.url}/api/v2/clinics/?limit=20&offset=0" in asked

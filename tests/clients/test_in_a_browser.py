"""The TypeScript client in a browser, on a website of another origin than the API."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Page, Request
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.factories import a_clinic, a_guide, a_local_guide

from .node import CLIENT

pytestmark = pytest.mark.any_database

#: What a website's own script does with the client.
READING = """async ({ baseUrl, clinic, slug }) => {
    const { createClient, NotFound } = await import("/index.js");
    const client = createClient({ baseUrl, clinic });
    const guide = await client.guides.get(slug);
    const again = await client.guides.get(slug);
    const found = [];
    for await (const each of client.guides.all({ fields: ["title"] })) found.push(each.title);
    const missing = await client.guides.get("missing").catch((error) => error);
    const stopped = new AbortController();
    stopped.abort();
    const refused = await client.guides.get(slug, {}, { signal: stopped.signal }).catch(String);
    return {
        title: guide.title,
        isSame: JSON.stringify(guide) === JSON.stringify(again),
        found,
        isNotFound: missing instanceof NotFound,
        refused,
    };
}"""


class Files(SimpleHTTPRequestHandler):
    """A website whose files are the client's modules; its page is their list."""

    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript"}

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def website(compiled: None) -> Iterator[str]:
    """Serve a website on this machine."""
    modules = partial(Files, directory=str(CLIENT / "build" / "src"))
    with ThreadingHTTPServer(("127.0.0.1", 0), modules) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.django_db(transaction=True)
def test_a_website_reads_guides_of_another_origin(
    website: str, page: Page, live_server: LiveServer, settings: Settings
) -> None:
    settings.WAGTAILAPI_BASE_URL = live_server.url
    guide = a_guide(title="Peel", slug="peel")
    clinic = a_clinic(code="houston")
    a_local_guide(clinic, guide, guide_title="Peel in Houston")
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))

    page.goto(website)
    site = {"baseUrl": f"{live_server.url}/api/v2/", "clinic": "houston", "slug": "peel"}
    read: dict[str, Any] = page.evaluate(READING, site)

    assert read["refused"].startswith("AbortError")
    del read["refused"]
    assert read == {
        "title": "Peel in Houston",
        "isSame": True,
        "found": ["Peel in Houston"],
        "isNotFound": True,
    }
    # Without headers of its own a browser asks at once, not twice.
    assert {each.method for each in asked} == {"GET"}

"""What browser tests share."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.factories import a_user


@pytest.fixture
def admin(page: Page, live_server: LiveServer) -> Page:
    """Return a page of a browser in which an administrator is signed in."""
    client = Client()
    client.force_login(a_user())
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
    )
    page.set_default_timeout(60_000)
    expect.set_options(timeout=60_000)
    return page

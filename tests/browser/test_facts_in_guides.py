"""Facts in the plain text of a guide: its own fields and those of its blocks."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from guide_pages.models import GuidePage
from tests.browser.editing import open_editor, wait_until
from tests.factories import a_block, a_guide

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_fact_is_inserted_in_a_title_and_in_a_heading(
    admin: Page, live_server: LiveServer
) -> None:
    guide = a_guide(title="Peels", body=[a_block(heading="At home", text="<p>Words.</p>")])
    url = live_server.url + reverse("wagtailadmin_pages:edit", args=[guide.pk])
    open_editor(admin, url)

    for name in ("Title", "Heading"):
        admin.get_by_role("button", name=f"Insert a fact into “{name}”").click()
        dialog = admin.get_by_role("dialog", name="Insert a fact")
        dialog.get_by_role("radio", name="City").check()
        admin.keyboard.press("Enter")
        expect(dialog).to_have_count(0)

    def is_saved() -> bool:
        draft = GuidePage.objects.get(pk=guide.pk).get_latest_revision_as_object()
        return (draft.title, draft.body[0].value["heading"]) == (
            "Peels{{ city }}",
            "At home{{ city }}",
        )

    wait_until(admin, is_saved)

"""Facts in the plain text of a guide: its own fields and those of its blocks."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from guide_pages.models import GuidePage
from tests.browser.editing import open_editor, wait_until
from tests.factories import a_block, a_guide, an_image

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


def test_a_fact_is_inserted_in_the_chosen_cell_of_a_comparison(
    admin: Page, live_server: LiveServer
) -> None:
    table = {
        "data": [["", "Peel"], ["Price", "from"]],
        "first_row_is_table_header": True,
        "first_col_is_header": True,
        "table_header_choice": "both",
        "table_caption": "",
    }
    comparison = a_block(
        "comparison", heading="Compared", intro="", table=table, outro="", role="comparison"
    )
    guide = a_guide(body=[comparison])
    open_editor(admin, live_server.url + reverse("wagtailadmin_pages:edit", args=[guide.pk]))
    insert = admin.get_by_role("button", name="Insert a fact into “the chosen cell”")
    expect(insert).to_be_disabled()

    admin.locator(".handsontable .ht_master td", has_text="from").click()
    insert.click()
    admin.get_by_role("dialog", name="Insert a fact").get_by_role("radio", name="City").check()
    admin.keyboard.press("Enter")

    def cells() -> list[list[str | None]]:
        draft = GuidePage.objects.get(pk=guide.pk).get_latest_revision_as_object()
        rows: list[list[str | None]] = draft.body.get_prep_value()[0]["value"]["table"]["data"]
        return rows

    wait_until(admin, lambda: cells()[1] == ["Price", "from {{ city }}"])


def test_a_fact_is_inserted_in_the_alternative_text_of_an_image(
    admin: Page, live_server: LiveServer
) -> None:
    chosen = {"image": an_image().pk, "decorative": False, "alt_text": "A room"}
    block = a_block("image", image=chosen, caption="", role="other")
    guide = a_guide(body=[block])
    open_editor(admin, live_server.url + reverse("wagtailadmin_pages:edit", args=[guide.pk]))

    admin.get_by_role("button", name="Insert a fact into “Alt text”").click()
    admin.get_by_role("dialog", name="Insert a fact").get_by_role("radio", name="City").check()
    admin.keyboard.press("Enter")

    alt_text = admin.locator("[name$=alt_text]")
    expect(alt_text).to_have_value("A room{{ city }}")
    expect(alt_text).to_be_focused()

"""How a marketer changes a guide for one location, in a real browser."""

import re
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from clinics.models import LocalGuidePage
from tests.browser.editing import open_editor, wait_until
from tests.factories import a_block, a_clinic, a_guide, a_local_guide, a_region, an_faq

#: The name of what has none.
NOTHING = re.compile(r"^\s*$")

pytestmark = pytest.mark.django_db(transaction=True)


def a_draft(**values: Any) -> LocalGuidePage:
    """Make the unpublished local guide of a clinic, of a guide with three blocks, one locked."""
    body = [
        a_block(heading="What is it?", text="<p>Shared words.</p>"),
        a_block(heading="Cost"),
        a_block(heading="Risks", locked=True),
    ]
    faqs = [an_faq(question="Does it hurt?"), an_faq(question="Is it safe?")]
    guide = a_guide(title="Microneedling", body=body, faqs=faqs)
    clinic = a_clinic(a_region(title="California"), title="Los Angeles")
    return a_local_guide(clinic, guide, live=False, **values)


def saved() -> LocalGuidePage:
    """Return the newest draft."""
    local: LocalGuidePage = LocalGuidePage.objects.get().get_latest_revision_as_object()
    return local


def saved_changes() -> list[tuple[str, str]]:
    """Return what the newest draft changes: the action, and the heading of its words."""
    return [
        (
            each["value"].get("action", each["type"]),
            each["value"].get("content", {}).get("heading", ""),
        )
        for each in saved().changes.get_prep_value()
    ]


def edit(page: Page, live_server: LiveServer, local: LocalGuidePage) -> None:
    """Open the editor of a local guide."""
    url = reverse("wagtailadmin_pages:edit", args=[local.pk])
    open_editor(page, live_server.url + url)


def row(page: Page, name: str) -> Locator:
    """Return the row of this name."""
    return page.get_by_role("group", name=name, exact=True)


def press(page: Page, name: str) -> None:
    """Press the button of this name by the keyboard."""
    page.get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press("Enter")


def headings(page: Page) -> list[str]:
    """Return the names of the body's rows in their order."""
    rows = page.locator("[data-controller=clinics-body] [data-rows] > [data-row]")
    return [str(each.get_attribute("aria-label")) for each in rows.all()]


def test_a_section_changed_here_is_saved_shown_after_a_reload_and_taken_back(
    admin: Page, live_server: LiveServer
) -> None:
    local = a_draft()
    edit(admin, live_server, local)
    form = admin.locator("form[data-edit-form]")
    expect(form).to_have_attribute("data-w-unsaved-has-edits-value", "false")

    press(admin, "Change here: What is it?")
    heading = row(admin, "What is it?").get_by_role("textbox", name="Heading")
    expect(heading).to_be_focused()
    expect(heading).to_have_value("What is it?")
    heading.fill("What is it in LA?")
    wait_until(admin, lambda: saved_changes() == [("replace", "What is it in LA?")])
    press(admin, "Done: What is it in LA?")
    expect(admin.get_by_role("button", name="Edit: What is it in LA?")).to_be_focused()
    expect(row(admin, "What is it in LA?")).to_contain_text("What is it in LA?")

    edit(admin, live_server, local)
    changed = row(admin, "What is it in LA?")
    expect(changed.get_by_text("Here", exact=True)).to_be_visible()
    expect(changed).to_contain_text("What is it in LA?")
    changed.locator("summary").click()
    expect(changed.get_by_role("heading", name="What is it?", exact=True)).to_be_visible()

    press(admin, "Back to the copy from above: What is it in LA?")
    wait_until(admin, lambda: saved_changes() == [])
    expect(row(admin, "What is it?").get_by_role("button", name="Undo")).to_be_focused()
    admin.keyboard.press("Enter")
    wait_until(admin, lambda: saved_changes() == [("replace", "What is it in LA?")])
    expect(changed).to_contain_text("What is it in LA?")


def test_parts_are_hidden_and_added_and_locked_ones_say_why_not(
    admin: Page, live_server: LiveServer
) -> None:
    local = a_draft()
    edit(admin, live_server, local)

    press(admin, "Hide here: Cost")
    expect(admin.get_by_role("button", name="Show again: Cost")).to_be_focused()
    locked = row(admin, "Risks")
    expect(locked).to_contain_text("no location may change or hide it")
    expect(locked.get_by_role("button")).to_have_text(["Add before", "Add after"])
    for heading in ("Second", "First"):
        press(admin, "Add after: Risks")
        admin.get_by_role("button", name=re.compile("^Section A heading")).press("Enter")
        admin.locator("[data-row].is-open").get_by_role("textbox", name="Heading").fill(heading)
        admin.locator("[data-row].is-open").get_by_role("textbox", name="Text").fill("Words")
        press(admin, f"Done: {heading}")
        expect(row(admin, heading)).to_contain_text("Words")

    assert headings(admin) == ["What is it?", "Cost", "Risks", "First", "Second"]
    wait_until(
        admin,
        lambda: (
            sorted(saved_changes())
            == [("hide", ""), ("insert_after", "First"), ("insert_after", "Second")]
        ),
    )
    edit(admin, live_server, local)
    assert headings(admin) == ["What is it?", "Cost", "Risks", "First", "Second"]
    press(admin, "Show again: Cost")
    press(admin, "Remove: First")
    wait_until(admin, lambda: saved_changes() == [("insert_after", "Second")])


def test_questions_are_changed_added_and_put_in_order_by_the_keyboard(
    admin: Page, live_server: LiveServer
) -> None:
    local = a_draft()
    library = an_faq(question="When is it done?")
    edit(admin, live_server, local)

    press(admin, "Add a question")
    asked = admin.locator("[data-row].is-open")
    asked.get_by_role("textbox", name="Question").fill("Where can I park?")
    asked.get_by_role("textbox", name="Answer").fill("Next door.")
    asked.get_by_role("button", name=re.compile("^Done")).click()
    expect(row(admin, "Where can I park?")).to_contain_text("Next door.")
    press(admin, "Move up: Where can I park?")
    press(admin, "Move up: Where can I park?")
    expect(admin.get_by_role("button", name="Move down: Where can I park?")).to_be_focused()
    press(admin, "Add from the library")
    admin.get_by_role("link", name="When is it done?").click()
    expect(row(admin, "When is it done?")).to_be_visible()
    # What is changed while the draft is being saved, Wagtail saves with the next change only.
    wait_until(admin, lambda: len(saved().faq_changes) == 2)
    admin.wait_for_load_state("networkidle")
    press(admin, "Hide here: Is it safe?")

    wait_until(admin, lambda: len(saved().faq_changes) == 3)
    draft = saved()
    types = [each.block_type for each in draft.faq_changes]
    assert types == ["add", "choose", "hide"]
    assert draft.faq_changes[1].value["faq"] == library
    assert draft.faq_order[0] == draft.faq_changes[0].id


def test_a_question_is_dragged_to_another_place_and_escape_leaves_it_where_it_was(
    admin: Page, live_server: LiveServer
) -> None:
    local = a_draft()
    edit(admin, live_server, local)
    questions = admin.locator("[data-controller=clinics-faqs] [data-rows] > [data-row]")
    handle = row(admin, "Is it safe?").locator("[data-handle]")
    handle.scroll_into_view_if_needed()

    def carry(*, drop: bool) -> None:
        start, above = handle.bounding_box(), questions.first.bounding_box()
        assert start
        assert above
        admin.mouse.move(start["x"] + 5, start["y"] + 5)
        admin.mouse.down()
        admin.mouse.move(above["x"] + 30, above["y"] + 5, steps=3)
        expect(questions.first).to_have_class(re.compile("is-drop-before"))
        if not drop:
            admin.keyboard.press("Escape")
        admin.mouse.up()
        expect(admin.locator(".is-drop-before, .is-dragged")).to_have_count(0)

    carry(drop=False)
    assert [each.get_attribute("aria-label") for each in questions.all()] == [
        "Does it hurt?",
        "Is it safe?",
    ]
    carry(drop=True)

    assert [each.get_attribute("aria-label") for each in questions.all()] == [
        "Is it safe?",
        "Does it hurt?",
    ]
    said = admin.locator("[data-controller=clinics-faqs] [data-status]")
    expect(said).to_have_text("“Is it safe?” is now number 1 of 2.")
    keys = [str(faq.faq_id) for faq in local.guide.guide_faqs.all()]
    wait_until(admin, lambda: saved().faq_order == keys[::-1])


def test_a_fact_mentioned_wrongly_is_refused_by_name_and_leads_to_its_form(
    admin: Page, live_server: LiveServer
) -> None:
    local = a_draft()
    edit(admin, live_server, local)
    press(admin, "Change here: Cost")
    admin.locator("[data-row].is-open").get_by_role("textbox", name="Heading").fill(
        "Cost in {{ ctiy }}"
    )
    wait_until(admin, lambda: saved_changes() == [("replace", "Cost in {{ ctiy }}")])

    publish(admin)

    refusal = admin.get_by_role(
        "link", name=re.compile("^“Cost in {{ ctiy }}” .Section., Heading")
    )
    refusal.click()
    heading = admin.locator("[data-row].is-open").get_by_role("textbox", name="Heading")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()


def test_all_buttons_have_names_and_dialogs_give_the_focus_back(
    admin: Page, live_server: LiveServer
) -> None:
    edit(admin, live_server, a_draft())
    press(admin, "Change here: Title")
    press(admin, "Change here: Cost")
    press(admin, "Add after: Risks")
    expect(admin.get_by_role("group", name="What to add")).to_be_visible()

    for role in ("button", "textbox", "link", "tab", "combobox"):
        nameless = admin.locator("main form[data-edit-form]").get_by_role(role, name=NOTHING)  # type: ignore[arg-type]
        assert [each.evaluate("it => it.outerHTML") for each in nameless.all()] == []

    admin.keyboard.press("Escape")
    expect(admin.get_by_role("button", name="Add after: Risks", exact=True)).to_be_focused()
    press(admin, "Insert a fact into “Title”")
    expect(admin.get_by_role("dialog", name="Insert a fact")).to_be_visible()
    admin.keyboard.press("Escape")
    expect(admin.get_by_role("button", name="Insert a fact into “Title”")).to_be_focused()


def test_texts_begin_with_the_copy_from_above_and_go_back_to_it(
    admin: Page, live_server: LiveServer
) -> None:
    local = a_draft()
    edit(admin, live_server, local)

    press(admin, "Change here: Title")
    expect(admin.locator("[name=guide_title]")).to_have_value("Microneedling")
    admin.locator("[name=guide_title]").fill("Microneedling in LA")
    press(admin, "Change here: Summary")
    wait_until(admin, lambda: "What to know." in saved().summary)
    assert saved().guide_title == "Microneedling in LA"

    press(admin, "Back to the copy from above: Title")
    press(admin, "Back to the copy from above: Summary")
    wait_until(admin, lambda: saved().guide_title == "" and saved().summary == "")


def test_what_must_be_mended_before_publishing_is_said_in_its_row_and_then_it_is_published(
    admin: Page, live_server: LiveServer
) -> None:
    local = a_draft()
    edit(admin, live_server, local)
    press(admin, "Add before: What is it?")
    admin.get_by_role("button", name=re.compile("^Section A heading")).click()
    added = admin.locator("[data-row].is-open")
    added.get_by_role("textbox", name="Heading").fill("Our clinic")
    wait_until(admin, lambda: saved_changes() == [("insert_before", "Our clinic")])

    publish(admin)
    open_row = admin.locator("[data-row].is-open")
    expect(open_row.get_by_text("This field is required.")).to_be_visible()
    assert headings(admin)[0] == "Our clinic"
    open_row.get_by_role("textbox", name="Text").fill("Come and see us.")
    text = open_row.locator("[name$=content-text]")
    wait_until(admin, lambda: "Come and see us." in text.input_value())
    publish(admin)
    expect(admin.get_by_text("has been published")).to_be_visible()
    assert LocalGuidePage.objects.get().live


def test_the_preview_shows_the_guide_as_the_location_gets_it(
    admin: Page, live_server: LiveServer
) -> None:
    local = a_draft(guide_title="Microneedling in LA")
    edit(admin, live_server, local)

    admin.get_by_role("button", name="Toggle preview").click()

    preview = admin.frame_locator("#w-preview-iframe")
    expect(preview.get_by_role("heading", name="Microneedling in LA")).to_be_visible()
    press(admin, "Hide here: Cost")
    expect(preview.get_by_role("heading", name="Cost")).to_have_count(0)
    expect(preview.get_by_role("heading", name="Risks")).to_be_visible()


def publish(page: Page) -> None:
    """Publish what the editor holds."""
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()

"""Facts in copy: inserted from the list, in rich text and in plain fields."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from faq.models import FAQ
from tests.browser.editing import open_editor, wait_until, write
from tests.factories import a_fact, an_faq

pytestmark = pytest.mark.django_db(transaction=True)


def draft_of_faq() -> dict[str, str]:
    """Return what the newest draft of the only FAQ says."""
    revision = FAQ.objects.get().get_latest_revision()
    return dict(revision.content) if revision else {}


def edit_url(faq: FAQ) -> str:
    return reverse("wagtailsnippets_faq_faq:edit", args=[faq.pk])


def test_a_fact_is_inserted_into_rich_text_as_one_chip(
    admin: Page, live_server: LiveServer
) -> None:
    a_fact(key="price_from", label="Price from", help_text="In dollars, per session")
    faq = an_faq(question="What does it cost?", answer="<p></p>")
    open_editor(admin, live_server.url + edit_url(faq))

    # All by keyboard: words narrow both lists, Enter takes what is chosen.
    write(admin, "Answer", "It costs /fac")
    expect(admin.get_by_role("option", name="Fact")).to_be_visible()
    admin.keyboard.press("Enter")
    dialog = admin.get_by_role("dialog", name="Insert a fact")
    expect(dialog).to_be_visible()
    admin.keyboard.type("dollars")
    expect(dialog.get_by_role("radio")).to_have_count(1)
    expect(dialog.get_by_role("radio", name="Price from")).to_be_checked()
    dialog.get_by_role("textbox", name="If a clinic has no value").fill("little & <fair>")
    admin.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    answer = admin.get_by_role("textbox", name="Answer")
    expect(answer.locator(".fact-chip")).to_have_text("{{ price_from | little & <fair> }}")
    expect(answer).to_be_focused()
    admin.keyboard.type(" a session.")
    expect(answer).to_contain_text(" a session.")

    stored = (
        'It costs <span data-fact="price_from" data-fallback="little &amp; &lt;fair&gt;">'
        "{{ price_from | little &amp; &lt;fair&gt; }}</span> a session."
    )
    wait_until(admin, lambda: stored in draft_of_faq().get("answer", ""))

    admin.reload()
    chip = answer.locator(".fact-chip")
    expect(chip).to_have_text("{{ price_from | little & <fair> }}")
    answer.click()
    admin.keyboard.press("Control+End")
    for _ in range(len(" a session.") + 1):
        admin.keyboard.press("Backspace")
    expect(chip).to_have_count(0)
    expect(answer).to_have_text(re.compile(r"^It costs\s*$"))


def test_a_chip_is_changed_and_typed_tokens_are_told_apart(
    admin: Page, live_server: LiveServer
) -> None:
    chip = '<span data-fact="city">{{ city }}</span>'
    faq = an_faq(answer=f"<p>In {chip}, {{{{ phone }}}} and {{{{ broken.</p>")
    open_editor(admin, live_server.url + edit_url(faq))
    answer = admin.get_by_role("textbox", name="Answer")

    expect(answer.locator(".fact-chip")).to_have_count(2)
    expect(answer.locator(".fact-chip--typed")).to_have_text("{{ phone }}")
    answer.locator(".fact-chip").first.locator("[role=button]").click()
    admin.get_by_role("button", name="Edit", exact=True).click()
    dialog = admin.get_by_role("dialog", name="Insert a fact")
    expect(dialog.get_by_role("radio", name="City", exact=False).first).to_be_checked()
    dialog.get_by_role("textbox", name="If a clinic has no value").fill("town")
    dialog.get_by_role("button", name="Insert").click()

    stored = 'In <span data-fact="city" data-fallback="town">{{ city | town }}</span>, {{ phone }}'
    wait_until(admin, lambda: stored in draft_of_faq().get("answer", ""))


def test_a_fact_is_inserted_into_a_plain_field_at_the_caret(
    admin: Page, live_server: LiveServer
) -> None:
    faq = an_faq(question="Where in are you?")
    open_editor(admin, live_server.url + edit_url(faq))
    question = admin.get_by_role("textbox", name="Question")

    question.focus()
    question.evaluate("field => field.setSelectionRange(9, 9)")
    insert = admin.get_by_role("button", name="Insert a fact into “Question”")
    insert.click()
    dialog = admin.get_by_role("dialog", name="Insert a fact")
    expect(dialog).to_be_visible()
    admin.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(insert).to_be_focused()

    admin.keyboard.press("Enter")
    dialog.get_by_role("searchbox", name="Search").fill("no such fact")
    expect(dialog.get_by_text("No fact fits these words.")).to_be_visible()
    dialog.get_by_role("searchbox", name="Search").fill("city")
    admin.keyboard.press("Enter")

    expect(question).to_have_value("Where in {{ city }}are you?")
    expect(question).to_be_focused()
    admin.keyboard.type(" ")
    wait_until(admin, lambda: draft_of_faq().get("question") == "Where in {{ city }} are you?")

"""What marketers do in the admin, in a real browser."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from faq.models import FAQ
from guide_pages.models import GuidePage
from tests.browser.editing import open_editor, wait_until, write
from tests.factories import a_guide, a_library, an_faq

pytestmark = pytest.mark.django_db(transaction=True)


def add_block(page: Page, name: str) -> None:
    """Add a block after those that are there already."""
    body = page.locator("#panel-child-guide-body-content")
    body.locator(":scope > * .c-sf-add-button").last.click()
    page.get_by_role("option", name=name).click()


def saved_faqs() -> int:
    """Return how many FAQs the newest draft has, 0 while there is none."""
    guide = GuidePage.objects.first()
    revision = guide and guide.get_latest_revision()
    return len(revision.content["guide_faqs"]) if revision else 0


def saved_title() -> str:
    """Return the title in the newest draft."""
    revision = GuidePage.objects.get().get_latest_revision()
    return str(revision.content["title"]) if revision else ""


def test_a_marketer_writes_a_guide_with_blocks_and_faqs_and_publishes_it(
    admin: Page, live_server: LiveServer
) -> None:
    library = a_library()
    first, second = an_faq(question="Does it hurt?"), an_faq(question="When will I see it?")
    add = reverse("wagtailadmin_pages:add", args=["guide_pages", "guidepage", library.pk])
    open_editor(admin, live_server.url + add)

    admin.get_by_role("textbox", name="Title").fill("Microneedling")
    write(admin, "Summary", "What to know.")
    add_block(admin, "Section")
    admin.get_by_role("textbox", name="Heading").first.fill("What is it?")
    write(admin, "Text", "Fine needles make tiny channels.")
    add_block(admin, "Benefit list")
    admin.get_by_role("textbox", name="Benefit").first.fill("A smoother texture")

    admin.get_by_role("tab", name="FAQs").click()
    admin.get_by_role("button", name="Add question").click()
    admin.get_by_role("checkbox", name="When will I see it?").check()
    admin.get_by_role("checkbox", name="Does it hurt?").check()
    admin.get_by_role("button", name="Confirm selection").click()
    # The draft saves itself; what is saved after it must not double the FAQs.
    wait_until(admin, lambda: saved_faqs() == 2)
    chosen = admin.get_by_role("tabpanel", name="FAQs")
    expect(chosen.get_by_text("When will I see it?")).to_be_visible()

    expect(admin).to_have_url(re.compile(r"/edit/(#tab-\w+)?$"))
    admin.get_by_role("button", name="More actions").click()
    admin.get_by_role("button", name="Publish").click()
    expect(
        admin.get_by_text("created and published").or_(admin.get_by_text("has been published"))
    ).to_be_visible()

    guide = GuidePage.objects.get()
    assert "What to know." in guide.summary
    assert (guide.live, guide.title, guide.slug) == (True, "Microneedling", "microneedling")
    section, benefits = guide.body
    assert section.value["heading"] == "What is it?"
    assert "Fine needles make tiny channels." in section.value["text"].source
    assert [item["text"] for item in benefits.value["items"]] == ["A smoother texture"]
    assert {item.faq for item in guide.guide_faqs.all()} == {first, second}
    assert guide.guide_faqs.count() == 2


def test_what_is_written_while_the_draft_is_being_saved_is_saved_as_well(
    admin: Page, live_server: LiveServer
) -> None:
    guide = a_guide(title="Microneedling")
    edit = live_server.url + reverse("wagtailadmin_pages:edit", args=[guide.pk])
    open_editor(admin, edit)
    title = admin.get_by_role("textbox", name="Title").first

    def write_before_the_answer(route: Route) -> None:
        answer = route.fetch()
        title.fill("Microneedling at home")
        route.fulfill(response=answer)

    admin.route(lambda url: url == edit, write_before_the_answer, times=1)
    title.fill("Microneedling explained")

    wait_until(admin, lambda: saved_title() == "Microneedling at home", seconds=20)


def test_who_publishes_while_the_draft_is_being_saved_publishes_each_question_once(
    admin: Page, live_server: LiveServer
) -> None:
    an_faq(question="Does it hurt?")
    guide = a_guide(title="Microneedling", live=False)
    edit = live_server.url + reverse("wagtailadmin_pages:edit", args=[guide.pk])
    open_editor(admin, edit)

    def publish_before_the_answer(route: Route) -> None:
        answer = route.fetch()
        admin.get_by_role("button", name="More actions").click()
        admin.get_by_role("button", name="Publish").click(no_wait_after=True)
        route.fulfill(response=answer)

    admin.route(lambda url: url == edit, publish_before_the_answer, times=1)
    admin.get_by_role("tab", name="FAQs").click()
    admin.get_by_role("button", name="Add question").click()
    admin.get_by_role("checkbox", name="Does it hurt?").check()
    admin.get_by_role("button", name="Confirm selection").click()

    expect(admin.get_by_text("has been published")).to_be_visible()
    guide.refresh_from_db()
    assert guide.live
    assert [placed.faq.question for placed in guide.guide_faqs.all()] == ["Does it hurt?"]


def test_an_faq_in_use_is_archived_instead_of_deleted(
    admin: Page, live_server: LiveServer
) -> None:
    faq = an_faq(question="Does it hurt?")
    a_guide(title="Microneedling", faqs=[faq])
    admin.goto(live_server.url + reverse("wagtailsnippets_faq_faq:list"))

    admin.get_by_role("button", name="More options for 'Does it hurt?'").click()
    admin.get_by_role("link", name="Delete").click()
    expect(admin.get_by_role("link", name="Microneedling")).to_be_visible()
    expect(admin.get_by_role("button", name="Yes, delete")).to_have_count(0)
    admin.get_by_role("button", name="Archive").click()

    expect(admin.get_by_text("is archived: it stays where it is used")).to_be_visible()
    expect(admin.get_by_role("row", name="Does it hurt?")).to_contain_text("archived")
    assert FAQ.objects.get().archived

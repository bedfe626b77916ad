"""Whoever publishes what leaves a gap is asked first, whatever it is and on whichever road."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text

from clinics.models import ClinicPage, LocalGuidePage
from clinics.people.workflow import prepare_workflow
from editorial.models import FactDefinition
from faq.models import FAQ
from guide_pages.models import GuidePage
from tests.clinics.people.staff import a_person
from tests.factories import (
    a_block,
    a_change,
    a_clinic,
    a_fact,
    a_guide,
    a_local_guide,
    a_region,
    a_user,
    an_faq,
)
from tests.guide_pages.editor.editing import a_section, form_of

pytestmark = pytest.mark.django_db

LACKS = "1 clinic lacks “Price from”, so visitors there read nothing in its place: Austin."
ANSWER = {"publish_all_the_same": "on"}


@pytest.fixture
def austin() -> ClinicPage:
    """Return a clinic without a price, whatever copy says of prices."""
    a_fact("price_from", label="Price from")
    return a_clinic(title="Austin")


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def publish_faq(client: Client, faq: FAQ, answer: str) -> Any:
    """Publish an FAQ with this answer from its editor."""
    form = nested_form_data({"question": faq.question, "answer": rich_text(answer)})
    url = reverse("wagtailsnippets_faq_faq:edit", args=[faq.pk])
    return client.post(url, {**form, "action-publish": "1"})


def test_an_faq_s_gap_is_asked_about_before_it_is_public(
    admin_client: Client, austin: ClinicPage
) -> None:
    faq = an_faq()
    a_guide(title="Peel", faqs=[faq])

    led_to = publish_faq(admin_client, faq, "<p>From {{ price_from }}.</p>")

    draft = FAQ.objects.get(pk=faq.pk)
    assert "price_from" not in draft.answer
    url = reverse("desk_publish_anyway", args=["faq", faq.pk, draft.latest_revision_id])
    assert led_to.url == url
    question = admin_client.get(url)
    assert LACKS in text_of(question)
    answered = admin_client.post(url, {"seen": question.context["seen"]})
    assert answered.url == reverse("wagtailsnippets_faq_faq:list")
    assert "price_from" in FAQ.objects.get(pk=faq.pk).answer


def test_an_faq_that_no_clinic_shows_is_published_at_once(
    admin_client: Client, austin: ClinicPage
) -> None:
    faq = an_faq()
    publish_faq(admin_client, faq, "<p>From {{ price_from }}.</p>")
    assert "price_from" in FAQ.objects.get(pk=faq.pk).answer


def a_local_draft(clinic: ClinicPage) -> LocalGuidePage:
    """Make a live local guide whose draft mentions the price."""
    block = a_block()
    local = a_local_guide(clinic, a_guide(body=[block]), changes=[a_change(block["id"])])
    local.changes = [a_change(block["id"], text="<p>From {{ price_from }}.</p>")]
    local.save_revision()
    return local


def test_a_location_s_publisher_is_asked_about_a_local_guide(
    client: Client, austin: ClinicPage
) -> None:
    from desk.impact.confirming import ask_before_gaps

    local = a_local_draft(austin)
    client.force_login(a_person(austin, "publisher"))
    request = client.get("/admin/").wsgi_request
    asked = ask_before_gaps(request, LocalGuidePage.objects.get(pk=local.pk))
    assert asked is not None
    question = client.get(asked["Location"])
    assert LACKS in text_of(question)
    client.post(asked["Location"], {"seen": question.context["seen"]})
    published = LocalGuidePage.objects.get(pk=local.pk)
    assert "price_from" in str(published.changes.get_prep_value())
    client.force_login(a_person(austin))
    assert client.get(asked["Location"]).status_code == 302


def change_fact(client: Client, fact: FactDefinition, default: str, **more: str) -> Any:
    """Save a fact with this default."""
    url = reverse(f"{FactDefinition.snippet_viewset.url_namespace}:edit", args=[fact.pk])
    form = {"label": fact.label, "key": fact.key, "help_text": "", "default": default}
    return client.post(url, {**form, **more})


def test_a_default_is_taken_away_only_once_somebody_has_said_so(
    admin_client: Client, austin: ClinicPage
) -> None:
    fact = FactDefinition.objects.get()
    fact.default = "on request"
    fact.save()
    a_guide(title="Peel", body=[a_block(text="<p>From {{ price_from }}.</p>")])

    assert change_fact(admin_client, fact, "ask us").status_code == 302
    question = change_fact(admin_client, fact, "")

    assert LACKS in text_of(question)
    assert FactDefinition.objects.get().default == "ask us"
    fields = dict(question.context["fields"])
    assert fields["default"] == ""
    assert change_fact(admin_client, fact, "", **ANSWER).status_code == 302
    assert FactDefinition.objects.get().default == ""


def test_a_fact_without_a_default_and_in_no_copy_is_changed_at_once(
    admin_client: Client, austin: ClinicPage
) -> None:
    fact = FactDefinition.objects.get()
    FactDefinition.objects.update(default="on request")
    assert change_fact(admin_client, fact, "").status_code == 302


def test_a_fact_becomes_required_only_once_somebody_has_said_so(
    admin_client: Client, austin: ClinicPage
) -> None:
    fact = FactDefinition.objects.get()
    a_clinic(title="Boston", facts={"price_from": "$9"})
    a_clinic(title="Gone", status="closed")
    a_clinic(title="Draft", live=False)

    question = change_fact(admin_client, fact, "$1", required="on")

    assert (
        "1 clinic would have no value of “Price from”, which every clinic needs: Austin."
        in text_of(question)
    )
    assert not FactDefinition.objects.get().required
    assert change_fact(admin_client, fact, "$1", required="on", **ANSWER).status_code == 302
    assert FactDefinition.objects.get().required
    assert change_fact(admin_client, fact, "$2", required="on").status_code == 302


def test_a_fact_that_every_clinic_has_becomes_required_at_once(admin_client: Client) -> None:
    fact = a_fact("price_from")
    a_clinic(a_region(facts={"price_from": "$9"}))
    assert change_fact(admin_client, fact, "", required="on").status_code == 302
    assert FactDefinition.objects.get().required


def bulk(client: Client, pages: list[Page], **form: str) -> Any:
    """Publish pages by the bulk action."""
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    ids = urlencode([("id", page.pk) for page in pages])
    return client.post(f"{address}?{ids}&next=/admin/", form)


def test_many_drafts_are_asked_about_once(admin_client: Client, austin: ClinicPage) -> None:
    drafts = [
        a_guide(title=title, live=False, body=[a_block(text="<p>From {{ price_from }}.</p>")])
        for title in ("Peel", "Laser")
    ]

    question = bulk(admin_client, drafts)

    assert text_of(question).count(LACKS) == 1
    assert "2 pages" in text_of(question)
    assert not GuidePage.objects.live().exists()
    bulk(admin_client, drafts, **ANSWER)
    assert GuidePage.objects.live().count() == 2


def test_a_page_that_fills_the_gap_of_another_is_published_with_it_unasked(
    admin_client: Client, austin: ClinicPage
) -> None:
    from clinics.models import FactValue

    guide = a_guide(live=False, body=[a_block(text="<p>From {{ price_from }}.</p>")])
    austin.fact_values = [FactValue(definition=FactDefinition.objects.get(), value="$1")]
    austin.save_revision()
    bulk(admin_client, [guide, austin])
    assert GuidePage.objects.live().count() == 1


def test_drafts_of_two_places_are_told_apart(admin_client: Client) -> None:
    a_fact("price_from", label="Price from")
    block = a_block()
    guide = a_guide(body=[block])
    drafts = []
    for title, text in (("Austin", "<p>From {{ price_from }}.</p>"), ("Boston", "<p>Ask.</p>")):
        local = a_local_guide(a_clinic(title=title), guide)
        local.changes = [a_change(block["id"], text=text)]
        local.save_revision()
        drafts.append(local)
    for order in (drafts, drafts[::-1]):
        assert LACKS in text_of(bulk(admin_client, order))


def a_waiting_guide(clinic: ClinicPage) -> GuidePage:
    """Make a live guide whose draft mentions the price and waits for approval."""
    guide = a_guide(title="Peel")
    prepare_workflow()
    raw = guide.body.get_prep_value()
    raw[0]["value"]["text"] = "<p>From {{ price_from }}.</p>"
    guide.body = raw
    guide.save_revision()
    guide = GuidePage.objects.get(pk=guide.pk)
    guide.get_workflow().start(guide, a_user())
    return guide


def is_public(guide: GuidePage) -> bool:
    return "price_from" in str(GuidePage.objects.get(pk=guide.pk).body.get_prep_value())


def test_an_approval_on_the_home_page_asks(admin_client: Client, austin: ClinicPage) -> None:
    guide = a_waiting_guide(austin)
    state = guide.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[guide.pk, "approve", state.pk])

    question = admin_client.post(url, {"next": "/admin/"})

    assert LACKS in text_of(question)
    assert not is_public(guide)
    assert question.context["fields"] == [("next", "/admin/")]
    admin_client.post(url, {"next": "/admin/", **ANSWER})
    assert is_public(guide)


def test_an_approval_with_a_comment_asks_in_its_dialog(
    admin_client: Client, austin: ClinicPage
) -> None:
    guide = a_waiting_guide(austin)
    state = guide.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[guide.pk, "approve", state.pk])
    ajax = {"X-Requested-With": "XMLHttpRequest"}

    question = admin_client.post(url, {"comment": "Fine"}, headers=ajax).json()

    assert question["step"] == "action"
    assert "1 clinic lacks “Price from”" in question["html"]
    assert '<input type="hidden" name="comment" value="Fine">' in question["html"]
    assert not is_public(guide)


def test_an_approval_in_the_editor_asks_and_keeps_what_was_sent(
    admin_client: Client, austin: ClinicPage
) -> None:
    guide = a_waiting_guide(austin)
    url = reverse("wagtailadmin_pages:edit", args=[guide.pk])
    form = form_of(guide, body=[a_section(text="<p>From {{ price_from }}, newly.</p>")])
    sent = {**form, "action-workflow-action": "true", "workflow-action-name": "approve"}

    question = admin_client.post(url, sent)

    assert LACKS in text_of(question)
    assert dict(question.context["fields"]) == {name: str(said) for name, said in sent.items()}
    assert not is_public(guide)
    assert admin_client.post(url, {**sent, **ANSWER}).status_code == 302
    assert "newly" in str(GuidePage.objects.get(pk=guide.pk).body.get_prep_value())


def test_sending_a_draft_back_asks_nobody(admin_client: Client, austin: ClinicPage) -> None:
    guide = a_waiting_guide(austin)
    state = guide.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[guide.pk, "reject", state.pk])
    assert admin_client.post(url, {"next": "/admin/"}).status_code == 302


def test_taking_a_value_away_is_asked_about_though_copy_says_something_instead(
    admin_client: Client,
) -> None:
    a_fact("price_from", label="Price from")
    a_guide(body=[a_block(text="<p>From {{ price_from | our list }}.</p>")])
    clinic = a_clinic(title="Austin", facts={"price_from": "$100"})
    clinic.fact_values = []
    revision = clinic.save_revision()
    url = reverse("desk_publish_anyway", args=["location", clinic.pk, revision.pk])
    assert (
        "1 clinic loses its value of “Price from”, so visitors there read what copy says "
        "instead: Austin." in text_of(admin_client.get(url))
    )

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail.signals import page_published

from desk.impact.confirming import ask_before_gaps
from editions.snapshot import follower
from guide_pages.models import GuidePage
from tests.factories import a_block, a_clinic, a_fact, a_guide, a_region
from tests.guide_pages.editor.editing import a_section, form_of, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide() -> GuidePage:
    """Return a live guide that one clinic offers."""
    a_fact("price_from", label="Price from")
    a_clinic(title="Austin")
    return a_guide(title="Peel")


def publish(client: Client, guide: GuidePage, text: str) -> str:
    """Publish these words from the editor; returns where that leads."""
    response = send(client, guide, form_of(guide, body=[a_section(text=text)]), "action-publish")
    assert response.status_code == 302
    return str(response.url)


def answer(client: Client, url: str) -> dict[str, str]:
    """Read the question; returns what its button sends."""
    found = re.search(r'name="seen" value="([^"]+)"', client.get(url).content.decode())
    assert found is not None
    return {"seen": found[1]}


def said(response: Any) -> str:
    """Return the messages of an answer."""
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def live_text(guide: GuidePage) -> str:
    """Return the live words of the first section."""
    raw = GuidePage.objects.get(pk=guide.pk).body.get_prep_value()
    return str(raw[0]["value"]["text"])


def test_a_gap_is_asked_about_before_it_is_public(admin_client: Client, guide: GuidePage) -> None:
    url = publish(admin_client, guide, "<p>From {{ price_from }}.</p>")
    assert url == reverse(
        "desk_publish_anyway",
        args=("guide", guide.pk, GuidePage.objects.get(pk=guide.pk).latest_revision_id),
    )
    assert "price_from" not in live_text(guide)
    question = " ".join(admin_client.get(url).content.decode().split())
    assert "1 clinic lacks “Price from”" in question
    assert "Austin" in question
    admin_client.post(url, answer(admin_client, url))
    assert "price_from" in live_text(guide)


def test_a_gap_that_is_there_already_is_not_asked_about_again(
    admin_client: Client, guide: GuidePage
) -> None:
    url = publish(admin_client, guide, "<p>From {{ price_from }}.</p>")
    admin_client.post(url, answer(admin_client, url))
    assert "anyway" not in publish(admin_client, guide, "<p>Now {{ price_from }}.</p>")
    assert "Now" in live_text(guide)


def test_copy_without_gaps_is_published_at_once(admin_client: Client, guide: GuidePage) -> None:
    publish(admin_client, guide, "<p>From {{ price_from | our list }}.</p>")
    assert "our list" in live_text(guide)


def test_a_draft_that_has_changed_since_is_not_published(
    admin_client: Client, guide: GuidePage
) -> None:
    url = publish(admin_client, guide, "<p>From {{ price_from }}.</p>")
    seen = answer(admin_client, url)
    GuidePage.objects.get(pk=guide.pk).get_latest_revision_as_object().save_revision()
    assert "The draft has changed meanwhile" in said(admin_client.post(url, seen))
    assert "price_from" not in live_text(guide)
    question = admin_client.get(url)
    assert question.status_code == 302
    assert "The draft has changed meanwhile" in said(question)


def test_a_draft_that_was_overwritten_since_is_not_published(
    admin_client: Client, guide: GuidePage
) -> None:
    url = publish(admin_client, guide, "<p>From {{ price_from }}.</p>")
    seen = answer(admin_client, url)
    draft = GuidePage.objects.get(pk=guide.pk).get_latest_revision_as_object()
    overwritten = draft.latest_revision
    draft.title = "Written over"
    draft.save_revision(user=overwritten.user, overwrite_revision=overwritten)
    for late in (seen, {}):
        assert "The draft has changed meanwhile" in said(admin_client.post(url, late))
    assert "price_from" not in live_text(guide)
    assert GuidePage.objects.get(pk=guide.pk).latest_revision_id == overwritten.pk
    admin_client.post(url, answer(admin_client, url))
    assert GuidePage.objects.get(pk=guide.pk).title == "Written over"


def test_a_draft_whose_page_was_deleted_since_is_not_found(
    admin_client: Client, guide: GuidePage
) -> None:
    url = publish(admin_client, guide, "<p>From {{ price_from }}.</p>")
    seen = answer(admin_client, url)
    Page.objects.get(pk=guide.pk).delete()
    assert admin_client.post(url, seen).status_code == 404
    assert admin_client.get(url).status_code == 404


def test_a_draft_that_somebody_has_locked_since_is_not_published(
    admin_client: Client, guide: GuidePage
) -> None:
    url = publish(admin_client, guide, "<p>From {{ price_from }}.</p>")
    seen = answer(admin_client, url)
    GuidePage.objects.filter(pk=guide.pk).update(locked=True)
    assert "is locked" in said(admin_client.post(url, seen))
    assert "price_from" not in live_text(guide)


def test_a_failing_publish_leaves_nothing_half_done(
    admin_client: Client, guide: GuidePage
) -> None:
    def fail(**kwargs: Any) -> None:
        raise RuntimeError

    url = publish(admin_client, guide, "<p>From {{ price_from }}.</p>")
    seen = answer(admin_client, url)
    number = follower.snapshot().number
    page_published.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            admin_client.post(url, seen)
    finally:
        page_published.disconnect(fail)
    assert "price_from" not in live_text(guide)
    assert follower.snapshot().number == number


def test_a_draft_with_a_later_date_is_said_to_be_scheduled(
    admin_client: Client, guide: GuidePage
) -> None:
    url = publish(admin_client, guide, "<p>From {{ price_from }}.</p>")
    revision = GuidePage.objects.get(pk=guide.pk).latest_revision
    later = (timezone.now() + timedelta(days=1)).isoformat()
    Revision.objects.filter(pk=revision.pk).update(
        content={**revision.content, "go_live_at": later}
    )
    assert "scheduled" in said(admin_client.post(url, answer(admin_client, url)))
    assert "price_from" not in live_text(guide)


def test_only_publishers_of_the_library_are_asked(client: Client, guide: GuidePage) -> None:
    from tests.clinics.people.staff import a_person

    raw = guide.body.get_prep_value()
    raw[0]["value"]["text"] = "<p>{{ price_from }}</p>"
    guide.body = raw
    revision = guide.save_revision()
    client.force_login(a_person(a_clinic(), "publisher"))
    url = reverse("desk_publish_anyway", args=("guide", guide.pk, revision.pk))
    assert client.get(url).status_code == 302
    assert client.post(url).status_code == 302
    assert "price_from" not in live_text(guide)


def test_the_clock_and_scripts_are_never_held_up(guide: GuidePage) -> None:
    raw = guide.body.get_prep_value()
    raw[0]["value"]["text"] = "<p>{{ price_from }}</p>"
    guide.body = raw
    guide.save_revision().publish()
    assert "price_from" in live_text(guide)


def test_taking_away_a_value_that_copy_mentions_is_asked_about(admin_client: Client) -> None:
    a_fact("price_from", label="Price from")
    a_guide(title="Peel", body=[a_block(text="<p>From {{ price_from }}.</p>")])
    west = a_region(title="West", facts={"price_from": "$100"})
    clinic = a_clinic(west, title="Austin")
    west.fact_values = []
    revision = west.save_revision()
    request = RequestFactory().post("/")
    asked = ask_before_gaps(request, west)
    url = reverse("desk_publish_anyway", args=("location", west.pk, revision.pk))
    assert asked is not None
    assert asked["Location"] == url
    admin_client.post(url, answer(admin_client, url))
    entry = follower.snapshot().find("region", west.pk)
    assert entry is not None
    assert entry.payload is not None
    assert entry.payload["values"] == []
    # What lacks already is no news.
    clinic.phone = "+1"
    clinic.save_revision()
    assert ask_before_gaps(request, clinic) is None

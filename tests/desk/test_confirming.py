import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

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
    admin_client.post(url)
    assert "price_from" in live_text(guide)


def test_a_gap_that_is_there_already_is_not_asked_about_again(
    admin_client: Client, guide: GuidePage
) -> None:
    admin_client.post(publish(admin_client, guide, "<p>From {{ price_from }}.</p>"))
    assert "anyway" not in publish(admin_client, guide, "<p>Now {{ price_from }}.</p>")
    assert "Now" in live_text(guide)


def test_copy_without_gaps_is_published_at_once(admin_client: Client, guide: GuidePage) -> None:
    publish(admin_client, guide, "<p>From {{ price_from | our list }}.</p>")
    assert "our list" in live_text(guide)


def test_a_draft_that_has_changed_since_is_not_published(
    admin_client: Client, guide: GuidePage
) -> None:
    url = publish(admin_client, guide, "<p>From {{ price_from }}.</p>")
    GuidePage.objects.get(pk=guide.pk).get_latest_revision_as_object().save_revision()
    admin_client.post(url)
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
    answer = ask_before_gaps(request, west)
    url = reverse("desk_publish_anyway", args=("location", west.pk, revision.pk))
    assert answer is not None
    assert answer["Location"] == url
    admin_client.post(url)
    entry = follower.snapshot().find("region", west.pk)
    assert entry is not None
    assert entry.payload is not None
    assert entry.payload["values"] == []
    # What lacks already is no news.
    clinic.phone = "+1"
    clinic.save_revision()
    assert ask_before_gaps(request, clinic) is None

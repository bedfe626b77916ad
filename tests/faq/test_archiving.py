"""Archiving and restoring FAQs."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from editions.record import current_editions
from faq.models import FAQ
from tests.factories import a_guide, a_user, an_faq
from tests.faq.people import someone_who_may

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


def address(name: str, faq: FAQ) -> str:
    return reverse(f"wagtailsnippets_faq_faq:{name}", args=[faq.pk])


def test_archiving_asks_first_and_names_what_goes_on_using_the_faq(client: Client) -> None:
    client.force_login(a_user())
    faq = an_faq()
    a_guide(title="Microneedling", faqs=[faq])

    response = client.get(address("archive", faq))

    assert "Microneedling" in response.text
    faq.refresh_from_db()
    assert not faq.archived


def test_an_archived_faq_stays_public_and_the_change_is_in_its_history(client: Client) -> None:
    client.force_login(a_user())
    faq = an_faq()
    a_guide(faqs=[faq])
    before = current_editions("faq", [faq.pk])

    response = client.post(address("archive", faq))

    assert response.status_code == 302
    faq.refresh_from_db()
    assert faq.archived
    assert current_editions("faq", [faq.pk]) == before
    assert [entry.action for entry in ModelLogEntry.objects.for_instance(faq)] == ["faq.archive"]
    assert "Archived" in client.get(address("history", faq)).text


def test_a_restored_faq_is_offered_again(client: Client) -> None:
    client.force_login(a_user())
    faq = an_faq()
    faq.archive()

    assert client.get(address("restore", faq)).status_code == 200
    assert client.post(address("restore", faq)).status_code == 302

    faq.refresh_from_db()
    assert not faq.archived


def test_archiving_twice_keeps_the_first_moment_and_one_entry(client: Client) -> None:
    client.force_login(a_user())
    faq = an_faq()
    client.post(address("archive", faq))
    faq.refresh_from_db()
    first = faq.archived_at

    assert client.post(address("archive", faq)).status_code == 302
    assert client.get(address("archive", faq)).status_code == 302

    faq.refresh_from_db()
    assert faq.archived_at == first
    assert ModelLogEntry.objects.for_instance(faq).count() == 1


@pytest.mark.parametrize("name", ["archive", "restore"])
def test_archiving_and_restoring_need_the_right_to_change(client: Client, name: str) -> None:
    faq = an_faq()
    if name == "restore":
        faq.archive()
    before = faq.archived_at
    client.force_login(someone_who_may("add", "delete"))

    assert client.post(address(name, faq)).status_code == 302
    faq.refresh_from_db()
    assert faq.archived_at == before

    client.force_login(someone_who_may("change"))
    assert client.post(address(name, faq)).status_code == 302
    faq.refresh_from_db()
    assert faq.archived is (name == "archive")


@pytest.mark.parametrize("name", ["archive", "restore", "delete"])
def test_a_forged_request_changes_nothing(name: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(a_user())
    faq = an_faq()

    assert client.post(address(name, faq)).status_code == 403
    assert not FAQ.objects.get(pk=faq.pk).archived


def test_a_visitor_is_sent_to_the_sign_in(client: Client) -> None:
    faq = an_faq()

    response = client.post(address("archive", faq))

    assert response.url.startswith(reverse("wagtailadmin_login"))
    assert not FAQ.objects.get(pk=faq.pk).archived


def test_the_editor_says_that_an_faq_is_archived(client: Client) -> None:
    client.force_login(a_user())
    faq = an_faq()
    faq.archive()

    text = client.get(address("edit", faq)).text

    assert "This FAQ is archived" in text
    assert address("restore", faq) in text


def test_publishing_a_draft_from_before_the_archiving_leaves_it_archived() -> None:
    faq = an_faq()
    draft = faq.save_revision()
    faq.archive()

    draft.publish()

    assert FAQ.objects.get(pk=faq.pk).archived


def test_an_faq_that_somebody_else_has_locked_is_not_archived(client: Client) -> None:
    faq = an_faq(locked=True, locked_by=a_user(), locked_at=timezone.now())
    client.force_login(someone_who_may("change"))

    response = client.post(address("archive", faq), follow=True)

    assert "locked" in response.text
    faq.refresh_from_db()
    assert not faq.archived

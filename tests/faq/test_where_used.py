"""Where an FAQ is used: its own page, the status panel, and the warning before unpublishing."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from faq.models import FAQ
from faq.where_used import places
from tests.factories import a_guide, a_user, an_faq
from tests.faq.people import someone_who_may

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


def address(name: str, faq: FAQ) -> str:
    return reverse(f"wagtailsnippets_faq_faq:{name}", args=[faq.pk])


def test_every_place_is_listed_with_its_states_and_a_link(client: Client) -> None:
    client.force_login(a_user())
    faq = an_faq()
    live = a_guide(title="Peel", faqs=[faq])
    draft = a_guide(title="Facial", faqs=[faq], live=False)

    response = client.get(address("usage", faq))

    assert [(place.title, place.states) for place in response.context["object_list"]] == [
        ("Facial", ["draft"]),
        ("Peel", ["live"]),
    ]
    for guide in (live, draft):
        assert reverse("wagtailadmin_pages:edit", args=[guide.pk]) in response.text


def test_a_live_guide_whose_newer_draft_uses_it_too_has_both_states() -> None:
    faq = an_faq()
    guide = a_guide(faqs=[faq])
    guide.title = "Newer"
    guide.save_revision()

    [place] = places(faq, a_user())

    assert (place.title, place.states) == ("Newer", ["live", "draft"])


def test_a_guide_that_someone_may_not_edit_is_counted_without_its_title() -> None:
    faq = an_faq()
    a_guide(title="Secret", faqs=[faq])

    [place] = places(faq, someone_who_may("change"))

    assert (place.title, place.edit_url) == ("(Private treatment guide)", None)


def test_places_take_as_many_queries_for_twice_as_many_guides() -> None:
    faq, person = an_faq(), a_user()

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            places(faq, person)
        return len(captured)

    for _ in range(3):
        a_guide(faqs=[faq])
    queries()
    few = queries()
    for _ in range(3):
        a_guide(faqs=[faq])

    assert (few, queries()) == (2, 2)


def test_the_status_panel_counts_drafts_as_well(client: Client) -> None:
    client.force_login(a_user())
    faq = an_faq()
    a_guide(faqs=[faq], live=False)

    assert "Used 1 time" in " ".join(client.get(address("edit", faq)).text.split())


def test_unpublishing_warns_with_the_published_places_only(client: Client) -> None:
    client.force_login(a_user())
    faq = an_faq()
    a_guide(title="Peel", faqs=[faq])
    a_guide(title="Facial", faqs=[faq], live=False)

    response = client.get(address("unpublish", faq))

    assert "It disappears from 1 published page at once" in response.text
    assert "Peel" in response.text
    assert "Facial" not in response.text


def test_unpublishing_what_nothing_uses_warns_of_nothing(client: Client) -> None:
    client.force_login(a_user())
    faq = an_faq()

    assert "disappears" not in client.get(address("unpublish", faq)).text
    assert client.post(address("unpublish", faq)).status_code == 302
    assert not FAQ.objects.get().live

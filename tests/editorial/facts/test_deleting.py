"""Deleting definitions of facts: only while no copy mentions them."""

from collections.abc import Iterable

import pytest
from django.test import Client
from django.urls import reverse

from editorial.facts import mentions
from editorial.facts.deletion import DeleteFactAction, FactMentioned
from editorial.facts.mentions import Mention, mentions_of, register_mentions
from editorial.models import FactDefinition
from tests.factories import a_fact, a_user

pytestmark = pytest.mark.django_db


def copy_with_prices(key: str) -> Iterable[Mention]:
    """Mention the price, and nothing else, in two pieces of copy."""
    if key == "price_from":
        yield Mention("Peels <new>", "/admin/peels/")
        yield Mention("An FAQ of others")


@pytest.fixture(autouse=True)
def _copy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mentions, "_providers", [])
    register_mentions(copy_with_prices)
    register_mentions(copy_with_prices)


def delete_url(fact: FactDefinition) -> str:
    return reverse("wagtailsnippets_editorial_factdefinition:delete", args=[fact.pk])


def test_mentions_come_once_and_by_label() -> None:
    register_mentions(lambda key: [Mention("Peels <new>", "/admin/peels/"), Mention("a")])
    assert mentions_of("price_from") == [
        Mention("a"),
        Mention("An FAQ of others"),
        Mention("Peels <new>", "/admin/peels/"),
    ]


def test_a_fact_in_copy_shows_the_copy_instead_of_the_question(client: Client) -> None:
    fact = a_fact(key="price_from")
    client.force_login(a_user())

    response = client.get(delete_url(fact))

    assert "2 pieces of copy mention this fact, so it can’t be deleted." in response.text
    assert '<a href="/admin/peels/">Peels &lt;new&gt;</a>' in response.text
    assert "An FAQ of others" in response.text
    assert "Yes, delete" not in response.text


def test_a_fact_in_copy_is_kept_with_a_message(client: Client) -> None:
    fact = a_fact(key="price_from", label="Price")
    client.force_login(a_user())

    response = client.post(delete_url(fact), follow=True)

    assert "Copy mentions “Price”. Take it out of the copy first." in response.text
    assert FactDefinition.objects.get() == fact


def test_a_fact_nobody_mentions_is_deleted(client: Client) -> None:
    fact = a_fact(key="parking")
    client.force_login(a_user())

    assert "No copy mentions this fact." in client.get(delete_url(fact)).text
    assert client.post(delete_url(fact)).status_code == 302

    assert not FactDefinition.objects.exists()


def test_of_several_facts_those_in_copy_stay(client: Client) -> None:
    mentioned, other = a_fact(key="price_from", label="Price"), a_fact(key="parking")
    client.force_login(a_user())
    bulk = reverse("wagtail_bulk_action", args=["editorial", "factdefinition", "delete"])

    response = client.post(f"{bulk}?id={mentioned.pk}&id={other.pk}&next=/admin/", follow=True)

    assert "Copy mentions “Price”. Take it out of the copy first." in response.text
    assert FactDefinition.objects.get() == mentioned


def test_other_routes_of_deletion_ask_as_well() -> None:
    with pytest.raises(FactMentioned):
        DeleteFactAction(a_fact(key="price_from")).execute(skip_permission_checks=True)

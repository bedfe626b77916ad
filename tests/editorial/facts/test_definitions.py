"""Definitions of facts: their rules, their editions, their screens."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from editions.models import Edition
from editorial.models import FactDefinition
from tests.factories import a_fact, a_user

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


def test_a_definition_says_in_public_what_copy_needs_to_know() -> None:
    fact = a_fact(key="price_from", label="Price", help_text="Dollars.", default="on request")

    edition = Edition.objects.get(kind="fact")
    assert (edition.object_id, edition.key) == (fact.pk, "price_from")
    assert edition.payload == {
        "key": "price_from",
        "label": "Price",
        "default": "on request",
        "required": False,
    }


def test_an_explanation_for_editors_is_nothing_new_to_the_public() -> None:
    fact = a_fact()
    fact.help_text = "In dollars."
    fact.save()
    assert Edition.objects.filter(kind="fact").count() == 1


def test_a_deleted_definition_is_withdrawn_under_its_key() -> None:
    a_fact(key="price_from").delete()
    edition = Edition.objects.filter(kind="fact").latest("number")
    assert (edition.key, edition.payload) == ("price_from", None)


@pytest.mark.parametrize("key", ["Price", "1st", "price-from", "a b", "", "a" * 51, "city\n"])
def test_keys_that_copy_could_not_mention_are_refused(key: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        FactDefinition(key=key, label="X").full_clean()
    assert set(refusal.value.message_dict) == {"key"}


def test_the_key_of_a_built_in_fact_is_refused_with_the_reason() -> None:
    with pytest.raises(ValidationError) as refusal:
        FactDefinition(key="city", label="X").full_clean()
    assert refusal.value.message_dict == {
        "key": ["Every clinic has “city” already, from its own page. Choose another key."]
    }


def test_a_key_stays_once_it_is_saved() -> None:
    fact = a_fact(key="price_from")
    fact.full_clean()
    fact.key = "cost"
    with pytest.raises(ValidationError) as refusal:
        fact.full_clean()
    assert refusal.value.message_dict == {
        "key": ["The key can’t be changed: copy mentions the fact by it."]
    }


@pytest.mark.parametrize("default", ["{{ city }}", "a {{", "}} b"])
def test_a_default_mentions_no_facts(default: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        FactDefinition(key="x", label="X", default=default).full_clean()
    assert set(refusal.value.message_dict) == {"default"}


def test_a_fact_is_defined_in_the_admin(client: Client) -> None:
    client.force_login(a_user())

    response = client.post(
        reverse("wagtailsnippets_editorial_factdefinition:add"),
        {"key": "price_from", "label": "Price from", "help_text": "", "default": "on request"},
    )

    assert response.status_code == 302
    fact = FactDefinition.objects.get()
    assert (fact.key, fact.default, fact.required) == ("price_from", "on request", False)


def test_the_form_of_a_saved_fact_shows_its_key_and_ignores_another(client: Client) -> None:
    fact = a_fact(key="price_from", label="Price")
    client.force_login(a_user())
    edit = reverse("wagtailsnippets_editorial_factdefinition:edit", args=[fact.pk])

    assert re.search(r'name="key"[^>]*disabled', client.get(edit).text)
    client.post(edit, {"key": "cost", "label": "Price from"})

    fact.refresh_from_db()
    assert (fact.key, fact.label) == ("price_from", "Price from")


@pytest.mark.parametrize("words", ['"', "price", "AND"])
def test_the_list_is_searched_by_any_words(client: Client, words: str) -> None:
    a_fact(label="Price from")
    client.force_login(a_user())

    response = client.get(reverse("wagtailsnippets_editorial_factdefinition:list"), {"q": words})

    assert response.status_code == 200
    assert ("Price from" in response.text) is (words == "price")


def test_the_list_to_insert_from_shows_labels_keys_and_help(client: Client) -> None:
    a_fact(key="price_from", label="Price <from>", help_text="Per session & person.")
    client.force_login(a_user())

    response = client.get(reverse("choose_fact"))

    assert response.status_code == 200
    assert re.findall(r'type="radio" name="fact" value="(\w+)"', response.text)[-1] == "price_from"
    assert "Price &lt;from&gt;" in response.text
    assert "Per session &amp; person." in response.text
    assert 'value="opening_hours"' in response.text


def test_the_list_to_insert_from_is_for_editors_only(client: Client) -> None:
    assert client.get(reverse("choose_fact")).status_code == 302

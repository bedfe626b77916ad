"""The dialog in which an editor picks FAQs for a guide."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from faq.models import FAQ
from tests.factories import a_topic, a_user, an_faq
from tests.faq.people import someone_who_may

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


def address(name: str, *args: Any) -> str:
    return reverse(f"wagtailsnippetchoosers_faq_faq:{name}", args=args)


def offered(response: Any) -> list[str]:
    """Return the questions that the dialog offers, in order."""
    assert response.status_code == 200
    return [faq.question for faq in response.context["results"]]


def test_archived_faqs_are_not_offered(client: Client) -> None:
    client.force_login(a_user())
    an_faq(question="Here?")
    an_faq(question="Gone?").archive()

    assert offered(client.get(address("choose_results"))) == ["Here?"]


def test_faqs_are_narrowed_by_topic_and_words_together(client: Client) -> None:
    client.force_login(a_user())
    skin = a_topic()
    an_faq(question="Redness on skin?", topics=[skin])
    an_faq(question="Redness elsewhere?")
    an_faq(question="Make-up on skin?", topics=[skin])

    found = offered(client.get(address("choose_results"), {"q": "redn", "topic": skin.pk}))

    assert found == ["Redness on skin?"]


def test_languages_are_shown_only_when_there_are_several(client: Client) -> None:
    client.force_login(a_user())
    an_faq()

    assert "locale" not in client.get(address("choose_results")).context["table"].columns
    Locale.objects.create(language_code="es")
    columns = client.get(address("choose_results")).context["table"].columns
    assert "locale_id" in columns


def test_several_faqs_are_chosen_at_once_without_those_archived_meanwhile(client: Client) -> None:
    client.force_login(a_user())
    first, second, archived = an_faq(), an_faq(), an_faq()
    archived.archive()

    response = client.get(
        address("chosen_multiple"),
        {"id": [second.pk, first.pk, archived.pk, "x", "9" * 30], "multiple": "1"},
    )

    assert {each["id"] for each in response.json()["result"]} == {str(first.pk), str(second.pk)}


@pytest.mark.parametrize("pk", ["archived", "nonsense", "99999999999999999999"])
def test_choosing_what_is_not_offered_finds_nothing(client: Client, pk: str) -> None:
    client.force_login(a_user())
    faq = an_faq()
    faq.archive()

    chosen = client.get(address("chosen", faq.pk if pk == "archived" else pk))

    assert chosen.status_code == 404


def test_an_faq_written_in_the_dialog_is_live_and_has_a_history(client: Client) -> None:
    client.force_login(a_user())

    response = client.post(
        address("create"),
        {"question": "Does it hurt?", "answer": '{"blocks": [], "entityMap": {}}'},
    )

    assert response.json()["step"] == "reshow_creation_form"

    text = '{"blocks": [{"text": "A little.", "type": "unstyled", "key": "a"}], "entityMap": {}}'
    response = client.post(address("create"), {"question": "Does it hurt?", "answer": text})

    faq = FAQ.objects.get()
    assert response.json()["result"]["id"] == str(faq.pk)
    assert (faq.live, faq.has_unpublished_changes, faq.revisions.count()) == (True, False, 1)
    assert "A little." in faq.answer


def test_an_faq_written_by_someone_who_may_not_publish_is_a_draft(client: Client) -> None:
    client.force_login(someone_who_may("add"))
    text = '{"blocks": [{"text": "A little.", "type": "unstyled", "key": "a"}], "entityMap": {}}'

    client.post(address("create"), {"question": "Does it hurt?", "answer": text})

    assert not FAQ.objects.get().live


def test_writing_one_needs_the_right_to_add(client: Client) -> None:
    client.force_login(someone_who_may("change"))

    client.post(address("create"), {"question": "Does it hurt?", "answer": "null"})

    assert not FAQ.objects.exists()

"""The list of FAQs in the admin."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from faq.models import FAQ
from tests.factories import a_guide, a_topic, a_user, an_faq
from tests.faq.people import someone_who_may

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

LIST = "wagtailsnippets_faq_faq:list"


@pytest.fixture
def admin(client: Client) -> Client:
    """Return a browser in which an administrator is signed in."""
    client.force_login(a_user())
    return client


def questions(response: Any) -> list[str]:
    """Return the questions that a list shows, from top to bottom."""
    assert response.status_code == 200
    return [faq.question for faq in response.context["object_list"]]


def rows(response: Any) -> list[str]:
    """Return the words of each row of the table."""
    body = response.text.split("<tbody>")[1].split("</tbody>")[0]
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in body.split("</tr>")[:-1]]


def schedule(faq: FAQ) -> None:
    """Have a new version of an FAQ wait for tomorrow."""
    faq.save_revision().publish()
    faq.refresh_from_db()
    faq.go_live_at = timezone.now() + timedelta(days=1)
    faq.save_revision().publish()


def test_each_row_says_topics_places_and_status(admin: Client) -> None:
    an_faq(question="Alone?", live=False)
    used = an_faq(question="Used?", topics=[a_topic(name="Skin"), a_topic(name="Face")])
    a_guide(faqs=[used])
    a_guide(faqs=[used], live=False)
    used.archive()

    alone, with_places = rows(admin.get(reverse(LIST)))

    assert "Not used" in alone
    assert alone.endswith("Status draft") or alone.endswith("draft")
    assert "Face, Skin" in with_places
    assert "2 places" in with_places
    assert re.search(r"live .*archived", with_places)


def test_the_number_of_places_leads_to_the_list_of_them(admin: Client) -> None:
    faq = an_faq()
    a_guide(faqs=[faq])

    response = admin.get(reverse(LIST))

    usage = reverse("wagtailsnippets_faq_faq:usage", args=[faq.pk])
    assert f'<a href="{usage}">1 place</a>' in response.text


STATES: list[tuple[str, list[str]]] = [
    ("live", ["Changed?", "Live?", "Scheduled again?"]),
    ("draft", ["Changed?", "Draft?", "Scheduled again?"]),
    ("scheduled", ["Scheduled again?"]),
    ("archived", ["Archived?"]),
    ("", ["Archived?", "Changed?", "Draft?", "Live?", "Scheduled again?"]),
]


@pytest.mark.parametrize(
    ("state", "expected"), STATES, ids=[state or "all" for state, _ in STATES]
)
def test_the_list_is_filtered_by_state(admin: Client, state: str, expected: list[str]) -> None:
    an_faq(question="Live?")
    an_faq(question="Draft?", live=False)
    an_faq(question="Changed?").save_revision()
    an_faq(question="Archived?").archive()
    schedule(an_faq(question="Scheduled again?"))

    assert questions(admin.get(reverse(LIST), {"state": state})) == expected


def test_the_list_is_filtered_by_topic(admin: Client) -> None:
    skin = a_topic()
    an_faq(question="Skin?", topics=[skin])
    an_faq(question="Hair?", topics=[a_topic()])

    assert questions(admin.get(reverse(LIST), {"topics": skin.pk})) == ["Skin?"]


@pytest.mark.parametrize(("used", "expected"), [("yes", ["Used?"]), ("no", ["Unused?"])])
def test_the_list_is_filtered_by_use(admin: Client, used: str, expected: list[str]) -> None:
    an_faq(question="Unused?")
    a_guide(faqs=[an_faq(question="Used?")], live=False)

    assert questions(admin.get(reverse(LIST), {"used": used})) == expected


@pytest.mark.parametrize("name", ["state", "used", "topics", "q", "ordering", "p"])
def test_a_filter_that_makes_no_sense_shows_a_list(admin: Client, name: str) -> None:
    an_faq()

    assert admin.get(reverse(LIST), {name: "\x00nonsense'"}).status_code == 200


@pytest.mark.parametrize(
    "words", ["redn", "sunscreen", "Skin"], ids=["question", "answer", "topic"]
)
def test_search_finds_by_question_answer_and_topic_within_a_filter(
    admin: Client, words: str
) -> None:
    values: dict[str, Any] = {
        "question": "How long does redness last?",
        "answer": "<p>Wear sunscreen.</p>",
        "topics": [a_topic(name="Skin")],
    }
    an_faq(**values)
    an_faq(**values).archive()
    an_faq(question="Anything else?")

    found = questions(admin.get(reverse(LIST), {"q": words, "state": "live"}))

    assert found == ["How long does redness last?"]


@pytest.mark.parametrize("column", ["question", "-question", "users", "-users", "live"])
def test_the_list_is_ordered_by_its_columns(admin: Client, column: str) -> None:
    an_faq(question="A?")
    a_guide(faqs=[an_faq(question="B?")])

    found = questions(admin.get(reverse(LIST), {"ordering": column}))

    assert found[0] == ("B?" if column in ("-question", "-users") else "A?")


def test_the_list_takes_as_many_queries_for_twice_as_many_faqs(client: Client) -> None:
    # For those who may start translations, Wagtail adds a query of its own to every row.
    client.force_login(someone_who_may("add", "change", "delete", "publish"))

    def add(count: int) -> None:
        for _ in range(count):
            faq = an_faq(topics=[a_topic()])
            faq.save_revision()
            a_guide(faqs=[faq])

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(reverse(LIST)).status_code == 200
        return len(captured)

    add(3)
    queries()
    few = queries()
    add(3)

    assert (few, queries()) == (17, 17)


@pytest.mark.parametrize("words", ['"', '5"', 'does "it', "'", "*", "AND", "-", "(", "a:b"])
def test_strange_words_are_only_words(admin: Client, words: str) -> None:
    an_faq(question="Does it hurt?")

    assert admin.get(reverse(LIST), {"q": words}).status_code == 200

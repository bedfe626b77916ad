"""``/api/v2/faqs/``."""

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from editions.models import Edition
from tests.factories import a_guide, a_topic, an_faq

pytestmark = pytest.mark.django_db


def get(client: Client, path: str = "", /, **query: Any) -> Any:
    """Return the decoded answer of ``faqs/`` with these parameters."""
    response = client.get(f"/api/v2/faqs/{path}?{urlencode(query)}")
    assert response.status_code == 200, response.content
    return json.loads(response.content)


def questions(answer: Any) -> list[str]:
    """Return the questions of a list, in its order."""
    return [item["question"] for item in answer["items"]]


def test_an_faq_is_answered_exactly_as_the_contract_says(client: Client) -> None:
    faq = an_faq(
        question="Does it hurt?",
        answer='<p>A <b>little</b>, <a href="https://example.com/">they say</a>.</p>',
        topics=[a_topic(name="Skin", slug="skin")],
    )
    expected = {
        "id": faq.pk,
        "meta": {
            "type": "faq.FAQ",
            "detail_url": f"http://localhost:8000/api/v2/faqs/{faq.pk}/",
            "locale": "en",
            "content_version": Edition.objects.get(kind="faq").number,
        },
        "question": "Does it hurt?",
        "answer": '<p>A <b>little</b>, <a href="https://example.com/">they say</a>.</p>',
        "topics": [{"slug": "skin", "name": "Skin"}],
        "origin": {"scope": "shared", "location": None},
    }

    assert get(client, f"{faq.pk}/") == expected
    assert get(client) == {"meta": {"total_count": 1}, "items": [expected]}


def test_faqs_are_listed_by_question_or_as_asked(client: Client) -> None:
    for question in ("Why?", "How long?", "does it hurt?"):
        an_faq(question=question)

    assert questions(get(client)) == ["does it hurt?", "How long?", "Why?"]
    assert questions(get(client, order="-question", limit=1)) == ["Why?"]
    assert questions(get(client, order="id", offset=1)) == ["How long?", "does it hurt?"]


def test_filters_choose_by_topic_guide_and_words(client: Client) -> None:
    skin = a_topic(slug="skin")
    why, hurt = an_faq(question="Why?", topics=[skin]), an_faq(question="Does it hurt?")
    an_faq(question="How long?", answer="<p>It does not hurt long.</p>")
    a_guide(slug="peel", faqs=[why, hurt])

    assert questions(get(client, topic="skin")) == ["Why?"]
    assert questions(get(client, guide="peel")) == ["Why?", "Does it hurt?"]
    assert questions(get(client, guide="unknown")) == []
    assert questions(get(client, search="hurt")) == ["Does it hurt?", "How long?"]


def test_a_guide_is_also_named_by_a_slug_that_it_had_before(client: Client) -> None:
    faq = an_faq(question="Why?")
    guide = a_guide(slug="skin-peel", faqs=[faq])
    guide.slug = "peel"
    guide.save_revision().publish()

    assert questions(get(client, guide="skin-peel")) == ["Why?"]
    assert questions(get(client, guide="skin-peel", search="why")) == ["Why?"]
    assert client.get(f"/api/v2/faqs/{faq.pk}/?guide=skin-peel").status_code == 200


def test_faqs_that_are_not_live_are_not_there(client: Client) -> None:
    draft = an_faq(live=False)
    archived = an_faq(question="Still asked?")
    archived.archive()

    assert questions(get(client)) == ["Still asked?"]
    for faq in (str(draft.pk), "999999", "9" * 40, "one", "%00"):
        response = client.get(f"/api/v2/faqs/{faq}/")
        assert (response.status_code, list(response.json())) == (404, ["message"])


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"order": "title"}, "order: cannot order by “title”. Use question, id"),
        ({"fields": "guides"}, "fields: there is no guides. Use id, meta, question"),
        ({"slug": "x"}, "Unknown parameter: slug. Allowed here: clinic, fields, guide, limit"),
    ],
)
def test_a_bad_parameter_is_named_with_the_remedy(
    client: Client, query: dict[str, str], message: str
) -> None:
    response = client.get(f"/api/v2/faqs/?{urlencode(query)}")

    assert response.status_code == 400
    assert response.json()["message"].startswith(message)


@pytest.mark.parametrize("size", [3, 6])
def test_one_query_answers_however_many_faqs_there_are(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, size: int
) -> None:
    a_guide(slug="peel", faqs=[an_faq(topics=[a_topic()]) for _ in range(size)])

    with django_assert_num_queries(1):
        assert get(client, guide="peel")["meta"] == {"total_count": size}

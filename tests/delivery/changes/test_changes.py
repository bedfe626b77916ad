"""``/api/v2/changes/``."""

import json

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from editions.models import CurrentEdition, Edition
from tests.factories import a_clinic, a_fact, a_group, a_guide, a_local_guide, a_region, an_faq

from .reading import PATH, changes

pytestmark = pytest.mark.django_db


def test_a_change_is_answered_exactly_as_the_contract_says(client: Client) -> None:
    faq = an_faq()
    edition = Edition.objects.get()
    moment = edition.at.isoformat().replace("+00:00", "Z")

    answer = changes(client)

    cursor = answer["meta"]["cursor"]
    assert cursor.startswith(f"{edition.number}-")
    assert answer == {
        "meta": {"cursor": cursor, "has_more": False},
        "items": [
            {
                "number": edition.number,
                "at": moment,
                "kind": "faq",
                "id": faq.pk,
                "key": "",
                "action": "published",
                "location": None,
                "detail_url": f"http://localhost:8000/api/v2/faqs/{faq.pk}/",
            }
        ],
    }


def test_without_editions_there_are_no_changes_and_a_cursor_all_the_same(client: Client) -> None:
    assert changes(client) == {
        "meta": {"cursor": "0-000000000000", "has_more": False},
        "items": [],
    }
    faq = an_faq()
    later = changes(client, since="0-000000000000")
    assert [item["id"] for item in later["items"]] == [faq.pk]


def test_an_object_stands_where_it_changed_last(client: Client) -> None:
    first, second = an_faq(), an_faq()
    first.question = "And now?"
    first.save()

    assert [item["id"] for item in changes(client)["items"]] == [second.pk, first.pk]


def test_what_is_withdrawn_is_told(client: Client) -> None:
    faq = an_faq()
    cursor = changes(client)["meta"]["cursor"]
    pk = faq.pk
    faq.delete()

    items = changes(client, since=cursor)["items"]
    assert [(item["id"], item["action"]) for item in items] == [(pk, "withdrawn")]


def test_the_record_says_where_a_change_holds(client: Client) -> None:
    guide = a_guide(slug="peel")
    fact = a_fact("price_from")
    a_group(code="group")
    west = a_region(code="west", guides={guide: {"offered": "no"}})
    la = a_clinic(west, code="la", status="closed")
    local = a_local_guide(la, guide, offered=False)

    told = [
        (item["kind"], item["id"], item["key"], item["action"], item["location"])
        for item in changes(client)["items"]
        if item["kind"] not in ("library", "topic")
    ]
    assert told == [
        ("guide", guide.pk, "peel", "published", None),
        ("fact", fact.pk, "price_from", "published", None),
        ("group", west.get_parent().pk, "group", "published", None),
        ("guide", guide.pk, "peel", "withdrawn", "west"),
        ("region", west.pk, "west", "published", "west"),
        ("clinic", la.pk, "la", "withdrawn", "la"),
        ("guide", guide.pk, "peel", "withdrawn", "la"),
        ("local_guide", local.pk, f"{la.pk}/{guide.pk}", "published", "la"),
    ]


def test_pages_continue_within_one_number(client: Client) -> None:
    guides = [a_guide(slug=f"guide-{number}") for number in range(3)]
    a_group()
    cursor = changes(client)["meta"]["cursor"]
    a_region(code="west", guides={guide: {"offered": "no"} for guide in guides})

    told, pages = [], 0
    while True:
        page = changes(client, since=cursor, limit=2)
        told += [(item["kind"], item["key"]) for item in page["items"]]
        cursor, pages = page["meta"]["cursor"], pages + 1
        if not page["meta"]["has_more"]:
            break

    assert pages == 2
    assert sorted(told) == [*[("guide", guide.slug) for guide in guides], ("region", "west")]


@pytest.mark.parametrize(
    "since", ["", "0", "x", "1-", "1-zz", "-1-000000000000", "1-000000000000-faq", "9" * 200]
)
def test_what_is_no_cursor_is_refused(client: Client, since: str) -> None:
    answer = client.get(PATH, {"since": since})

    assert answer.status_code == 400
    assert json.loads(answer.content)["message"].startswith("since: ")


def test_a_cursor_of_a_record_that_was_restored_is_gone(client: Client) -> None:
    an_faq()
    before_backup = changes(client)["meta"]["cursor"]
    lost = an_faq()
    after_backup = changes(client)["meta"]["cursor"]
    number = Edition.objects.latest("number").number
    CurrentEdition.objects.filter(edition=number).delete()
    Edition.objects.filter(number=number).delete()
    lost.question = "Written again?"
    lost.save()

    assert changes(client, since=before_backup)["items"]
    answer = client.get(PATH, {"since": after_backup})
    assert answer.status_code == 410
    assert json.loads(answer.content) == {
        "message": "This cursor belongs to another record. Start again without one.",
        "successor": None,
    }


def test_a_cursor_ahead_of_the_record_is_gone(client: Client) -> None:
    an_faq()

    assert client.get(PATH, {"since": f"{10**17}-0123456789ab"}).status_code == 410


@pytest.mark.parametrize("size", [3, 6])
def test_one_query_answers_and_one_more_looks_up_an_older_cursor(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, size: int
) -> None:
    faqs = [an_faq() for _ in range(size)]
    clinic = a_clinic(code="la")
    cursor = changes(client)["meta"]["cursor"]
    for query in ({}, {"clinic": "la"}, {"since": cursor}, {"since": cursor, "clinic": "la"}):
        with django_assert_num_queries(1):
            changes(client, **query)
    # The edition that the cursor names is not the newest of its object any more.
    clinic.phone = "+1 310 555 0100"
    clinic.save()
    faqs[0].question = "Again?"
    faqs[0].save()
    changes(client)
    with django_assert_num_queries(2):
        changes(client, since=cursor)

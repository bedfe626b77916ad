"""``/api/v2/faqs/?clinic=``."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from editions.models import Edition
from tests.factories import (
    a_clinic,
    a_fact,
    a_group,
    a_guide,
    a_local_guide,
    a_region,
    an_faq,
    hiding,
)

from .reading import SHARED, get, questions, refusal

pytestmark = pytest.mark.django_db


def adding(question: str, **words: str) -> dict[str, Any]:
    """Make a raw change that adds an FAQ of the location's own."""
    value = {"question": question, "answer": "<p>An answer.</p>", **words}
    return {"type": "add", "id": str(uuid4()), "value": value}


def replacing(faq: Any, question: str) -> dict[str, Any]:
    """Make a raw change that says an FAQ in other words."""
    return {**adding(question, target=str(faq.pk)), "type": "replace"}


def choosing(faq: Any) -> dict[str, Any]:
    """Make a raw change that adds an FAQ of the library."""
    return {"type": "choose", "id": str(uuid4()), "value": {"faq": faq.pk}}


def test_a_clinics_own_faq_is_answered_exactly_as_the_contract_says(client: Client) -> None:
    a_fact("price_from")
    guide = a_guide(slug="peel")
    clinic = a_clinic(code="la", city="Los Angeles", facts={("price_from", guide): "$1"})
    own = adding("Parking in {{ city }}?", answer="<p>For {{ price_from }}.</p>")
    local = a_local_guide(clinic, guide, faq_changes=[own])
    expected = {
        "id": own["id"],
        "meta": {
            "type": "faq.FAQ",
            "detail_url": f"http://localhost:8000/api/v2/faqs/{own['id']}/?clinic=la",
            "locale": "en",
            "content_version": Edition.objects.get(kind="local_guide", object_id=local.pk).number,
        },
        "question": "Parking in Los Angeles?",
        "answer": "<p>For $1.</p>",
        "topics": [],
        "origin": {"scope": "clinic", "location": "la"},
    }

    assert get(client, "faqs/", clinic="la") == {"meta": {"total_count": 1}, "items": [expected]}
    assert get(client, f"faqs/{own['id']}/", clinic="la") == expected
    assert client.get(f"/api/v2/faqs/{own['id']}/").status_code == 404
    assert get(client, "faqs/")["items"] == []


def test_the_faqs_of_a_clinic_are_those_its_guides_show_and_those_no_guide_uses(
    client: Client,
) -> None:
    unused, shown, hidden, elsewhere, chosen = (
        an_faq(question=question)
        for question in ("Unused?", "Shown?", "Hidden?", "Elsewhere?", "Chosen?")
    )
    other = a_guide(slug="other", faqs=[elsewhere, chosen])
    first = a_guide(slug="first", faqs=[shown, hidden])
    a_guide(slug="second", faqs=[shown])
    clinic = a_clinic(code="la", guides={other: {"offered": "no"}})
    changes = [hiding(str(hidden.pk)), hiding(str(shown.pk)), choosing(chosen)]
    a_local_guide(clinic, first, faq_changes=changes)

    assert questions(get(client, "faqs/", clinic="la")) == ["Chosen?", "Shown?", "Unused?"]
    assert len(questions(get(client, "faqs/"))) == 5
    for faq in (hidden, elsewhere):
        status, _ = refusal(client, f"faqs/{faq.pk}/", clinic="la")
        assert status == 404
        assert get(client, f"faqs/{faq.pk}/")["id"] == faq.pk
    assert get(client, f"faqs/{unused.pk}/", clinic="la")["origin"] == SHARED


def test_an_faq_that_only_one_clinics_local_guide_uses_is_no_others(client: Client) -> None:
    chosen, unused = an_faq(question="Chosen?"), an_faq(question="Unused?")
    drafted = an_faq(question="Drafted?")
    guide = a_guide(slug="peel")
    west = a_region()
    la, sf, ny = a_clinic(west, code="la"), a_clinic(west, code="sf"), a_clinic(code="ny")
    a_local_guide(la, guide, faq_changes=[choosing(chosen)])
    a_local_guide(sf, guide, live=False, faq_changes=[choosing(drafted)])
    local = a_local_guide(ny, guide, faq_changes=[adding("Own?")])

    assert questions(get(client, "faqs/", clinic="la")) == ["Chosen?", "Drafted?", "Unused?"]
    assert questions(get(client, "faqs/", clinic="sf")) == ["Drafted?", "Unused?"]
    assert questions(get(client, "faqs/", clinic="ny")) == ["Drafted?", "Own?", "Unused?"]
    assert questions(get(client, "faqs/")) == ["Drafted?", "Unused?"]
    assert get(client, f"faqs/{chosen.pk}/", clinic="la")["id"] == chosen.pk
    for query in ({"clinic": "sf"}, {"clinic": "ny"}, {}):
        assert refusal(client, f"faqs/{chosen.pk}/", **query)[0] == 404
        assert get(client, f"faqs/{unused.pk}/", **query)["id"] == unused.pk

    la.unpublish()
    local.unpublish()
    assert questions(get(client, "faqs/", clinic="ny")) == ["Drafted?", "Unused?"]


def test_an_faq_is_shown_where_a_local_guide_above_adds_it(client: Client) -> None:
    chosen = an_faq(question="Chosen?")
    guide = a_guide(slug="peel")
    west, east = a_region(), a_region()
    a_clinic(west, code="la")
    a_clinic(west, code="sf", guides={guide: {"offered": "no"}})
    a_clinic(east, code="ny")
    a_local_guide(west, guide, faq_changes=[choosing(chosen)])

    found = {code: questions(get(client, "faqs/", clinic=code)) for code in ("la", "sf", "ny")}
    assert found == {"la": ["Chosen?"], "sf": [], "ny": []}


def test_what_a_clinic_replaces_is_in_its_words_where_the_guide_is_asked_for(
    client: Client,
) -> None:
    a_fact("price_from")
    hurts, costs = (
        an_faq(question=question) for question in ("Does it hurt?", "From {{ price_from }}?")
    )
    guide = a_guide(slug="peel", faqs=[hurts, costs])
    a_guide(slug="facial", faqs=[hurts])
    clinic = a_clinic(code="la", facts={"price_from": "$1", ("price_from", guide): "$2"})
    a_local_guide(
        clinic,
        guide,
        faq_changes=[replacing(hurts, "Will I feel it?")],
        faq_order=[str(costs.pk), str(hurts.pk)],
    )

    assert questions(get(client, "faqs/", clinic="la")) == ["Does it hurt?", "From $1?"]
    for name in ("peel", guide.pk):
        answer = get(client, "faqs/", clinic="la", guide=name)
        assert questions(answer) == ["From $2?", "Will I feel it?"]
    [_, replaced] = answer["items"]
    assert replaced["id"] == hurts.pk
    assert replaced["origin"] == {"scope": "clinic", "location": "la"}
    assert replaced["meta"]["detail_url"] == (
        f"http://localhost:8000/api/v2/faqs/{hurts.pk}/?clinic=la&guide={guide.pk}"
    )
    assert client.get(replaced["meta"]["detail_url"]).json() == replaced
    assert questions(get(client, "faqs/", clinic="la", guide="facial")) == ["Does it hurt?"]
    shown = [faq["question"] for faq in get(client, "guides/peel/", clinic="la")["faqs"]]
    assert shown == ["From $2?", "Will I feel it?"]


def test_filters_search_and_order_see_what_the_clinic_says(client: Client) -> None:
    guide = a_guide(slug="peel", faqs=[an_faq(question="Where in {{ city }}?")])
    clinic = a_clinic(code="la", city="Anaheim")
    a_local_guide(clinic, guide, faq_changes=[adding("Added?")])

    assert questions(get(client, "faqs/", clinic="la", search="anaheim")) == ["Where in Anaheim?"]
    assert questions(get(client, "faqs/", clinic="la", order="-question")) == [
        "Where in Anaheim?",
        "Added?",
    ]
    assert questions(get(client, "faqs/", clinic="la", order="id")) == [
        "Where in Anaheim?",
        "Added?",
    ]
    assert questions(get(client, "faqs/", clinic="la", topic="none")) == []
    assert questions(get(client, "faqs/", clinic="la", guide="unknown")) == []


def test_faqs_of_a_guide_that_is_not_offered_are_none(client: Client) -> None:
    guide = a_guide(slug="peel", faqs=[an_faq()])
    a_clinic(code="la", guides={guide: {"offered": "no"}})

    assert get(client, "faqs/", clinic="la", guide="peel")["items"] == []
    assert len(get(client, "faqs/", guide="peel")["items"]) == 1
    assert get(client, "faqs/", guide=guide.pk, locale="es")["items"] == []


def test_without_a_clinic_the_groups_changes_hold(client: Client) -> None:
    hurts = an_faq(question="Does it hurt?")
    guide = a_guide(slug="peel", faqs=[hurts])
    a_local_guide(a_group(), guide, faq_changes=[hiding(str(hurts.pk)), adding("Who are you?")])

    assert questions(get(client, "faqs/")) == ["Who are you?"]


def test_a_locked_faq_keeps_its_words(client: Client) -> None:
    hurts = an_faq(question="Does it hurt?")
    guide = a_guide(slug="peel", faqs=[hurts])
    placed = guide.guide_faqs.get()
    placed.locked = True
    guide.guide_faqs = [placed]
    guide.save_revision().publish()
    a_local_guide(a_clinic(code="la"), guide, faq_changes=[hiding(str(hurts.pk))])

    assert questions(get(client, "faqs/", clinic="la", guide="peel")) == ["Does it hurt?"]


def test_a_version_never_falls_when_a_local_guide_goes(client: Client) -> None:
    hurts = an_faq(question="Does it hurt?")
    guide = a_guide(slug="peel", faqs=[hurts])
    local = a_local_guide(a_clinic(code="la"), guide, faq_changes=[replacing(hurts, "Ouch?")])
    [before] = get(client, "faqs/", clinic="la", guide="peel")["items"]

    local.unpublish()

    [after] = get(client, "faqs/", clinic="la", guide="peel")["items"]
    assert (before["question"], after["question"]) == ("Ouch?", "Does it hurt?")
    assert after["meta"]["content_version"] > before["meta"]["content_version"]

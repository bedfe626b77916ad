"""The facts that local copy mentions."""

import pytest

from clinics.local_guides.facts_in_changes import fact_errors_of, keys_mentioned
from editorial.facts.mentions import mentions_of
from tests.factories import a_change, a_clinic, a_fact, a_guide, a_local_guide

pytestmark = pytest.mark.django_db


def test_facts_are_found_in_changes_in_questions_and_in_texts() -> None:
    for key in ("price_from", "parking", "device"):
        a_fact(key)
    guide = a_guide()
    target = str(guide.body[0].id)
    question = {"question": "{{ parking }}?", "answer": "<p>{{ device | ours }}</p>"}
    local = a_local_guide(
        a_clinic(),
        guide,
        guide_title="In {{ city }}",
        changes=[a_change(target, text="<p>{{ price_from }}</p>")],
        faq_changes=[{"type": "add", "id": "1", "value": question}],
    )
    assert keys_mentioned(local) == {"city", "price_from", "parking", "device"}
    assert fact_errors_of(local) == {}


def test_an_unknown_fact_is_named_with_its_place_and_the_nearest_known_one() -> None:
    a_fact("price_from")
    guide = a_guide()
    change = a_change(str(guide.body[0].id), text="<p>{{ price_form }}</p>")
    local = a_local_guide(a_clinic(), guide, live=False, changes=[change])
    (error,) = fact_errors_of(local)["changes"]
    assert "price_form" in error
    assert "price_from" in error


def test_a_definition_is_mentioned_by_the_live_local_guide_and_by_its_draft() -> None:
    a_fact("price_from")
    a_fact("parking")
    guide = a_guide(title="Microneedling")
    target = str(guide.body[0].id)
    local = a_local_guide(
        a_clinic(title="Austin"), guide, changes=[a_change(target, text="<p>{{ parking }}</p>")]
    )
    local.changes = [a_change(target, text="<p>{{ price_from }}</p>")]
    local.save_revision()
    for key in ("price_from", "parking"):
        assert [mention.label for mention in mentions_of(key)] == ["Microneedling · Austin"]

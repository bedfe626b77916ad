"""The facts that local copy mentions."""

import pytest

from clinics.local_guides.facts_in_changes import fact_errors_of, keys_mentioned
from editorial.facts.mentions import mentions_of
from tests.factories import a_block, a_change, a_clinic, a_fact, a_guide, a_local_guide

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
    assert "price_form" in error.message
    assert "price_from" in error.message


def test_a_fact_mentioned_wrongly_is_told_with_the_name_of_its_part_and_its_change() -> None:
    block, nameless = a_block(), a_block(heading="")
    guide = a_guide(body=[block, nameless])
    first = a_change(block["id"], heading="Price in {{ ctiy }}", text="<p>{{ city</p>")
    second = a_change(nameless["id"], heading="", text="<p>city }}</p>")
    question = {"question": "Where do I park?", "answer": "<p>{{ parkin }}</p>"}
    asked = {"type": "add", "id": "1", "value": question}
    local = a_local_guide(
        a_clinic(), guide, live=False, changes=[first, second], faq_changes=[asked]
    )

    told = {
        name: [(error.message.split(": ")[0], error.change) for error in errors]
        for name, errors in fact_errors_of(local).items()
    }

    assert told == {
        "changes": [
            ("“Price in {{ ctiy }}” (Section), Heading", first["id"]),
            ("“Price in {{ ctiy }}” (Section), Text", first["id"]),
            ("Section, Text", second["id"]),
        ],
        "faq_changes": [("“Where do I park?” (A question of this location), Answer", "1")],
    }


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

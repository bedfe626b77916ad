"""What publishing a location refuses, and what it asks before."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from clinics.models import ClinicPage, Location
from tests.clinics.editor.forms import filled, removed, submitted
from tests.factories import (
    a_block,
    a_clinic,
    a_fact,
    a_group,
    a_guide,
    a_local_guide,
    a_region,
    a_user,
)

pytestmark = pytest.mark.django_db


def mentioning(key: str, **values: Any) -> Any:
    """Make a guide that mentions a fact."""
    return a_guide(body=[a_block(text=f"<p>{{{{ {key} }}}}</p>")], **values)


def errors(location: Location, **changed: Any) -> list[str]:
    """Return what the form of a location says of itself as a whole when it is published."""
    return list(submitted(location, **changed).non_field_errors())


def test_taking_away_a_value_in_use_is_asked_first() -> None:
    a_fact("price_from", label="Price from")
    mentioning("price_from", title="Peel")
    west = a_region(facts={"price_from": "$9"})
    a_clinic(west, title="LA")
    a_clinic(west, title="Own", facts={"price_from": "$8"})
    a_clinic(west, title="Gone", status="closed")
    form = submitted(west, fact_values=removed(west))
    assert form.non_field_errors() == [
        "“Price from” would have no value, but copy mentions it at LA (Peel)."
    ]
    assert form.errors["publish_all_the_same"] == [
        "Give these facts a value again, or tick this under “Facts” and publish."
    ]
    assert form.is_asked
    assert submitted(west, fact_values=removed(west), publish_all_the_same="on").is_valid()


def test_emptying_a_clinics_phone_is_asked_too() -> None:
    mentioning("phone", title="Peel")
    clinic = a_clinic(title="LA", phone="+1")
    assert errors(clinic, phone="") == [
        "“Phone” would have no value, but copy mentions it at LA (Peel)."
    ]


@pytest.mark.parametrize(
    "still", ["from above", "not mentioned", "not offered", "only in another guide"]
)
def test_nothing_is_asked_where_no_clinic_goes_without(still: str) -> None:
    a_fact()
    west = a_region(facts={"price_from": "$9"} if still == "from above" else {})
    guide = mentioning("price_from" if still != "not mentioned" else "city")
    other = a_guide()
    clinic = a_clinic(
        west,
        facts={("price_from", other) if still == "only in another guide" else "price_from": "$8"},
        guides={guide: {"offered": "no"}} if still == "not offered" else {},
    )
    assert submitted(clinic, fact_values=removed(clinic)).is_valid()


def test_local_copy_counts_as_copy() -> None:
    a_fact()
    guide = a_guide(title="Peel")
    clinic = a_clinic(title="LA", facts={"price_from": "$8"})
    a_local_guide(clinic, guide, guide_title="Peel from {{ price_from }}")
    assert errors(clinic, fact_values=removed(clinic)) == [
        "“Price from” would have no value, but copy mentions it at LA (Peel)."
    ]


def test_many_clinics_and_guides_are_counted() -> None:
    a_fact()
    for title in "ABCDE":
        mentioning("price_from", title=title)
    west = a_region(facts={"price_from": "$9"})
    for name in "123456":
        a_clinic(west, title=name)
    [sentence] = errors(west, fact_values=removed(west))
    assert "1 (A, B, C and 2 more), 2 (" in sentence
    assert sentence.endswith("5 (A, B, C and 2 more) and 1 more.")


def test_a_draft_and_a_form_that_cannot_ask_are_not_asked() -> None:
    a_fact()
    mentioning("price_from")
    clinic = a_clinic(facts={"price_from": "$8"})
    rows = removed(clinic)
    assert not submitted(clinic, fact_values=rows).is_valid()
    assert submitted(clinic, as_draft=True, fact_values=rows).is_valid()
    assert submitted(clinic, fact_values=rows, asks_before_publishing="").is_valid()


def test_the_editor_can_ask_and_shows_the_answer_once_it_has_asked(client: Client) -> None:
    client.force_login(a_user())
    mentioning("phone")
    clinic = a_clinic(phone="+1")
    url = reverse("wagtailadmin_pages:edit", args=[clinic.pk])
    text = client.get(url).text
    assert 'name="asks_before_publishing"' in text
    assert "Publish all the same" not in text
    answer = client.post(url, filled(clinic, phone="") | {"action-publish": "1"})
    assert "Publish all the same" in answer.text
    assert ClinicPage.objects.get().phone == "+1"


def test_publishing_without_taking_away_reads_no_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    mentioning("phone")
    clinic = a_clinic(phone="+1")
    monkeypatch.setattr("clinics.editor.lost_values.Standing", None)
    assert submitted(clinic, phone="+2").is_valid()


@pytest.mark.parametrize("text", ["{{ city }}", "{{", "from }}"])
def test_own_fields_and_values_mention_no_facts_when_published(text: str) -> None:
    fact = a_fact()
    clinic = a_clinic(phone="+1")
    row = {"definition": fact.pk, "guide": "", "value": text}
    form = submitted(clinic, phone=text, fact_values=[row])
    sentence = (
        "Facts can’t be mentioned here: this is what facts say. Leave out the double braces."
    )
    assert form.errors["phone"] == [sentence]
    assert form.formsets["fact_values"].errors == [{"value": [sentence]}]


def test_a_draft_may_hold_what_publishing_refuses() -> None:
    fact = a_fact()
    clinic = a_clinic()
    row = {"definition": fact.pk, "guide": "", "value": "{{ city }}"}
    assert submitted(clinic, as_draft=True, phone="{{", fact_values=[row]).is_valid()


def test_a_required_fact_is_required_of_a_clinic_that_is_published() -> None:
    fact = a_fact(required=True)
    clinic = a_clinic()
    assert errors(clinic) == [
        "Under “Facts”, give a value to “Price from”: every clinic needs one."
    ]
    row = {"definition": fact.pk, "guide": "", "value": "$8"}
    assert submitted(clinic, fact_values=[row]).is_valid()


def test_a_clinic_below_an_unpublished_region_has_the_values_from_further_above() -> None:
    a_fact(required=True)
    a_fact("note", label="Note", required=True)
    a_group(facts={"price_from": "$9"})
    clinic = a_clinic(a_region(facts={"note": "Each."}, live=False))
    assert errors(clinic) == ["Under “Facts”, give a value to “Note”: every clinic needs one."]

"""What publishing a location refuses."""

from typing import Any

import pytest

from clinics.models import Location
from tests.clinics.editor.forms import submitted
from tests.factories import (
    a_clinic,
    a_fact,
    a_group,
    a_region,
)

pytestmark = pytest.mark.django_db


def errors(location: Location, **changed: Any) -> list[str]:
    """Return what the form of a location says of itself as a whole when it is published."""
    return list(submitted(location, **changed).non_field_errors())


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

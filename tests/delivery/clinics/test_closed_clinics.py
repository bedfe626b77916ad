"""Clinics that have closed, and who has taken over."""

import pytest
from django.test import Client

from tests.factories import (
    a_clinic,
)

from .reading import codes, get

pytestmark = pytest.mark.django_db


def test_a_closed_clinic_names_its_successor(client: Client) -> None:
    heir = a_clinic(code="heir")
    hidden = a_clinic(code="hidden")
    a_clinic(code="old", title="Old Town", status="closed", successor=heir)
    a_clinic(code="older", title="Older Town", status="closed", successor=hidden)
    hidden.unpublish()

    for path in ("clinics/old/", "guides/?clinic=old", "faqs/?clinic=old", "pages/?clinic=old"):
        response = client.get(f"/api/v2/{path}")
        assert (response.status_code, response.json()) == (
            410,
            {"message": "The clinic “Old Town” has closed.", "successor": "heir"},
        )
    assert client.get("/api/v2/clinics/older/").json()["successor"] is None
    assert codes(get(client, "clinics/")) == ["heir"]


def test_a_successor_that_has_closed_too_gives_way_to_its_own(client: Client) -> None:
    heir = a_clinic(code="heir", status="coming_soon")
    second = a_clinic(code="second", status="closed", successor=heir)
    a_clinic(code="first", status="closed", successor=second)
    last = a_clinic(code="last", status="closed")
    a_clinic(code="before-last", status="closed", successor=last)

    def successor(code: str) -> str | None:
        answer: str | None = client.get(f"/api/v2/clinics/{code}/").json()["successor"]
        return answer

    assert [successor(code) for code in ("first", "second", "before-last", "last")] == [
        "heir",
        "heir",
        None,
        None,
    ]


def test_clinics_that_succeed_each_other_in_a_circle_have_no_successor(client: Client) -> None:
    one = a_clinic(code="one", status="closed")
    two = a_clinic(code="two", status="closed", successor=one)
    a_clinic(code="before", status="closed", successor=two)
    one.successor = two
    one.save()

    for code in ("one", "two", "before"):
        response = client.get(f"/api/v2/clinics/{code}/")
        assert (response.status_code, response.json()["successor"]) == (410, None)

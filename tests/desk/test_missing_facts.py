import pytest
from django.test import Client
from django.urls import reverse

from tests.clinics.people.staff import a_person
from tests.factories import a_block, a_clinic, a_fact, a_guide, a_region

pytestmark = pytest.mark.django_db


def rows(client: Client, **chosen: object) -> list[tuple[str, str, str, str]]:
    """Return clinic, fact, what is shown and guides of the report's rows."""
    response = client.get(reverse("desk_missing_facts"), chosen)
    assert response.status_code == 200
    return [
        (row.clinic, row.fact, row.shown, row.guides) for row in response.context["object_list"]
    ]


def test_the_report_tells_what_copy_mentions_in_vain(admin_client: Client) -> None:
    a_fact("price_from", label="Price from")
    a_fact("parking", label="Parking", default="nearby")
    a_fact("licence", label="Licence", required=True)
    peel = a_guide(title="Peel", body=[a_block(text="<p>{{ price_from }} {{ parking }}</p>")])
    a_guide(title="Facial", body=[a_block(text="<p>{{ price_from }}</p>")])
    a_clinic(title="Austin", facts={"licence": "12"})
    a_clinic(title="Boston", facts={("price_from", peel): "$1", "parking": "behind the house"})
    a_clinic(title="Closed", status="closed")
    assert rows(admin_client) == [
        ("Austin", "Price from", "Nothing is shown", "Peel, Facial"),
        ("Austin", "Parking", "A fallback is shown", "Peel"),
        ("Boston", "Price from", "Nothing is shown", "Facial"),
        ("Boston", "Licence", "Required, in no copy", ""),
    ]
    assert rows(admin_client, guide=peel.pk) == [
        ("Austin", "Price from", "Nothing is shown", "Peel"),
        ("Austin", "Parking", "A fallback is shown", "Peel"),
    ]
    assert [row[0] for row in rows(admin_client, lack="required")] == ["Boston"]


def test_a_guide_that_is_not_offered_mentions_nothing(admin_client: Client) -> None:
    a_fact("price_from")
    guide = a_guide(body=[a_block(text="<p>{{ price_from }}</p>")])
    a_clinic(guides={guide: {"offered": "no"}})
    assert rows(admin_client) == []


def test_people_see_what_their_own_clinics_lack(client: Client) -> None:
    a_fact("price_from", label="Price from")
    a_guide(title="Peel", body=[a_block(text="<p>{{ price_from }}</p>")])
    west = a_region()
    below = a_clinic(west, title="Austin")
    a_clinic(title="Boston")
    client.force_login(a_person(west, "editor"))
    assert [row[0] for row in rows(client)] == ["Austin"]
    assert [row[0] for row in rows(client, location=below.pk)] == ["Austin"]

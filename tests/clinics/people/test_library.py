"""The library as people of a location read it."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.clinics.people.staff import a_person
from tests.factories import (
    a_block,
    a_change,
    a_clinic,
    a_group,
    a_guide,
    a_local_guide,
    a_region,
    a_user,
)

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


def signed_in(person: Any) -> Client:
    """Return the browser of somebody who has signed in."""
    client = Client()
    client.force_login(person)
    return client


def test_the_list_says_how_guides_are_called_offered_and_changed_here() -> None:
    offered = a_guide(title="Peeling")
    left_out = a_guide(title="Laser")
    a_guide(title="Not public", live=False)
    clinic = a_clinic(guides={left_out: {"offered": "no"}})
    local = a_local_guide(clinic, offered, guide_title="Peeling by the sea")

    page = signed_in(a_person(clinic)).get(reverse("clinics_guides", args=[clinic.pk]))

    rows = page.context["rows"]
    assert [(row.title, row.offered, row.local) for row in rows] == [
        ("Peeling by the sea", True, local),
        ("Laser", False, None),
    ]


def test_the_list_is_searched_by_title() -> None:
    clinic = a_clinic()
    a_guide(title="Peeling")
    a_guide(title="Laser")

    page = signed_in(a_person(clinic)).get(
        reverse("clinics_guides", args=[clinic.pk]), {"q": "LAS"}
    )

    assert [row.title for row in page.context["rows"]] == ["Laser"]


def test_a_guide_is_read_as_the_location_serves_it() -> None:
    block = a_block(heading="Shared heading")
    guide = a_guide(body=[block])
    clinic = a_clinic(title="Los Angeles")
    a_local_guide(clinic, guide, changes=[a_change(block["id"], heading="Heading by the sea")])

    page = signed_in(a_person(clinic)).get(
        reverse("clinics_read_guide", args=[clinic.pk, guide.pk])
    )

    text = page.content.decode()
    assert "Heading by the sea" in text
    assert "Shared heading" not in text
    assert "Guides at Los Angeles" in text


def test_a_guide_that_is_not_published_is_not_read() -> None:
    clinic, guide = a_clinic(), a_guide(live=False)

    page = signed_in(a_person(clinic)).get(
        reverse("clinics_read_guide", args=[clinic.pk, guide.pk])
    )

    assert page.status_code == 404


def test_whoever_works_at_one_place_comes_straight_to_its_guides() -> None:
    clinic = a_clinic()

    response = signed_in(a_person(clinic)).get(reverse("clinics_own_locations"))

    assert response.url == reverse("clinics_guides", args=[clinic.pk])


def test_others_choose_among_their_locations_and_search_them() -> None:
    region = a_region(a_group())
    a_clinic(region, title="Los Angeles")
    a_clinic(region, title="San Diego")
    client = signed_in(a_person(region))

    everything = client.get(reverse("clinics_own_locations"))
    found = client.get(reverse("clinics_own_locations"), {"q": "diego"})

    assert [place.title for place in everything.context["page_obj"]] == [
        region.title,
        "Los Angeles",
        "San Diego",
    ]
    assert [place.title for place in found.context["page_obj"]] == ["San Diego"]


def test_the_menu_leads_there_for_those_who_work_at_a_location() -> None:
    clinic = a_clinic()
    url = reverse("clinics_own_locations")

    assert url in signed_in(a_person(clinic)).get("/admin/").content.decode()


@pytest.mark.parametrize("who", ["editor", "administrator"])
def test_the_list_costs_the_same_for_one_guide_and_for_many(who: str) -> None:
    clinic = a_clinic()
    client = signed_in(a_person(clinic) if who == "editor" else a_user())
    url = reverse("clinics_guides", args=[clinic.pk])
    counts = []

    for added in (1, 12):
        for _ in range(added):
            a_guide()
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        counts.append(len(queries))

    assert counts[0] == counts[1]

"""The report of local copy."""

import csv
from io import StringIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.clinics.people.staff import a_person
from tests.factories import a_block, a_clinic, a_group, a_guide, a_local_guide, a_region

pytestmark = pytest.mark.django_db

#: Ten words, as many as a guide has without its title.
OWN = "<p>Our nurses begin with a long talk about your skin.</p>"
GROUPS, LAS = "https://example.com/peel/", "https://la.example.com/peel/"


def report(client: Client, **chosen: Any) -> Any:
    """Return the context of the report."""
    response = client.get(reverse("desk_local_copy"), chosen)
    assert response.status_code == 200
    return response.context


def rows(client: Client, **chosen: Any) -> list[tuple[str, str, str, int, str, str, str]]:
    """Return the report's rows but for their links."""
    return [
        (row.guide, row.location, row.share, row.pages, row.listed, row.address, row.chosen_by)
        for row in report(client, **chosen)["object_list"]
    ]


def a_peel() -> Any:
    """Publish a guide of eleven words."""
    return a_guide(
        title="Peel",
        slug="peel",
        summary="<p>In short.</p>",
        body=[a_block(heading="", text="<p>Fine acid takes the old skin off gently.</p>")],
    )


def a_country() -> dict[str, Any]:
    """Publish a group with two regions and four clinics, each with pages of its own."""
    group = a_group(title="Glow", url_pattern="https://example.com/{guide}/")
    west, east = (a_region(group, title=name) for name in ("West", "East"))
    places = {"group": group, "west": west, "east": east}
    for code, region in (("la", west), ("sf", west), ("ny", east), ("mia", east)):
        places[code] = a_clinic(
            region,
            code=code,
            title=code.upper(),
            url_pattern=f"https://{code}.example.com/{{guide}}/",
        )
    return places


def test_the_report_ranks_local_guides_by_their_own_words(admin_client: Client) -> None:
    peel, at = a_peel(), a_country()
    a_guide(title="Facial", slug="facial")
    local = a_local_guide(at["la"], peel, summary=OWN)
    a_local_guide(at["west"], peel, guide_title="Western peel")
    a_local_guide(at["ny"], peel, canonical="own")
    a_local_guide(at["east"], peel, canonical="group", summary=OWN)
    a_local_guide(at["group"], peel, guide_title="Peel")

    context = report(admin_client)

    assert rows(admin_client) == [
        ("Peel", "West", "16%", 1, "The group’s page", GROUPS, "Automatic"),
        ("Peel", "East", "52%", 1, "The group’s page", GROUPS, "East"),
        ("Peel", "NY", "52%", 1, "Its own page", "https://ny.example.com/peel/", "NY"),
        ("Peel", "LA", "60%", 1, "Its own page", LAS, "Automatic"),
    ]
    assert context["object_list"][-1].url == (
        reverse("wagtailadmin_pages:edit", args=(local.pk,)) + "#tab-offer_and_search"
    )
    assert (context["pages"], context["pages_without_own_words"]) == (8, 4)
    assert context["group_has_pages"]


def test_the_report_is_filtered(admin_client: Client) -> None:
    peel, at = a_peel(), a_country()
    facial = a_guide(title="Facial", slug="facial")
    a_local_guide(at["la"], peel, summary=OWN)
    a_local_guide(at["ny"], peel, canonical="own")
    a_local_guide(at["ny"], facial, canonical="group")

    def found(**chosen: Any) -> list[tuple[str, str]]:
        return [row[:2] for row in rows(admin_client, **chosen)]

    assert found(location=at["west"].pk) == [("Peel", "LA")]
    assert report(admin_client, location=at["west"].pk)["pages"] == 4
    assert found(guide=facial.pk) == [("Facial", "NY")]
    assert found(listed="own") == [("Peel", "NY"), ("Peel", "LA")]
    assert found(listed="group") == [("Facial", "NY")]
    assert found(chosen="share") == [("Peel", "LA")]
    assert found(chosen="editor") == [("Peel", "NY"), ("Facial", "NY")]
    assert len(found(location="x", guide="\x00", listed="y", chosen="z")) == 3


def test_a_region_stands_for_the_clinics_that_say_no_more(admin_client: Client) -> None:
    peel, at = a_peel(), a_country()
    a_clinic(at["west"], code="sd", title="SD", status="closed")
    a_local_guide(at["west"], peel, summary=OWN)

    assert rows(admin_client) == [
        ("Peel", "West", "52%", 2, "The clinics’ own pages", "", "Automatic")
    ]
    # Everybody below says it in other words.
    for code in ("la", "sf"):
        a_local_guide(at[code], peel, guide_title="Peeling")
    assert [row[1] for row in rows(admin_client)] == ["LA", "SF"]


def test_pages_that_are_not_offered_are_none(admin_client: Client) -> None:
    peel, at = a_peel(), a_country()
    a_local_guide(at["la"], peel, summary=OWN, offered=False)

    assert rows(admin_client) == []
    assert report(admin_client)["pages"] == 3


def test_without_pages_of_the_group_every_page_is_listed(admin_client: Client) -> None:
    group = a_group(url_pattern="https://{clinic}.example.com/{guide}/")
    a_local_guide(a_clinic(group, code="la", title="LA"), a_peel(), canonical="group")

    reason = "Automatic: the group has no page of it"
    assert rows(admin_client) == [("Peel", "LA", "0%", 1, "Its own page", LAS, reason)]
    html = admin_client.get(reverse("desk_local_copy")).content.decode()
    assert "The group has no pages of its own" in html


def test_people_see_the_local_copy_of_their_own_locations(client: Client) -> None:
    peel, at = a_peel(), a_country()
    for code in ("la", "ny"):
        a_local_guide(at[code], peel, summary=OWN)
    client.force_login(a_person(at["west"], "editor"))

    assert [row[1] for row in rows(client)] == ["LA"]
    context = report(client)
    assert (context["pages"], context["pages_without_own_words"]) == (2, 1)
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("desk_local_copy") in menu


def test_nobody_without_a_location_sees_the_report(client: Client) -> None:
    client.force_login(a_person())
    assert client.get(reverse("desk_local_copy")).status_code == 302


def test_the_report_is_exported_in_words(admin_client: Client) -> None:
    peel, at = a_peel(), a_country()
    local = a_local_guide(at["la"], peel, summary=OWN)

    response = admin_client.get(reverse("desk_local_copy"), {"export": "csv"})

    content = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    [row] = csv.DictReader(StringIO(content))
    assert row == {
        "Guide": "Peel",
        "Location": "LA",
        "Own words": "52%",
        "Clinics": "1",
        "Listed in search results": "Its own page",
        "Address of that page": LAS,
        "Chosen by": "Automatic",
        "Editor": reverse("wagtailadmin_pages:edit", args=(local.pk,)) + "#tab-offer_and_search",
    }


@pytest.mark.any_database
def test_the_report_takes_the_same_queries_for_any_number(admin_client: Client) -> None:
    peel = a_peel()
    counts = []
    for _ in range(2):
        for _ in range(2):
            a_local_guide(a_clinic(), peel, summary=OWN)
        rows(admin_client)
        with CaptureQueriesContext(connection) as captured:
            rows(admin_client)
        counts.append(len(captured))
    assert counts[0] == counts[1]

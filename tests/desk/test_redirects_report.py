"""The report of the redirects of locations."""

import csv
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from clinics.models import LocationRedirect
from tests.clinics.people.staff import a_person
from tests.factories import a_clinic, a_group, a_guide, a_region

pytestmark = pytest.mark.django_db

MOVED, GONE = "Moved for good (301)", "Gone, nothing takes its place (410)"


def rows(client: Client, **chosen: Any) -> list[tuple[str, str, str, str]]:
    """Return the rows of the report, as far as they are words."""
    answer = client.get(reverse("desk_redirects"), chosen)
    assert answer.status_code == 200
    return [
        (row.old_path, row.destination, row.answer, row.location)
        for row in answer.context["object_list"]
    ]


def test_the_report_lists_every_published_redirect(admin_client: Client) -> None:
    guide = a_guide(title="Peel")
    group = a_group(title="Glow", redirects={"/spa": {"status": "410"}})
    west = a_region(group, title="West", redirects={"/botox": "/wrinkles/"})
    clinic = a_clinic(west, title="LA", redirects={"/botox": "/la/", "/old-peel": guide})
    a_clinic(west, live=False, redirects={"/hidden": "/a/"})
    draft = type(clinic).objects.get(pk=clinic.pk)
    draft.redirects.add(LocationRedirect(old_path="/draft", to="/a/"))
    draft.save_revision()

    everything = [
        ("/botox", "/wrinkles/", MOVED, "West"),
        ("/botox", "/la/", MOVED, "LA"),
        ("/old-peel", "Peel", MOVED, "LA"),
        ("/spa", "", GONE, "Glow"),
    ]
    assert rows(admin_client) == everything
    assert rows(admin_client, location=west.pk) == everything[:3]
    assert rows(admin_client, guide=guide.pk) == [everything[2]]
    assert rows(admin_client, status="410") == [everything[3]]
    assert rows(admin_client, words="WRINK") == [everything[0]]
    assert rows(admin_client, words="%", location="x", status="9", guide="\x00") == []
    assert rows(admin_client, words="\x00", location="x", status="9") == everything


def test_the_report_is_downloaded_as_a_spreadsheet(admin_client: Client) -> None:
    clinic = a_clinic(title="LA", redirects={"/old": "/new/"})

    answer = admin_client.get(reverse("desk_redirects"), {"export": "csv"})

    table = list(csv.reader(StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert table == [
        ["Old path", "Leads to", "Answer", "Location", "Address"],
        ["/old", "/new/", MOVED, "LA", f"/admin/pages/{clinic.pk}/edit/#tab-redirects"],
    ]


def test_people_see_the_redirects_of_their_own_locations(client: Client) -> None:
    a_group(redirects={"/a": "/b/"})
    a_clinic(title="SF", redirects={"/a": "/sf/"})
    own = a_clinic(title="LA", redirects={"/a": "/la/"})
    client.force_login(a_person(own, "editor"))
    assert rows(client) == [("/a", "/la/", MOVED, "LA")]

    client.force_login(a_person())
    assert client.get(reverse("desk_redirects")).status_code == 302


@pytest.mark.parametrize("number", [5, 10])
def test_queries_do_not_grow(
    admin_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    guide = a_guide()
    group = a_group()
    for _ in range(number):
        a_clinic(group, redirects={"/a": "/b/", "/c": guide})
    rows(admin_client)

    with django_assert_max_num_queries(12):
        assert len(rows(admin_client)) == 2 * number

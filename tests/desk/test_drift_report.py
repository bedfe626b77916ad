import csv
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from clinics.models import LocalGuidePage
from tests.clinics.drift.stories import a_changed_section, rewrite
from tests.clinics.people.staff import a_person
from tests.factories import a_clinic, a_region

pytestmark = pytest.mark.django_db


def a_drifted_change(clinic: Any = None) -> LocalGuidePage:
    """Make a local guide with one drifted change."""
    guide, local, _ = a_changed_section(clinic)
    rewrite(guide, "<p>New words.</p>")
    return local


def rows(client: Client, **chosen: Any) -> list[str]:
    """Return the addresses of the report's rows."""
    response = client.get(reverse("desk_drift_report"), chosen)
    assert response.status_code == 200
    return [row.url.partition("#")[0] for row in response.context["object_list"]]


def page_of(local: LocalGuidePage) -> str:
    """Return the address of the page that shows a local guide's drift."""
    return reverse("clinics_drift", args=(local.pk,))


def test_the_report_lists_every_drifted_change(admin_client: Client) -> None:
    locals_ = [a_drifted_change(), a_drifted_change()]
    a_changed_section()
    assert rows(admin_client) == [page_of(each) for each in locals_]


def test_the_report_is_filtered_by_location_with_all_below_it(admin_client: Client) -> None:
    west = a_region()
    below, elsewhere = a_drifted_change(a_clinic(west)), a_drifted_change()
    assert rows(admin_client, location=west.pk) == [page_of(below)]
    assert rows(admin_client, guide=elsewhere.guide_id) == [page_of(elsewhere)]
    assert rows(admin_client, kind="gone") == []
    assert len(rows(admin_client, location="x", guide="\x00", kind="y")) == 2


def test_people_see_the_drift_of_their_own_locations(client: Client) -> None:
    own, _other = a_drifted_change(), a_drifted_change()
    client.force_login(a_person(own.for_location, "editor"))
    assert rows(client) == [page_of(own)]
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "1 drifted change" in menu.replace("\n", " ")


def test_nobody_without_a_location_sees_the_report(client: Client) -> None:
    a_drifted_change()
    client.force_login(a_person())
    assert client.get(reverse("desk_drift_report")).status_code == 302
    assert client.get(reverse("desk_missing_facts")).status_code == 302


def test_the_report_is_exported_in_words(admin_client: Client) -> None:
    local = a_drifted_change(a_clinic(title="Los Angeles"))
    response = admin_client.get(reverse("desk_drift_report"), {"export": "csv"})
    content = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    [row] = csv.DictReader(StringIO(content))
    assert (row["Location"], row["About"], row["What has happened"]) == (
        "Los Angeles",
        "What is it?",
        "Changed above",
    )
    assert row["Address"].startswith(page_of(local))
    xlsx = admin_client.get(reverse("desk_drift_report"), {"export": "xlsx"})
    assert b"".join(xlsx.streaming_content).startswith(b"PK")  # type: ignore[attr-defined]


def test_a_row_of_the_explorer_carries_the_badge(admin_client: Client) -> None:
    local = a_drifted_change()
    quiet = a_changed_section()[1]
    html = admin_client.get(
        reverse("wagtailadmin_explore", args=(local.for_location_id,))
    ).content.decode()
    assert "1 drifted change" in html
    assert page_of(local) in html
    html = admin_client.get(
        reverse("wagtailadmin_explore", args=(quiet.for_location_id,))
    ).content.decode()
    assert "drifted change" not in html


def test_the_report_takes_the_same_queries_for_any_number(
    admin_client: Client, django_assert_max_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for _ in range(2):
        for _ in range(2):
            a_drifted_change()
        rows(admin_client)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            rows(admin_client)
        counts.append(len(captured))
    assert counts[0] == counts[1]

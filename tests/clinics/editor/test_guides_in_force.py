"""What the editor of a location tells of guides."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clinics.editor.in_force.here import GuideRow, Here, by_language
from clinics.models import GuideAtLocation, Location
from tests.clinics.people.staff import a_person
from tests.factories import a_clinic, a_guide, a_local_guide, a_region, a_translation, a_user

pytestmark = pytest.mark.django_db


def rows(location: Location) -> dict[str, GuideRow]:
    """Return the rows by the guides' titles."""
    here = Here(location, location.get_parent(), a_user())
    return {row.guide.title: row for row in here.guides()}


def test_every_guide_says_whether_it_is_offered_and_why() -> None:
    plain, selected = a_guide(title="Plain"), a_guide(title="Selected", only_where_selected=True)
    off, on = a_guide(title="Off"), a_guide(title="On", only_where_selected=True)
    by_local, by_local_above = a_guide(title="Local"), a_guide(title="Above")
    a_guide(title="Draft", live=False)
    west = a_region(title="West", guides={off: {"offered": "no"}})
    clinic = a_clinic(west, guides={on: {"offered": "yes"}, plain: {"offered": ""}})
    a_local_guide(clinic, by_local, offered=False)
    a_local_guide(west, by_local_above, offered=False)
    found = {title: (row.guide.is_offered, row.why.words) for title, row in rows(clinic).items()}
    assert found == {
        "Plain": (True, "As above"),
        "On": (True, "Set here"),
        "Selected": (False, "Only where selected"),
        "Off": (False, "Set at West"),
        "Local": (False, "Its local guide says not offered"),
        "Above": (False, "The local guide of West says not offered"),
    }
    assert selected.title in found


def test_guides_stand_in_their_order_with_who_has_placed_and_featured_them() -> None:
    first, second, third = (a_guide(title=title) for title in ("One", "Two", "Three"))
    west = a_region(title="West", guides={third: {"position": 1}})
    clinic = a_clinic(west, guides={second: {"featured": "yes"}, first: {"offered": "no"}})
    found = rows(clinic)
    assert [(title, row.guide.position) for title, row in found.items()] == [
        ("Three", 1),
        ("Two", 2),
        ("One", None),
    ]
    placed, featured = found["Three"].placed, found["Two"].featured
    assert placed is not None
    assert featured is not None
    assert (placed.words, featured.words) == ("Set at West", "Set here")
    assert (found["Two"].placed, found["Three"].featured) == (None, None)


def test_the_draft_of_the_location_counts() -> None:
    guide = a_guide(title="Peel")
    clinic = a_clinic()
    clinic.guide_settings = [GuideAtLocation(guide=guide, offered="no")]
    clinic.save_revision()
    row = rows(clinic.get_latest_revision_as_object())["Peel"]
    assert (row.guide.is_offered, row.why.words) == (False, "Set here")


def test_a_guide_leads_to_its_local_guide_or_to_making_one() -> None:
    changed, other = a_guide(title="Changed"), a_guide(title="Hair & skin")
    clinic = a_clinic()
    local = a_local_guide(clinic, changed, live=False)
    found = rows(clinic)
    assert found["Changed"].change_url == reverse("wagtailadmin_pages:edit", args=[local.pk])
    url = reverse("clinics_create_local_guide", args=[clinic.pk])
    assert found[other.title].change_url == f"{url}?q=Hair+%26+skin"


def test_who_may_not_edit_the_location_gets_no_links() -> None:
    a_guide()
    clinic, other = a_clinic(), a_clinic()
    here = Here(clinic, clinic.get_parent(), a_person(other))
    assert [row.change_url for row in here.guides()] == [""]


def test_languages_have_names_where_there_are_several(client: Client) -> None:
    a_guide(title="Peel")
    clinic = a_clinic()
    here = Here(clinic, clinic.get_parent(), a_user())
    assert [name for name, _ in by_language(here.guides())] == [""]


def test_the_number_of_queries_does_not_grow(client: Client) -> None:
    client.force_login(a_user())
    counts = []
    west = a_region()
    for size in (3, 6):
        guides = [a_guide() for _ in range(size)]
        clinic = a_clinic(west)
        a_region(west, guides={guide: {"offered": "no"} for guide in guides})
        for guide in guides:
            a_local_guide(clinic, guide)
        url = reverse("wagtailadmin_pages:edit", args=[clinic.pk])
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_what_is_said_of_one_language_is_shown_in_all() -> None:
    peel, facial = a_guide(title="Peel"), a_guide(title="Facial")
    a_translation(peel, "es", title="Peeling")
    a_translation(facial, "es", title="Facial (es)")
    west = a_region(title="West", guides={peel: {"offered": "no"}, facial: {"position": 1}})
    found = rows(a_clinic(west))
    assert {title: (row.guide.is_offered, row.why.words) for title, row in found.items()} == {
        "Facial": (True, "As above"),
        "Facial (es)": (True, "As above"),
        "Peel": (False, "Set at West"),
        "Peeling": (False, "Set at West"),
    }
    assert [row.placed.words for row in found.values() if row.placed] == ["Set at West"] * 2

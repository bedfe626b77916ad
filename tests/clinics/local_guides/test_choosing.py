"""Making local guides from a guide and from a location."""

import pytest
from django.contrib.auth.models import AbstractBaseUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertRedirects
from wagtail.models import Locale

from clinics.models import LocalGuidePage
from tests.clinics.people.staff import a_person
from tests.factories import a_clinic, a_guide, a_local_guide, a_region, a_user

pytestmark = pytest.mark.django_db


def signed_in(user: AbstractBaseUser | None = None) -> Client:
    """Return a client of this user, by default an administrator."""
    client = Client()
    client.force_login(user or a_user())
    return client


def test_one_click_makes_the_draft_and_opens_its_editor() -> None:
    guide, clinic = a_guide(title="Peel", slug="peel"), a_clinic(title="Austin")
    make = reverse("clinics_make_local_guide")

    answer = signed_in().post(make, {"guide": guide.pk, "location": clinic.pk})

    local = LocalGuidePage.objects.get()
    assertRedirects(answer, reverse("wagtailadmin_pages:edit", args=[local.pk]))
    assert (local.title, local.live) == ("Peel · Austin", False)
    assert (local.guide, local.for_location_id) == (guide, clinic.pk)


def test_the_local_guide_that_is_there_already_is_opened() -> None:
    guide, clinic = a_guide(), a_clinic()
    local = a_local_guide(clinic, guide)
    make = reverse("clinics_make_local_guide")

    answer = signed_in().post(make, {"guide": guide.pk, "location": clinic.pk})

    assertRedirects(answer, reverse("wagtailadmin_pages:edit", args=[local.pk]))
    assert LocalGuidePage.objects.count() == 1


def test_web_names_of_guides_and_codes_of_clinics_may_be_alike() -> None:
    guide, west = a_guide(slug="peel"), a_region()
    spanish = Locale.objects.create(language_code="es")
    translation = guide.copy_for_translation(spanish, copy_parents=True)
    translation.save_revision().publish()
    a_clinic(west, code="peel")
    make = reverse("clinics_make_local_guide")

    for each in (guide, translation):
        answer = signed_in().post(make, {"guide": each.pk, "location": west.pk})
        local = LocalGuidePage.objects.get(guide=each, for_location=west)
        assertRedirects(answer, reverse("wagtailadmin_pages:edit", args=[local.pk]))
    assert translation.slug == guide.slug


@pytest.mark.parametrize("guide_id", ["0", "999999", "", "x", "-1", "9" * 30, "²"])
def test_a_forged_guide_makes_nothing(guide_id: str) -> None:
    clinic = a_clinic()
    make = reverse("clinics_make_local_guide")

    answer = signed_in().post(make, {"guide": guide_id, "location": clinic.pk})

    assert answer.status_code == 404
    assert not LocalGuidePage.objects.exists()


def test_a_guide_that_was_never_published_is_not_changed() -> None:
    guide, clinic = a_guide(live=False), a_clinic()
    make = reverse("clinics_make_local_guide")

    assert signed_in().post(make, {"guide": guide.pk, "location": clinic.pk}).status_code == 404


def test_nobody_makes_a_local_guide_where_they_have_no_right() -> None:
    guide, here, elsewhere = a_guide(), a_clinic(), a_clinic()
    client = signed_in(a_person(here))
    make = reverse("clinics_make_local_guide")

    client.post(make, {"guide": guide.pk, "location": elsewhere.pk})
    assert not LocalGuidePage.objects.exists()

    client.post(make, {"guide": guide.pk, "location": here.pk})
    assert LocalGuidePage.objects.get().for_location_id == here.pk
    assert client.get(make).status_code == 405


def test_the_editor_of_a_clinic_opens_what_was_made_there() -> None:
    guide, here = a_guide(title="Peel"), a_clinic()
    make = reverse("clinics_make_local_guide")

    answer = signed_in(a_person(here)).post(
        make, {"guide": guide.pk, "location": here.pk}, follow=True
    )

    assert answer.status_code == 200
    assert "Change here: Title" in answer.content.decode()


def test_the_locations_of_a_guide_are_those_the_user_may_edit_with_what_they_have() -> None:
    guide, region = a_guide(), a_region(title="Texas")
    austin, houston = a_clinic(region, title="Austin"), a_clinic(region, title="Houston")
    a_clinic(title="Elsewhere")
    a_local_guide(houston, guide)
    url = reverse("clinics_choose_location", args=[guide.pk])

    page = signed_in(a_person(region)).get(url).content.decode()

    assert "Change here: Austin" in page
    assert "Open: Houston" in page
    assert "Elsewhere" not in page
    found = signed_in(a_person(region)).get(url, {"q": "aus"}).content.decode()
    assert "Change here: Austin" in found
    assert "Houston" not in found
    assert austin.title == "Austin"


def test_the_guides_of_a_location_are_the_published_ones() -> None:
    clinic = a_clinic()
    a_guide(title="Peel")
    a_guide(title="Draft peel", live=False)
    url = reverse("clinics_create_local_guide", args=[clinic.pk])

    page = signed_in().get(url).content.decode()

    assert "Change here: Peel" in page
    assert "Draft peel" not in page


def test_a_location_of_others_shows_no_guides_to_change() -> None:
    here, elsewhere = a_clinic(), a_clinic()
    url = reverse("clinics_create_local_guide", args=[elsewhere.pk])

    assert signed_in(a_person(here)).get(url).status_code == 302


def test_guides_and_locations_lead_to_these_lists() -> None:
    guide, clinic = a_guide(), a_clinic()
    client = signed_in()

    library = client.get(reverse("wagtailadmin_explore", args=[guide.get_parent().pk]))
    assert reverse("clinics_choose_location", args=[guide.pk]) in library.content.decode()
    editor = client.get(reverse("wagtailadmin_pages:edit", args=[clinic.pk]))
    assert reverse("clinics_create_local_guide", args=[clinic.pk]) in editor.content.decode()


def test_the_list_of_locations_asks_the_same_number_of_queries_for_twice_as_many() -> None:
    guide, region = a_guide(), a_region()
    client = signed_in()
    url = reverse("clinics_choose_location", args=[guide.pk])
    counts = []
    for _ in range(2):
        for _ in range(5):
            a_local_guide(a_clinic(region), guide)
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        counts.append(len(queries))

    assert counts[0] == counts[1]

"""What the choosers of pages, and the report of their types, name to a location's people."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.clinics.people.staff import a_person
from tests.clinics.people.world import browser_of
from tests.factories import a_clinic, a_guide, a_local_guide, a_region, a_user

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


def browsed(client: Client, parent: Any = None, **query: str) -> str:
    """Return what the chooser shows below a page, or where it opens by itself."""
    name, args = ("wagtailadmin_choose_page", [])
    if parent is not None:
        name, args = ("wagtailadmin_choose_page_child", [parent.pk])
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_chooser_s_answers_are_kept_by_no_browser_and_there_is_no_page_0() -> None:
    client = browser_of(a_person(a_clinic()))

    opened = client.get(reverse("wagtailadmin_choose_page"))
    none = client.get(reverse("wagtailadmin_choose_page_child", args=[0]))

    assert "no-store" in opened.headers["Cache-Control"]
    assert none.status_code == 404
    assert "wagtailadmin/404.html" in [each.name for each in none.templates]


def test_a_page_of_another_location_is_not_opened_by_its_address() -> None:
    own = a_clinic(a_region(title="Own region"), title="Own clinic")
    elsewhere = a_region(title="Other region")
    other = a_clinic(elsewhere, title="Other clinic")
    local = a_local_guide(other, a_guide(title="A guide"))
    client = browser_of(a_person(own))

    for page in (elsewhere, other, local):
        shown = browsed(client, page)

        assert [name in shown for name in ("Other region", "Other clinic")] == [False, False]
    assert "Own clinic" in browsed(client, own)
    assert "Own clinic" in browsed(client, own.get_parent())


@pytest.mark.parametrize(
    "page_type", ["wagtailcore.Page", "clinics.ClinicPage", "clinics.RegionPage"]
)
def test_below_a_region_only_ones_own_clinic_is_shown(page_type: str) -> None:
    region = a_region()
    own, other = a_clinic(region, title="Own clinic"), a_clinic(region, title="Other clinic")
    for clinic in (own, other):
        a_local_guide(clinic, a_guide())

    shown = browsed(browser_of(a_person(own)), region, page_type=page_type)

    assert ("Own clinic" in shown, "Other clinic" in shown) == (True, False)


def test_a_chooser_of_one_type_does_not_open_at_another_location() -> None:
    own, other = a_clinic(title="Own clinic"), a_clinic(title="Other clinic")
    a_local_guide(other, a_guide())

    shown = browsed(browser_of(a_person(own)), page_type="clinics.LocalGuidePage")

    assert "Other clinic" not in shown
    assert "Other clinic" in browsed(browser_of(a_user()), page_type="clinics.LocalGuidePage")


def test_another_location_is_not_among_several_chosen() -> None:
    own, other = a_clinic(title="Own clinic"), a_clinic(title="Other clinic")
    address = reverse("wagtailadmin_choose_page_chosen_multiple")
    client = browser_of(a_person(own))

    ids = {"id": [own.pk, other.pk]}

    def titles(browser: Client) -> list[str]:
        chosen = browser.get(address, ids).json()["result"]
        return sorted(each["adminTitle"] for each in chosen)

    assert titles(client) == ["Own clinic"]
    assert titles(browser_of(a_user())) == ["Other clinic", "Own clinic"]


@pytest.mark.parametrize("view", ["page_types_usage", "page_types_usage_results"])
def test_the_report_of_types_is_for_those_who_see_every_location(view: str) -> None:
    own, _other = a_clinic(), a_clinic(title="Other clinic")
    group = own.get_parent().specific
    address = reverse(f"wagtailadmin_reports:{view}")

    refused = browser_of(a_person(own, "publisher")).get(address)

    assert (refused.status_code, refused.headers.get("Location")) == (302, "/admin/")
    assert "Other clinic" in browser_of(a_person(group)).get(address).content.decode()


def test_the_menu_offers_the_report_of_types_to_those_who_may_open_it() -> None:
    own = a_clinic()
    address = reverse("wagtailadmin_reports:page_types_usage")

    def offered(person: Any) -> bool:
        home = browser_of(person).get(reverse("wagtailadmin_explore", args=[own.pk]))
        return address in home.content.decode()

    people = (a_person(own), a_person(own.get_parent().specific), a_user())
    assert [offered(each) for each in people] == [False, True, True]

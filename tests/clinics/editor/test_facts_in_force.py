"""What the editor of a location tells of facts."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clinics.editor.in_force.here import Here
from clinics.models import FactValue, Location, RegionPage
from tests.clinics.people.staff import a_person
from tests.factories import a_clinic, a_fact, a_group, a_guide, a_region, a_translation, a_user

pytestmark = pytest.mark.django_db


def rows(location: Location) -> dict[tuple[str, str], tuple[str, str]]:
    """Return the value and its source, by the fact's key and the guide's title."""
    here = Here(location, location.get_parent(), a_user())
    return {(row.fact.key, row.guide): (row.fact.value, row.source.words) for row in here.facts()}


def test_every_value_says_where_it_comes_from() -> None:
    for key in ("parking", "price_from", "tax", "doctor"):
        a_fact(key, default="none" if key == "doctor" else "")
    guide = a_guide(title="Peel")
    group = a_group(title="Example", facts={"tax": "10 %"})
    west = a_region(title="West", facts={"price_from": "$9", ("price_from", guide): "$8"})
    clinic = a_clinic(west, title="LA", city="Los Angeles", facts={("tax", guide): "0 %"})
    found = rows(clinic)
    assert found["city", ""] == ("Los Angeles", "Its own page")
    assert found["group_name", ""] == ("Example", "Example")
    assert found["region_name", ""] == ("West", "West")
    assert found["phone", ""] == ("", "No value")
    assert found["tax", ""] == ("10 %", "Example")
    assert found["tax", "Peel"] == ("0 %", "This location")
    assert found["price_from", ""] == ("$9", "West")
    assert found["price_from", "Peel"] == ("$8", "West")
    assert found["doctor", ""] == ("none", "Default of the fact")
    assert found["parking", ""] == ("", "No value")
    assert {key for key, title in found if title} == {"tax", "price_from"}
    assert rows(west)["city", ""] == ("", "Each clinic’s own")
    assert rows(group)["region_name", ""] == ("", "Each region’s own")


def test_a_nearer_general_value_leaves_no_row_for_the_guide() -> None:
    a_fact()
    guide = a_guide()
    west = a_region(facts={("price_from", guide): "$8"})
    clinic = a_clinic(west, facts={"price_from": "$7"})
    assert [title for key, title in rows(clinic) if key == "price_from"] == [""]


def test_a_fact_with_values_for_single_guides_only_says_so_and_warns_when_it_is_required() -> None:
    a_fact("price_from")
    a_fact("tax", required=True)
    guide = a_guide(title="Peel")
    clinic = a_clinic(facts={("price_from", guide): "$8", ("tax", guide): "0 %"})
    here = Here(clinic, clinic.get_parent(), a_user())
    found = {row.fact.key: row for row in here.facts() if not row.guide}
    assert found["price_from"].source.words == "Only in single guides, see below"
    assert [found[key].is_warned for key in ("price_from", "tax", "phone")] == [False, True, True]


def test_the_draft_counts_and_others_drafts_do_not() -> None:
    fact = a_fact()
    west = a_region(title="West")
    clinic = a_clinic(west)
    clinic.fact_values = [FactValue(definition=fact, value="$5")]
    clinic.save_revision()
    draft = clinic.get_latest_revision_as_object()
    assert rows(draft)["price_from", ""] == ("$5", "This location")
    other = RegionPage.objects.get(pk=west.pk)
    other.fact_values = [FactValue(definition=fact, value="$6")]
    other.save_revision()
    assert rows(a_clinic(west))["price_from", ""] == ("", "No value")


def test_a_location_below_an_unpublished_one_inherits_from_further_above() -> None:
    a_fact()
    group = a_group(title="Example", facts={"price_from": "$1"})
    west = a_region(group, facts={"price_from": "$2"})
    clinic = a_clinic(west)
    west.unpublish()
    assert rows(clinic)["price_from", ""] == ("$1", "Example")


def test_a_new_clinic_shows_what_it_inherits(client: Client) -> None:
    a_fact(label="Price from", required=True)
    west = a_region(title="West", facts={"price_from": "$299"})
    client.force_login(a_user())
    url = reverse("wagtailadmin_pages:add", args=["clinics", "clinicpage", west.pk])
    text = client.get(url).text
    assert "$299" in text
    assert "required" in text
    assert f'<a href="{reverse("wagtailadmin_pages:edit", args=[west.pk])}">West</a>' in text


def test_a_location_above_is_linked_for_those_who_may_edit_it() -> None:
    a_fact()
    west = a_region(title="West", facts={"price_from": "$9"})
    clinic = a_clinic(west)
    urls = []
    for location in (clinic, west):
        here = Here(clinic, clinic.get_parent(), a_person(location))
        urls += [row.source.url for row in here.facts() if row.fact.key == "price_from"]
    assert urls == ["", reverse("wagtailadmin_pages:edit", args=[west.pk])]


def test_the_number_of_queries_does_not_grow(client: Client) -> None:
    client.force_login(a_user())
    counts = []
    for size in (3, 6):
        facts, guides = [f"f{size}_{n}" for n in range(size)], [a_guide() for _ in range(size)]
        for key in facts:
            a_fact(key)
        values = dict.fromkeys(facts, "1") | {(facts[0], guide): "2" for guide in guides}
        west = a_region(facts=values)
        settings = {guide: {"featured": "yes"} for guide in guides}
        clinic = a_clinic(west, facts=values, guides=settings)
        url = reverse("wagtailadmin_pages:edit", args=[clinic.pk])
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_a_row_offers_defined_facts_with_their_explanation_and_guides_by_title(
    client: Client,
) -> None:
    client.force_login(a_user())
    a_fact(label="Price from", help_text="In dollars")
    a_guide(title="Peel", live=False)
    clinic = a_clinic()
    text = client.get(reverse("wagtailadmin_pages:edit", args=[clinic.pk])).text
    assert re.search(r'data-help="In dollars"[^>]*>Price from</option>', text)
    assert ">Peel, not published</option>" in text
    assert ">All guides</option>" in text
    assert ">Choose a guide</option>" in text
    assert ">Clinic name</option>" not in text


def test_a_value_for_a_guide_is_shown_in_all_its_languages() -> None:
    a_fact()
    guide = a_guide(title="Peel")
    a_translation(guide, "es", title="Peeling")
    french = a_translation(guide, "fr", title="Peel")
    west = a_region(title="West", facts={("price_from", guide): "$8"})
    clinic = a_clinic(west, facts={("price_from", french): "$9"})
    found = rows(clinic)
    assert {title: found["price_from", title] for key, title in found if key == "price_from"} == {
        "": ("", "Only in single guides, see below"),
        "Peel (English)": ("$9", "This location"),
        "Peel (French)": ("$9", "This location"),
        "Peeling (Spanish)": ("$9", "This location"),
    }

"""The impact of what is said beside the guides: local guides, locations, defaults."""

from datetime import date, time
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clinics.models import (
    ClinicImage,
    FactValue,
    GuideAtLocation,
    LocalGuidePage,
    OpeningException,
    OpeningHours,
    Practitioner,
    RegionPage,
)
from guide_pages.models import GuidePage
from tests.clinics.people.staff import a_person
from tests.factories import (
    a_block,
    a_change,
    a_clinic,
    a_fact,
    a_group,
    a_guide,
    a_local_guide,
    a_region,
    an_image,
)

pytestmark = pytest.mark.django_db


def impact(client: Client, kind: str, pk: int, **asked: Any) -> Any:
    """Open an impact page."""
    return client.get(reverse("desk_impact", args=(kind, pk)), asked)


def notice(client: Client, kind: str, pk: int, **asked: Any) -> Any:
    """Fetch the notice of an editor."""
    return client.get(reverse("desk_impact_notice", args=(kind, pk)), asked)


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def parts_of(response: Any) -> dict[str, tuple[str, str]]:
    """Return what a clinic says of itself now and once published, by the labels of its parts."""
    return {
        part.label: tuple("".join(run.text for run in runs) for runs in (part.was, part.will_be))
        for part in (response.context["details"] or {"parts": []})["parts"]
    }


def outcomes(response: Any) -> dict[tuple[str, str], str]:
    rows = response.context["rows"]
    return {(row.clinic.name, row.guide_title): row.outcome for row in rows}


def a_region_s_draft() -> tuple[RegionPage, LocalGuidePage]:
    """Make a region whose local guide says in its draft what one of two clinics says itself."""
    block = a_block(heading="Cost", text="<p>Ask us.</p>")
    guide = a_guide(title="Peel", body=[block])
    west = a_region(title="West")
    own = a_clinic(west, title="Austin", code="austin")
    a_clinic(west, title="Boston", code="boston")
    a_clinic(title="Chicago")
    local = a_local_guide(west, guide)
    a_local_guide(own, guide, changes=[a_change(block["id"], heading="Cost")])
    local.changes = [a_change(block["id"], heading="Cost", text="<p>In the west.</p>")]
    local.save_revision()
    return west, local


def test_a_region_s_local_guide_reaches_the_clinics_below_without_words_of_their_own(
    admin_client: Client,
) -> None:
    _, local = a_region_s_draft()
    page = impact(admin_client, "local-guide", local.pk, clinic="boston")
    html = text_of(page)
    assert "Publishing changes 1 of 2 clinics. 1 keeps words of its own: Austin." in html
    assert outcomes(page) == {
        ("Austin", "Peel"): "Keeps its own words",
        ("Boston", "Peel"): "Changes",
    }
    assert "In the west" in html
    assert "Publishing changes 1 of 2 clinics" in text_of(
        notice(admin_client, "local-guide", local.pk)
    )


def test_the_editor_of_a_local_guide_leads_to_its_impact(admin_client: Client) -> None:
    _, local = a_region_s_draft()
    html = admin_client.get(reverse("wagtailadmin_pages:edit", args=(local.pk,))).text
    assert html.count("data-impact-notice=") == 1
    assert reverse("desk_impact", args=("local-guide", local.pk)) in html


def test_only_those_who_may_edit_a_local_guide_see_its_impact(client: Client) -> None:
    west, local = a_region_s_draft()
    client.force_login(a_person(west))
    assert impact(client, "local-guide", local.pk).status_code == 200
    client.force_login(a_person(a_clinic(title="Denver")))
    assert impact(client, "local-guide", local.pk).status_code == 302


def test_a_default_that_is_typed_has_an_impact_before_it_is_saved(admin_client: Client) -> None:
    fact = a_fact("price_from", label="Price from", default="$1")
    a_guide(title="Peel", body=[a_block(text="<p>From {{ price_from }}.</p>")])
    a_guide(title="Facial")
    a_clinic(title="Austin", code="austin")
    a_clinic(title="Boston", facts={"price_from": "$9"})
    page = impact(admin_client, "fact", fact.pk, default="$2 & more", clinic="austin")
    html = text_of(page)
    assert "Publishing changes guides of 1 of 2 clinics." in html
    assert outcomes(page) == {("Austin", "Peel"): "Changes"}
    assert "$2 &amp; more" in html
    assert '<input type="hidden" name="default" value="$2 &amp; more">' in html
    taken_away = notice(admin_client, "fact", fact.pk, default="")
    assert "1 clinic lacks “Price from”" in text_of(taken_away)
    assert notice(admin_client, "fact", fact.pk, default="$1").status_code == 204
    assert notice(admin_client, "fact", fact.pk).status_code == 204


def test_a_fact_s_page_names_its_own_gaps_and_no_other_fact_s(admin_client: Client) -> None:
    fact = a_fact("price_from", label="Price from")
    other = a_fact("city_pass", label="City pass")
    text = "<p>From {{ price_from }}, {{ city_pass }} or {{ parking | nowhere }}.</p>"
    a_fact("parking")
    a_guide(title="Peel", body=[a_block(text=text)])
    a_clinic(title="Austin", facts={"city_pass": "yes"})
    a_clinic(title="Boston", facts={"price_from": "$9"})

    page = impact(admin_client, "fact", fact.pk, show="lacks")

    assert "1 clinic lacks “Price from”" in text_of(page)
    assert "City pass" not in text_of(page)
    assert [(row.clinic.name, row.lacks, row.falls_back) for row in page.context["rows"]] == [
        ("Austin", ["Price from"], [])
    ]
    assert "in its place: Boston." in text_of(impact(admin_client, "fact", other.pk))


def test_a_fact_s_page_names_who_lacks_it_where_no_copy_mentions_it(
    admin_client: Client,
) -> None:
    licence = a_fact("licence", label="Licence number", required=True)
    other = a_fact("permit", label="Permit", required=True)
    a_clinic(title="Austin", facts={"permit": "P-1"})
    a_clinic(title="Boston", facts={"licence": "A-1"})
    a_clinic(title="Gone", status="closed")

    html = text_of(impact(admin_client, "fact", licence.pk))

    told = "1 clinic has no value of “{}”, which every clinic needs: {}."
    assert told.format("Licence number", "Austin") in html
    assert "Permit" not in html
    assert told.format("Permit", "Boston") in text_of(impact(admin_client, "fact", other.pk))


def test_a_fact_s_page_tells_how_things_are_while_nothing_is_to_change(
    admin_client: Client,
) -> None:
    fact = a_fact("price_from", label="Price from", default="$1")
    a_clinic()
    as_it_is = text_of(impact(admin_client, "fact", fact.pk))
    assert "“Price from” as clinics have it now</h1>" in as_it_is
    assert "Nothing is waiting to be published." in as_it_is
    typed = text_of(impact(admin_client, "fact", fact.pk, default="$2"))
    assert "What publishing “Price from” changes</h1>" in typed
    assert "Publishing changes no guide." in typed


def test_a_location_s_draft_names_the_clinics_that_would_lack_a_required_fact(
    admin_client: Client,
) -> None:
    a_fact("licence", label="Licence number", required=True)
    west = a_region(facts={"licence": "A-1"})
    a_clinic(west, title="Austin")
    west.fact_values = []
    west.save_revision()
    told = "1 clinic has no value of “Licence number”, which every clinic needs: Austin."
    assert told in text_of(impact(admin_client, "location", west.pk))
    assert told in text_of(notice(admin_client, "location", west.pk))


def test_the_editor_of_a_fact_follows_the_default(admin_client: Client) -> None:
    fact = a_fact("price_from")
    html = admin_client.get(f"/admin/snippets/editorial/factdefinition/edit/{fact.pk}/").text
    assert 'data-impact-follows="default"' in html


def test_a_clinic_s_hours_people_and_pictures_are_told_in_words(admin_client: Client) -> None:
    image = an_image()
    clinic = a_clinic(title="Austin", phone="+1", street="1 High St", city="Austin")
    clinic.phone = "+2"
    clinic.status = "coming_soon"
    clinic.opening_hours = [OpeningHours(day="monday", opens=time(9), closes=time(17))]
    clinic.opening_exceptions = [
        OpeningException(date=date(2026, 12, 24), closed=True, note="Holiday")
    ]
    clinic.practitioners = [Practitioner(name="Ada", credentials="RN")]
    clinic.images = [ClinicImage(image=image, alt="The door")]
    clinic.save_revision()
    page = impact(admin_client, "location", clinic.pk)
    assert parts_of(page) == {
        "Status": ("Open", "Coming soon"),
        "Phone": ("+1", "+2"),
        "Opening hours": ("", "Monday 09:00–17:00"),
        "Hours on single dates": ("", "2026-12-24 closed Holiday"),
        "Practitioners": ("", "Ada, RN"),
        "Images": ("", "The door"),
    }
    assert (
        "What the clinic says of itself changes: Status, Phone, Opening hours, Hours on single "
        "dates, Practitioners, Images." in text_of(notice(admin_client, "location", clinic.pk))
    )


def test_an_unfinished_row_says_nothing(admin_client: Client) -> None:
    clinic = a_clinic(title="Austin", phone="+1")
    clinic.opening_hours = [OpeningHours(day="monday", opens=None, closes=None)]
    clinic.practitioners = [Practitioner(name="")]
    clinic.fact_values = [FactValue(definition=None, value="$1")]
    clinic.guide_settings = [GuideAtLocation(guide=None)]
    clinic.phone = "+2"
    clinic.save_revision(clean=False)
    assert list(parts_of(impact(admin_client, "location", clinic.pk))) == ["Phone"]


def test_another_pattern_of_addresses_changes_every_guide_below(admin_client: Client) -> None:
    a_group(url_pattern="https://{clinic}.example.com/{guide}/")
    a_guide(title="Peel")
    west = a_region(title="West")
    a_clinic(west, title="Austin", code="austin")
    a_clinic(west, title="Boston", url_pattern="https://boston.example.com/{guide}")
    west.url_pattern = "https://west.example.com/{clinic}/{guide}/"
    west.save_revision()
    page = impact(admin_client, "location", west.pk, clinic="austin")
    assert outcomes(page) == {("Austin", "Peel"): "Changes"}
    assert "Also different: the address of its page." in text_of(page)
    assert parts_of(page) == {
        "Address of a guide’s page": (
            "https://austin.example.com/guide/",
            "https://west.example.com/austin/guide/",
        )
    }
    assert "What 1 clinic says of itself changes: Austin." in text_of(page)


def test_the_choice_and_the_order_of_guides_are_told(admin_client: Client) -> None:
    peel, laser = a_guide(title="Peel"), a_guide(title="Laser")
    clinic = a_clinic(title="Austin")
    clinic.guide_settings = [
        GuideAtLocation(guide=peel, offered="no"),
        GuideAtLocation(guide=laser, featured="yes"),
    ]
    clinic.save_revision()
    [(label, (was, will_be))] = parts_of(impact(admin_client, "location", clinic.pk)).items()
    assert label.startswith("Guides it offers")
    assert (was, will_be) == ("Peel\nLaser", "Laser ★")


def test_a_value_is_told_as_the_clinics_own_fact_too(admin_client: Client) -> None:
    fact = a_fact("price_from", label="Price from", default="ask")
    west = a_region(title="West")
    a_clinic(west, title="Austin", code="austin")
    a_clinic(west, title="Boston", facts={"price_from": "$9"})
    west.fact_values = [FactValue(definition=fact, value="$2")]
    west.save_revision()
    page = impact(admin_client, "location", west.pk, clinic="austin")
    assert parts_of(page) == {"Fact “Price from”": ("ask", "$2")}
    assert "What 1 clinic says of itself changes: Austin." in text_of(page)


def test_where_a_button_leads_is_told(admin_client: Client) -> None:
    call = a_block("call_to_action", label="Call", text="", action="call", url="")
    a_guide(title="Peel", body=[call])
    clinic = a_clinic(title="Austin", code="austin", phone="+1")
    clinic.phone = "+2"
    clinic.save_revision()
    page = impact(admin_client, "location", clinic.pk, clinic="austin")
    assert "Also different: where a button leads." in text_of(page)


@pytest.mark.parametrize("kind", ["local-guide", "location", "fact"])
def test_the_pages_take_the_same_queries_for_any_number_of_clinics(
    admin_client: Client, kind: str
) -> None:
    west, local = a_region_s_draft()
    fact = a_fact("price_from")
    guide = GuidePage.objects.get()
    west.fact_values = [FactValue(definition=fact, value="$2")]
    west.save_revision()
    pk = {"local-guide": local.pk, "location": west.pk, "fact": fact.pk}[kind]
    counts = []
    for _ in range(2):
        for _ in range(2):
            a_clinic(west, facts={("price_from", guide): "$1"})
        impact(admin_client, kind, pk, default="$3", show="")
        with CaptureQueriesContext(connection) as captured:
            impact(admin_client, kind, pk, default="$3", show="")
        counts.append(len(captured))
    assert counts[0] == counts[1]

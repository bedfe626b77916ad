"""Whoever takes a value away that published copy mentions is asked first, in the editor."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from clinics.models import ClinicPage, Location
from tests.clinics.editor.forms import filled, removed
from tests.factories import (
    a_block,
    a_clinic,
    a_fact,
    a_guide,
    a_local_guide,
    a_region,
    a_translation,
)

pytestmark = pytest.mark.django_db


def mentioning(key: str, **values: Any) -> Any:
    """Publish a guide that mentions a fact."""
    return a_guide(body=[a_block(text=f"<p>{{{{ {key} }}}}</p>")], **values)


def publish(client: Client, location: Location, **changed: Any) -> Any:
    """Publish a location from its editor; returns where that leads."""
    url = reverse("wagtailadmin_pages:edit", args=[location.pk])
    answer = client.post(url, filled(location, **changed) | {"action-publish": "1"})
    assert answer.status_code == 302, answer.content
    return answer


def asked(client: Client, location: Location, **changed: Any) -> str:
    """Return the question that publishing leads to; nothing where none is asked."""
    answer = publish(client, location, **changed)
    location.refresh_from_db()
    url = reverse(
        "desk_publish_anyway", args=["location", location.pk, location.latest_revision_id]
    )
    if answer.url != url:
        assert not location.has_unpublished_changes
        return ""
    assert location.has_unpublished_changes
    return " ".join(client.get(url).text.split())


def test_a_region_s_value_is_asked_about_with_the_clinics_that_lose_it(
    admin_client: Client,
) -> None:
    a_fact("price_from", label="Price from")
    mentioning("price_from", title="Peel")
    west = a_region(facts={"price_from": "$9"})
    a_clinic(west, title="LA")
    a_clinic(west, title="Own", facts={"price_from": "$8"})
    a_clinic(west, title="Gone", status="closed")

    question = asked(admin_client, west, fact_values=removed(west))

    assert "1 clinic" in question
    assert "“Price from”" in question
    assert "LA" in question
    assert "Own" not in question
    assert "Gone" not in question


def test_an_emptied_phone_is_asked_about(admin_client: Client) -> None:
    mentioning("phone")
    clinic = a_clinic(title="LA", phone="+1")

    assert "“Phone”" in asked(admin_client, clinic, phone="")


def test_local_copy_counts_as_copy(admin_client: Client) -> None:
    a_fact("price_from", label="Price from")
    clinic = a_clinic(title="LA", facts={"price_from": "$8"})
    a_local_guide(clinic, a_guide(), guide_title="Peel from {{ price_from }}")

    assert "“Price from”" in asked(admin_client, clinic, fact_values=removed(clinic))


@pytest.mark.parametrize(
    "still", ["from above", "not mentioned", "not offered", "only in another guide"]
)
def test_nothing_is_asked_where_no_clinic_goes_without(admin_client: Client, still: str) -> None:
    a_fact()
    west = a_region(facts={"price_from": "$9"} if still == "from above" else {})
    guide = mentioning("price_from" if still != "not mentioned" else "city")
    other = a_guide()
    clinic = a_clinic(
        west,
        facts={("price_from", other) if still == "only in another guide" else "price_from": "$8"},
        guides={guide: {"offered": "no"}} if still == "not offered" else {},
    )

    assert asked(admin_client, clinic, fact_values=removed(clinic)) == ""


def test_a_value_for_one_language_holds_in_all_until_the_last_is_taken_away(
    admin_client: Client,
) -> None:
    fact = a_fact("price_from", label="Price from")
    peel = mentioning("price_from", title="Peel")
    peeling = a_translation(peel, "es", slug="peeling")
    clinic = a_clinic(title="LA", facts={("price_from", peel): "$1"})
    for_another = {"definition": fact.pk, "guide": peeling.pk, "value": "$1"}

    assert asked(admin_client, clinic, fact_values=[*removed(clinic), for_another]) == ""
    clinic = ClinicPage.objects.get()
    assert "“Price from”" in asked(admin_client, clinic, fact_values=removed(clinic))


def test_a_required_value_that_no_copy_mentions_is_asked_about_with_its_clinics(
    admin_client: Client,
) -> None:
    fact = a_fact("licence", label="Licence number", required=True, default="pending")
    west = a_region(facts={"licence": "A-1"})
    for title in ("Austin", "Boston"):
        a_clinic(west, title=title)
    a_clinic(west, title="Own", facts={"licence": "B-2"})
    a_clinic(a_region(west, facts={"licence": "C-3"}), title="Inherits")
    scoped = a_clinic(west, title="Scoped", facts={("licence", a_guide()): "D-4"})
    a_clinic(west, title="Gone", status="closed")
    a_clinic(a_region(), title="Elsewhere", facts={"licence": "E-5"})

    question = asked(admin_client, west, fact_values=removed(west))

    assert (
        f"3 clinics would have no value of “{fact.label}”, which every clinic needs: "
        f"Austin, Boston, {scoped.title}." in question
    )
    assert "Give each of these clinics a value, or a location above it." in question
    assert "fallback" not in question
    assert "See all clinics that lack a fact" not in question


def test_a_required_fact_that_has_no_value_already_is_not_asked_about_again(
    admin_client: Client,
) -> None:
    fact = a_fact("licence", required=True)
    west = a_region()
    a_clinic(west)
    for_a_guide = {"definition": fact.pk, "guide": a_guide().pk, "value": "A-1"}

    assert asked(admin_client, west, fact_values=[for_a_guide]) == ""

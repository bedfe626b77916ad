"""What every way to change a location or a local guide leaves in the record."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from clinics.models import ClinicPage, FactValue
from editions.record import current_editions
from tests.factories import (
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

Recording = Callable[[], Any]


def said(kind: str, pk: int) -> dict[str, Any]:
    """Return the newest payload of an object."""
    payload = current_editions(kind, [pk])[pk].payload
    assert payload is not None
    return payload


def test_a_draft_of_a_clinic_says_nothing_until_it_is_published(recording: Recording) -> None:
    a_group()
    with recording() as rows:
        clinic = a_clinic(live=False, title="Los Angeles", code="los-angeles")
        clinic.save_revision()
    assert rows == []
    with recording() as rows:
        clinic.save_revision().publish()
    assert rows == [("clinic", clinic.pk, True)]
    assert current_editions("clinic", [clinic.pk])[clinic.pk].key == "los-angeles"


def test_publishing_the_same_words_again_writes_nothing(recording: Recording) -> None:
    clinic = a_clinic()
    clinic.save_revision().publish()
    with recording() as rows:
        ClinicPage.objects.get(pk=clinic.pk).save_revision().publish()
    assert rows == []


def test_a_value_of_a_fact_is_an_edition_of_its_location_alone(recording: Recording) -> None:
    a_fact("price_from")
    region = a_region(facts={"price_from": "$100"})
    a_clinic(region)
    region.fact_values = [FactValue(definition=region.fact_values.first().definition, value="$9")]
    with recording() as rows:
        region.save_revision().publish()
    assert rows == [("region", region.pk, True)]
    assert [row["value"] for row in said("region", region.pk)["values"]] == ["$9"]


def test_moving_a_region_tells_everything_below_it_what_stands_above(
    recording: Recording,
) -> None:
    west, south = a_region(), a_region()
    inner = a_region(west)
    clinic = a_clinic(inner)
    with recording() as rows:
        inner.move(south, pos="last-child")
    assert rows == [("region", inner.pk, True), ("clinic", clinic.pk, True)]
    group = south.get_parent().pk
    assert said("clinic", clinic.pk)["ancestors"] == [group, south.pk, inner.pk]


def test_unpublishing_a_region_leaves_its_clinics_public(recording: Recording) -> None:
    region = a_region()
    a_clinic(region)
    with recording() as rows:
        region.unpublish()
    assert rows == [("region", region.pk, False)]


def test_deleting_a_region_withdraws_everything_below_it(recording: Recording) -> None:
    region = a_region()
    clinic = a_clinic(region)
    local = a_local_guide(clinic, a_guide())
    pks = {("region", region.pk), ("clinic", clinic.pk), ("local_guide", local.pk)}
    with recording() as rows:
        region.delete()
    assert {row[:2] for row in rows} == pks
    assert not any(says for _, _, says in rows)


def test_restricting_a_clinic_withdraws_it_and_releasing_brings_it_back(
    recording: Recording,
) -> None:
    clinic = a_clinic()
    with recording() as rows:
        restriction = clinic.view_restrictions.create(restriction_type="login")
    assert rows == [("clinic", clinic.pk, False)]
    with recording() as rows:
        restriction.delete()
    assert rows == [("clinic", clinic.pk, True)]


def test_deleting_the_definition_of_a_fact_takes_its_values_along(recording: Recording) -> None:
    fact = a_fact("price_from")
    clinic = a_clinic(facts={"price_from": "$100"})
    with recording() as rows:
        fact.delete()
    assert ("clinic", clinic.pk, True) in rows
    assert said("clinic", clinic.pk)["values"] == []


def test_deleting_a_guide_takes_its_values_and_settings_along(recording: Recording) -> None:
    guide = a_guide()
    a_fact("price_from")
    clinic = a_clinic(facts={("price_from", guide): "$100"}, guides={guide: {"offered": "no"}})
    other = a_clinic(redirects={"/old": guide, "/spa": "/skin/"})
    with recording() as rows:
        guide.delete()
    assert {("clinic", clinic.pk, True), ("clinic", other.pk, True)} <= set(rows)
    assert said("clinic", clinic.pk)["values"] == said("clinic", clinic.pk)["guides"] == []
    assert [each["path"] for each in said("clinic", other.pk)["redirects"]] == ["/spa"]


def test_a_picture_of_a_clinic_is_recorded_before_the_clinic(recording: Recording) -> None:
    clinic = a_clinic()
    image = an_image()
    clinic.images.create(image=image, alt="The door")
    with recording() as rows:
        clinic.save_revision().publish()
    assert rows == [("image", image.pk, True), ("clinic", clinic.pk, True)]


def test_a_local_guide_is_recorded_when_it_is_published_and_when_it_is_not(
    recording: Recording,
) -> None:
    guide = a_guide()
    clinic = a_clinic()
    local = a_local_guide(clinic, guide, live=False)
    local.changes = [a_change(str(guide.body[0].id), heading="Ours")]
    with recording() as rows:
        local.save_revision()
    assert rows == []
    with recording() as rows:
        local.get_latest_revision().publish()
    assert rows == [("local_guide", local.pk, True)]
    key = current_editions("local_guide", [local.pk])[local.pk].key
    assert key == f"{clinic.pk}/{guide.pk}"
    local.refresh_from_db()
    with recording() as rows:
        local.unpublish()
    assert rows == [("local_guide", local.pk, False)]


def test_a_local_guide_goes_live_by_the_clock(recording: Recording) -> None:
    local = a_local_guide(a_clinic(), a_guide(), live=False)
    local.guide_title = "Ours"
    local.go_live_at = timezone.now() + timedelta(hours=1)
    local.save_revision().publish()
    with recording() as rows, time_machine.travel(timezone.now() + timedelta(hours=2)):
        call_command("publish_scheduled")
    assert rows == [("local_guide", local.pk, True)]


def test_publishing_a_guide_writes_one_row_however_many_clinics_have_it(
    recording: Recording,
) -> None:
    guide = a_guide()
    for _ in range(3):
        a_local_guide(a_clinic(), guide)
    guide.title = "Renamed"
    with recording() as rows:
        guide.save_revision().publish()
    assert rows == [("guide", guide.pk, True)]

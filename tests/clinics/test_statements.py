"""What locations say, stored and as drafts."""

import datetime
from typing import Any

import pytest

from clinics.models import (
    ClinicImage,
    ClinicPage,
    FactValue,
    GuideAtLocation,
    LocationRedirect,
    OpeningException,
    OpeningHours,
    Practitioner,
)
from clinics.statements import draft_payload, location_payloads
from tests.factories import a_clinic, a_fact, a_guide, a_region, an_image

pytestmark = pytest.mark.django_db

NINE, FIVE = datetime.time(9), datetime.time(17)


def finished_rows() -> dict[str, list[Any]]:
    """Return a row of every kind that says something."""
    guide = a_guide()
    return {
        "fact_values": [FactValue(definition=a_fact(), guide=guide, value="$9")],
        "guide_settings": [GuideAtLocation(guide=guide, offered="yes", position=2)],
        "redirects": [
            LocationRedirect(old_path="/Old/", guide=guide),
            LocationRedirect(old_path="/spa", status="410"),
            LocationRedirect(old_path="/shop", to="https://example.org/", status="302"),
        ],
        "opening_hours": [OpeningHours(day="monday", opens=NINE, closes=FIVE)],
        "opening_exceptions": [OpeningException(date=datetime.date(2030, 1, 1), closed=True)],
        "practitioners": [Practitioner(name="Dr. No", credentials="MD")],
        "images": [ClinicImage(image=an_image(), alt="A room")],
    }


def a_clinic_with(rows: dict[str, list[Any]]) -> ClinicPage:
    """Return a live clinic, in memory with these rows."""
    details = {"latitude": "34.05", "longitude": "-118.25", "languages": "en, es"}
    clinic = a_clinic(a_region(), city="LA", licences="One\nTwo", **details)
    clinic = ClinicPage.objects.get(pk=clinic.pk)
    for name, each in rows.items():
        setattr(clinic, name, each)
    return clinic


def test_a_draft_says_what_it_says_once_published() -> None:
    clinic = a_clinic_with(finished_rows())
    before = draft_payload(clinic)
    clinic.save_revision().publish()
    stored = ClinicPage.objects.get(pk=clinic.pk)
    assert location_payloads([stored], {stored.pk: stored})[stored.pk] == before
    assert before.clinic is not None
    assert [each.opens for each in before.clinic.opening_hours] == ["09:00"]
    assert len(before.ancestors) == 2
    assert [(each.path, each.status, each.to) for each in before.redirects] == [
        ("/old", 301, None),
        ("/spa", 410, None),
        ("/shop", 302, "https://example.org/"),
    ]


def test_unfinished_rows_say_nothing_yet() -> None:
    rows = finished_rows()
    finished = draft_payload(a_clinic_with(rows))
    unfinished = [
        ("fact_values", FactValue(value="$8")),
        ("fact_values", FactValue(definition=a_fact("tax"), value="")),
        ("guide_settings", GuideAtLocation(offered="no")),
        ("redirects", LocationRedirect(old_path="/nowhere")),
        ("redirects", LocationRedirect(old_path="", to="/new/")),
        ("redirects", LocationRedirect(old_path="https://example.org/", to="/new/")),
        ("redirects", LocationRedirect(old_path="/a", to="//evil.example/")),
        ("redirects", LocationRedirect(old_path="/a", to="/new/", guide=a_guide())),
        ("redirects", LocationRedirect(old_path="/a", to="/new/", status="410")),
        ("opening_hours", OpeningHours(day="friday", opens=NINE)),
        ("opening_exceptions", OpeningException(note="Some day", closed=True)),
        ("opening_exceptions", OpeningException(date=datetime.date(2030, 1, 2), opens=NINE)),
        ("practitioners", Practitioner(credentials="RN")),
        ("images", ClinicImage(alt="Nothing")),
    ]
    for relation, row in unfinished:
        rows[relation].append(row)
    draft = draft_payload(a_clinic_with(rows))
    assert (draft.values, draft.guides) == (finished.values, finished.guides)
    assert draft.redirects == finished.redirects
    assert draft.clinic == finished.clinic


def test_a_region_says_nothing_of_a_clinics_own() -> None:
    region = a_region(title="West")
    assert draft_payload(region).clinic is None
    assert draft_payload(region, [7]).ancestors == [7]

from typing import Any

import pytest

from clinics.models import ClinicPage, OpeningException, OpeningHours, Practitioner
from clinics.spreadsheet.columns import COLUMNS
from clinics.spreadsheet.exporting import export_clinics
from clinics.spreadsheet.planning import plan_import
from clinics.spreadsheet.reading import read_sheet
from tests.factories import a_clinic, a_fact, a_group, a_guide, a_region

pytestmark = pytest.mark.django_db

TRICKY = [
    "=1+1",
    "+1 310 555 0100",
    "-",
    "-5",
    "@cmd",
    "'",
    "'=1",
    "''+1",
    '"quoted", and more',
    "semi;colon | pipe \\ slash",
    "Größe, Straße, é",
    "00420",
    "3-6",
    "line one\nline two",
    "<b>&amp;</b>",
    "\\;",
]


@pytest.mark.parametrize("text", TRICKY)
def test_what_is_exported_imports_as_unchanged(text: str) -> None:
    a_fact("price_from")
    guide = a_guide(slug="microneedling")
    a_clinic(
        code="tricky",
        title=text,
        street=text,
        postal_code=text[:20],
        phone=text,
        licences=text,
        facts={"price_from": text, ("price_from", guide): text},
        opening_exceptions=[OpeningException(date="2026-12-25", closed=True, note=text)],
        practitioners=[Practitioner(name=text, credentials=text, url="https://example.com/a;b")],
    )

    plan = plan_import(read_sheet(export_clinics()), update=True).plan

    assert plan.problems == ()
    assert plan.changes_nothing


def test_hours_in_any_order_and_languages_without_spaces_import_as_unchanged() -> None:
    a_clinic(
        languages="en,es",
        opening_hours=[
            OpeningHours(day="tuesday", opens="14:00", closes="18:00", sort_order=0),
            OpeningHours(day="monday", opens="09:00:30", closes="18:00", sort_order=1),
        ],
    )
    plan = plan_import(read_sheet(export_clinics()), update=True).plan
    assert plan.problems == ()
    assert plan.changes_nothing


def test_the_file_is_what_spreadsheet_programs_open() -> None:
    a_fact("price_from")
    guide = a_guide(slug="microneedling")
    a_group(code="group")
    a_clinic(
        code="la",
        title="Los Angeles",
        city="=1+1",
        postal_code="02139",
        latitude="34.0522",
        longitude="-118.2437",
        facts={"price_from": "$1", ("price_from", guide): "$2"},
    )
    header = ",".join(
        [*(c.name for c in COLUMNS), "fact:price_from", "fact:price_from@microneedling"]
    )
    assert (
        export_clinics()
        == (
            "\ufeff" + header + "\r\n"
            "la,Los Angeles,group,open,,,'=1+1,,'02139,,34.052200,-118.243700,,,,,,,,,,,,$1,$2\r\n"
        ).encode()
    )


def test_only_published_clinics_of_the_region_are_exported() -> None:
    california = a_region(code="california")
    a_clinic(california, code="la")
    a_clinic(california, code="draft", live=False)
    a_clinic(code="boston")

    assert [row.code for row in read_sheet(export_clinics(california)).rows] == ["la"]
    assert [row.code for row in read_sheet(export_clinics()).rows] == ["la", "boston"]


def test_the_number_of_queries_does_not_grow(django_assert_num_queries: Any) -> None:
    a_fact("price_from")
    for count in (3, 6):
        while ClinicPage.objects.count() < count:
            a_clinic(facts={"price_from": "1"})
        with django_assert_num_queries(9):
            export_clinics()

"""The preview of a local guide: the guide as the location would get it."""

import pytest
from django.test import RequestFactory

from clinics.local_guides.preview import document_to_preview
from tests.factories import a_block, a_change, a_clinic, a_guide, a_local_guide, a_region, hiding

pytestmark = pytest.mark.django_db


def test_a_draft_shows_its_changes_over_those_above_it_with_the_clinics_facts() -> None:
    first, second, third = a_block(), a_block(heading="Cost"), a_block(heading="In {{ city }}")
    guide = a_guide(title="Peel", body=[first, second, third])
    region = a_region()
    a_local_guide(region, guide, changes=[a_change(second["id"], heading="Cost here")])
    local = a_local_guide(
        a_clinic(region, city="Austin"),
        guide,
        live=False,
        guide_title="Our peel",
        changes=[
            hiding(first["id"]),
            a_change(second["id"], action="insert_after", heading="Parking"),
        ],
    )

    document = document_to_preview(local)

    assert document.title == "Our peel"
    assert [block.value.heading for block in document.body] == [
        "Cost here",
        "Parking",
        "In Austin",
    ]
    assert [block.origin.scope for block in document.body] == ["region", "clinic", "shared"]


def test_the_preview_is_a_page_that_names_its_location() -> None:
    local = a_local_guide(a_clinic(title="Austin"), a_guide(title="Peel"), live=False)
    request = RequestFactory().get("/")

    answer = local.make_preview_request(request)

    assert answer.status_code == 200
    page = answer.render().content.decode() if hasattr(answer, "render") else ""
    assert "<h1>Peel</h1>" in page
    assert "Austin" in page

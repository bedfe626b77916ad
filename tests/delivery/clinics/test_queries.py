"""How many queries answer: the same number, however much there is."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from guide_pages.models import GuidePage
from tests.factories import (
    a_block,
    a_change,
    a_clinic,
    a_fact,
    a_group,
    a_guide,
    a_local_guide,
    a_region,
    an_faq,
    an_image,
)

from .reading import get

pytestmark = pytest.mark.django_db

PATHS = (
    "guides/?clinic=la&fields=*",
    "guides/peel/?clinic=la",
    "guides/?fields=*",
    "faqs/?clinic=la",
    "faqs/?clinic=la&guide=peel",
    "clinics/?limit=1000&fields=*",
    "clinics/?limit=1000&near=0,0&offers=peel",
    "clinics/la/",
)


def a_guide_of(blocks: int) -> GuidePage:
    """Publish a guide with this many blocks that mention a fact, and as many FAQs."""
    body = [a_block(text="<p>{{ price_from }}</p>") for _ in range(blocks)]
    return a_guide(slug="peel", body=body, faqs=[an_faq() for _ in range(blocks)])


@pytest.mark.parametrize("has_local_guides", [True, False])
@pytest.mark.parametrize(
    ("blocks", "levels", "neighbours"),
    [(5, 0, 0), (5, 4, 0), (50, 0, 0), (5, 0, 5), (5, 0, 10)],
)
def test_one_query_answers_whatever_there_is(
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    blocks: int,
    levels: int,
    neighbours: int,
    has_local_guides: bool,
) -> None:
    a_fact("price_from")
    guide = a_guide_of(blocks)
    parent = a_group(facts={"price_from": "$1"})
    locations = [parent]
    for level in range(levels):
        parent = a_region(parent, facts={"price_from": f"${level}"})
        locations.append(parent)
    locations.append(a_clinic(parent, code="la", latitude="1", longitude="1"))
    for _ in range(neighbours):
        a_clinic(parent)
    if has_local_guides:
        for location in locations:
            a_local_guide(location, guide, changes=[a_change(guide.body[0].id)])
    get(client, "guides/")

    for path in PATHS:
        for _ in ("made now", "kept"):
            with django_assert_num_queries(1):
                assert client.get(f"/api/v2/{path}").status_code == 200


@pytest.mark.parametrize("clinics", [2, 4])
def test_the_queries_for_a_clinics_guides_among_pages_do_not_grow(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, clinics: int
) -> None:
    for _ in range(clinics):
        guide = a_guide(faqs=[an_faq()], image=an_image(width=320), image_alt="A room")
        a_local_guide(a_clinic(), guide, summary="<p>Ours.</p>")
    a_clinic(code="la")
    asked = {"type": "guide_pages.GuidePage", "fields": "title,body,faqs", "clinic": "la"}
    get(client, "pages/", **asked)

    with django_assert_num_queries(10):
        assert len(get(client, "pages/", **asked)["items"]) == clinics

"""``/api/v2/pages/?clinic=``, and what of the clinics tree is no page to frontends."""

import pytest
from django.test import Client
from wagtail.models import Page, Site

from tests.factories import (
    a_clinic,
    a_group,
    a_guide,
    a_library,
    a_local_guide,
    a_region,
)

from .reading import get, refusal

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


def test_a_guide_among_pages_says_what_the_clinic_serves(client: Client) -> None:
    guide = a_guide(slug="peel", title="Peel in {{ city }}")
    a_clinic(code="la", city="Los Angeles")
    document = get(client, "guides/peel/", clinic="la")

    page = get(client, f"pages/{guide.pk}/", clinic="la")
    [listed] = get(client, "pages/", type="guide_pages.GuidePage", fields="*", clinic="la")[
        "items"
    ]

    assert document["title"] == "Peel in Los Angeles"
    detail_url = f"http://localhost:8000/api/v2/pages/{guide.pk}/?clinic=la"
    for answer in (page, listed):
        assert {key: value for key, value in answer.items() if key != "meta"} == {
            key: value for key, value in document.items() if key != "meta"
        }
        expected = document["meta"] | {"detail_url": detail_url}
        assert answer["meta"].items() >= expected.items()


def test_a_guide_that_is_not_offered_is_no_page_there(client: Client) -> None:
    library = a_library(slug="guides")
    guide = a_guide(parent=library, slug="peel")
    a_clinic(code="la", guides={guide: {"offered": "no"}})
    asked = {"type": "guide_pages.GuidePage", "child_of": library.pk}

    assert get(client, "pages/", clinic="la", **asked)["meta"] == {"total_count": 0}
    assert get(client, "pages/", **asked)["meta"] == {"total_count": 1}
    assert refusal(client, f"pages/{guide.pk}/", clinic="la")[0] == 404
    assert refusal(client, "pages/find/", clinic="la", html_path="/guides/peel/")[0] == 404


def test_the_way_to_a_page_keeps_the_clinic(client: Client) -> None:
    guide = a_guide(parent=a_library(slug="guides"), slug="peel")
    a_clinic(code="la")

    response = client.get("/api/v2/pages/find/?html_path=/guides/peel/&clinic=la")

    assert response.status_code == 302
    assert response["Location"] == f"http://localhost:8000/api/v2/pages/{guide.pk}/?clinic=la"


@pytest.mark.parametrize("is_under_the_site", [True, False])
def test_locations_and_local_guides_are_no_pages(client: Client, is_under_the_site: bool) -> None:
    guide = a_guide(parent=a_library())
    group = a_group(code="glow", title="Glow")
    if is_under_the_site:
        group.move(Site.objects.get(is_default_site=True).root_page, pos="last-child")
        group = type(group).objects.get()
    region = a_region(group, title="Glow West")
    clinic = a_clinic(region, title="Glow LA")
    local = a_local_guide(clinic, guide)
    hidden = [group.pk, region.pk, clinic.pk, local.pk]

    for query in ({}, {"descendant_of": "root"}, {"search": "glow"}, {"type": "wagtailcore.Page"}):
        listed = [item["id"] for item in get(client, "pages/", **query)["items"]]
        assert not set(listed) & set(hidden)
    for pk in hidden:
        assert refusal(client, f"pages/{pk}/")[0] == 404
        assert refusal(client, "pages/find/", id=pk)[0] == 404
        for name in ("child_of", "descendant_of", "ancestor_of", "translation_of"):
            assert refusal(client, "pages/", **{name: pk})[0] == 400
    for name in ("ClinicGroupPage", "RegionPage", "ClinicPage", "LocalGuidePage", "Location"):
        assert refusal(client, "pages/", type=f"clinics.{name}") == (400, "type doesn't exist")
    both = get(client, "pages/", type="clinics.ClinicPage,guide_pages.GuidePage")
    assert [item["id"] for item in both["items"]] == [guide.pk]
    assert refusal(client, "pages/find/", html_path="/glow/")[0] == 404
    assert Page.objects.filter(pk__in=hidden).live().count() == 4


def test_images_documents_and_redirects_know_no_clinics(client: Client) -> None:
    a_clinic(code="la")

    for path in ("images/", "documents/", "images/1/", "redirects/find/"):
        status, message = refusal(client, path, clinic="la")
        assert (status, message[:26]) == (400, "Unknown parameter: clinic.")
    assert refusal(client, "redirects/", clinic="la") == (
        400,
        "clinic: give a path with it, or ask `redirects/all/` for all paths.",
    )


def test_version_3_shows_locations_to_nobody_without_a_token(client: Client) -> None:
    clinic = a_clinic(code="la")
    local = a_local_guide(clinic, a_guide())

    for pk in (clinic.pk, local.pk):
        assert client.get(f"/api/v3-preview/pages/{pk}/").status_code == 401

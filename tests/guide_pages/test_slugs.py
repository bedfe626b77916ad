"""Slugs of guides are unique in a language, by whatever route a guide comes."""

import pytest
from django.test import Client
from django.urls import reverse

from guide_pages.models import GuidePage
from tests.factories import a_guide, a_library, a_user

pytestmark = pytest.mark.django_db


def slugs() -> list[str]:
    """Return the slugs of all guides in the order of the tree."""
    return list(GuidePage.objects.order_by("path").values_list("slug", flat=True))


@pytest.mark.parametrize("keep_live", [True, False])
def test_a_copied_library_has_slugs_of_its_own(keep_live: bool) -> None:
    library = a_library(slug="guides")
    a_guide(parent=library, slug="peel")
    a_guide(parent=library, slug="laser")

    library.copy(recursive=True, keep_live=keep_live, update_attrs={"slug": "more-guides"})

    assert slugs() == ["peel", "laser", "peel-2", "laser-2"]


def test_a_live_copy_under_another_library_gets_a_free_slug(client: Client) -> None:
    guide = a_guide(parent=a_library(slug="here"), slug="peel")
    elsewhere = a_library(slug="elsewhere")
    client.force_login(a_user())

    response = client.post(
        reverse("wagtailadmin_pages:copy", args=[guide.pk]),
        {
            "new_title": "Peel again",
            "new_slug": "peel",
            "new_parent_page": elsewhere.pk,
            "publish_copies": "on",
        },
    )

    assert response.status_code == 302
    assert slugs() == ["peel", "peel-2"]
    copy = GuidePage.objects.get(slug="peel-2")
    assert copy.live
    assert copy.url_path == "/home/elsewhere/peel-2/"


def test_a_copy_whose_slug_is_a_number_gets_one_that_is_none() -> None:
    guide = a_guide(slug="peel")

    guide.copy(update_attrs={"slug": "1234"})

    assert slugs() == ["peel", "guide-1234"]

"""Deleting what locations depend on."""

import pytest
from django.test import Client
from django.urls import reverse

from clinics.models import LocalGuidePage
from guide_pages.models import GuidePage
from tests.factories import a_clinic, a_guide, a_local_guide, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client) -> Client:
    """Return a client with an administrator signed in."""
    client.force_login(a_user())
    return client


def test_a_guide_that_a_location_has_changed_is_not_deleted_and_the_change_is_named(
    admin: Client,
) -> None:
    guide = a_guide(title="Microneedling")
    a_local_guide(a_clinic(title="Los Angeles"), guide)

    answer = admin.post(reverse("wagtailadmin_pages:delete", args=[guide.pk]), follow=True)

    assert "Nothing was deleted" in answer.content.decode()
    assert "Microneedling · Los Angeles" in answer.content.decode()
    assert GuidePage.objects.get() == guide


def test_a_library_with_a_changed_guide_is_not_deleted_in_bulk(admin: Client) -> None:
    guide = a_guide(title="Microneedling")
    a_local_guide(a_clinic(title="Los Angeles"), guide)
    library = guide.get_parent()

    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    answer = admin.post(f"{url}?id={library.pk}&next=/admin/", follow=True)

    assert "Nothing was deleted" in answer.content.decode()
    assert GuidePage.objects.filter(pk=guide.pk).exists()


def test_a_clinic_is_deleted_with_its_own_local_guides(admin: Client) -> None:
    guide = a_guide()
    clinic = a_clinic()
    a_local_guide(clinic, guide)

    admin.post(reverse("wagtailadmin_pages:delete", args=[clinic.pk]))

    assert not LocalGuidePage.objects.exists()
    assert GuidePage.objects.get() == guide

"""Locations and local guides have no address on a site of this installation."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from tests.factories import a_clinic, a_group, a_guide, a_local_guide, a_user

pytestmark = pytest.mark.django_db


def test_the_explorer_misses_no_site_for_locations(client: Client) -> None:
    client.force_login(a_user())
    group = a_group()
    a_clinic(group)
    answer = client.get(reverse("wagtailadmin_explore", args=[group.pk]))
    assert "no site" not in answer.content.decode()
    assert group.get_url() is None


def test_a_location_below_the_first_page_of_a_site_is_not_served(client: Client) -> None:
    group = a_group()
    group.move(Site.objects.get().root_page, pos="last-child")
    clinic = a_clinic(group, code="austin")
    local = a_local_guide(clinic, a_guide(slug="peel"))
    for page in (group, clinic, local):
        page.refresh_from_db()
        path = page.url_path.removeprefix("/home")
        assert client.get(path).status_code == 404

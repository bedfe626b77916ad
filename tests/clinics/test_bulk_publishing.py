"""Publishing many drafts of the clinics tree at once: all or none, with the reasons."""

import json
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from clinics.models import ClinicPage, LocalGuidePage, OpeningException
from tests.factories import (
    a_change,
    a_clinic,
    a_fact,
    a_group,
    a_guide,
    a_local_guide,
    a_region,
    a_user,
)

pytestmark = pytest.mark.django_db


def publish(client: Client, *pages: Page, **form: str) -> str:
    """Publish pages by the bulk action and return what is said about it."""
    client.force_login(a_user())
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    ids = urlencode([("id", page.pk) for page in pages])
    response = client.post(f"{address}?{ids}&next=/admin/", form)
    assert response.status_code == 302
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def unfinished(page: Any, **values: Any) -> Any:
    """Save a newer draft as the editor does, unfinished."""
    for name, value in values.items():
        setattr(page, name, value)
    page.validates_as_draft = True
    page.save_revision()
    return page


def test_complete_drafts_are_published(client: Client) -> None:
    a_fact(required=True)
    a_group(facts={"price_from": "$9"})
    clinic = a_clinic(a_region(live=False), live=False)
    local = a_local_guide(clinic, a_guide(), live=False)

    publish(client, clinic, local)

    assert ClinicPage.objects.get().live
    assert LocalGuidePage.objects.get().live


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"title": "Austin {{ city }}"}, "Title: Facts can’t be mentioned here"),
        ({"latitude": 3}, "Latitude: Enter both latitude and longitude, or neither."),
        (
            {"opening_exceptions": [OpeningException(date=date(2026, 12, 25), note="{{ x }}")]},
            "Opens: Enter both times, or tick “closed all day”.",
        ),
        (
            {"opening_exceptions": [OpeningException(date=date(2026, 12, 25), note="{{ x }}")]},
            "Note: Facts can’t be mentioned here",
        ),
    ],
)
def test_an_unfinished_clinic_keeps_all_of_them_back_and_is_named(
    client: Client, values: dict[str, Any], reason: str
) -> None:
    group = a_group()
    clinic = unfinished(a_clinic(live=False), **values)
    complete = a_clinic(live=False)

    said = publish(client, complete, group, include_descendants="on")

    assert f"“{clinic.title}”: {reason}" in said
    assert not ClinicPage.objects.live().exists()


def test_a_clinic_without_a_required_fact_is_not_published(client: Client) -> None:
    a_fact(required=True)
    clinic = a_clinic(title="Austin", live=False)

    assert "“Austin”: Under “Facts”, give a value to “Price from”" in publish(client, clinic)
    assert not ClinicPage.objects.live().exists()


def test_a_local_guide_is_published_with_known_facts_and_finished_changes_only(
    client: Client,
) -> None:
    guide, clinic = a_guide(), a_clinic()
    local = a_local_guide(clinic, guide, live=False)
    change = a_change(guide.body[0].id, block_type="callout", kind="", heading="", text="")
    unfinished(local, guide_title="{{ nonsense }}", changes=json.dumps([change]))

    said = publish(client, local)

    assert "nonsense" in said
    assert "Changes of the body are not finished." in said
    assert not LocalGuidePage.objects.live().exists()

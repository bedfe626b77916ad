"""A local guide is named after its guide and its location, whatever a script says."""

import json

import pytest
from django.test import Client
from wagtail.models import APIToken

from clinics.models import LocalGuidePage
from tests.factories import a_clinic, a_guide, a_local_guide, a_user

pytestmark = pytest.mark.django_db


def test_a_script_gives_no_other_name(client: Client) -> None:
    local = a_local_guide(a_clinic(title="Austin"), a_guide(title="Peel"))
    _, token = APIToken.create_token(user=a_user(), name="a script")
    answer = client.patch(
        f"/api/v3-preview/pages/{local.pk}/",
        json.dumps({"title": "zz"}),
        content_type="application/json",
        headers={"authorization": f"Bearer {token}"},
    )

    assert answer.status_code == 200, answer.content
    local = LocalGuidePage.objects.get()
    assert local.title == local.draft_title == "Peel · Austin"
    assert local.get_latest_revision_as_object().title == "Peel · Austin"


def test_the_next_draft_has_the_guides_new_name() -> None:
    guide = a_guide(title="Peel")
    local = a_local_guide(a_clinic(title="Austin"), guide)
    guide.title = "Deep peel"
    guide.save_revision().publish()

    local = LocalGuidePage.objects.get()
    local.save_revision().publish()

    assert LocalGuidePage.objects.get().title == "Deep peel · Austin"

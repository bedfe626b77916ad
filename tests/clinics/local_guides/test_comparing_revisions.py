"""Two revisions of a local guide side by side, as the history shows them."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import a_block, a_change, a_clinic, a_guide, a_local_guide, a_user, hiding

pytestmark = pytest.mark.django_db


def test_a_comparison_tells_what_a_change_does_in_words_and_shows_no_id(client: Client) -> None:
    first, second = a_block(), a_block()
    local = a_local_guide(a_clinic(), a_guide(body=[first, second]))
    changes = [
        a_change(first["id"], action="insert_after", heading="Our clinic"),
        hiding(second["id"]),
    ]
    local.changes = json.dumps(changes)
    local.save_revision()
    client.force_login(a_user())
    url = reverse("wagtailadmin_pages:revisions_compare", args=[local.pk, "earliest", "latest"])

    page = client.get(url).content.decode()

    assert "Our clinic" in page
    assert "After it" in page
    assert "Hidden here" in page
    assert first["id"] not in page
    assert second["id"] not in page

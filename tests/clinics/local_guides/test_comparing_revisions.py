"""Two revisions of a local guide side by side, as the history shows them."""

import json
import re

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


def test_a_comparison_has_labels_of_choices_and_nothing_about_the_place(client: Client) -> None:
    button = a_block("call_to_action", label="Book now", action="book", role="cost")
    local = a_local_guide(a_clinic(), a_guide(body=[button]))
    content = {"label": "Ring us", "text": "", "action": "book", "url": "", "role": "cost"}
    value = {"action": "replace", "target": button["id"], "content": content}
    change = {"type": "call_to_action", "id": "own", "value": value}
    local.changes = json.dumps([change])
    first = local.save_revision()
    local.changes = json.dumps(
        [{**change, "value": {**value, "content": {**content, "action": "call"}}}]
    )
    second = local.save_revision()
    client.force_login(a_user())

    def compared(*revisions: object) -> str:
        url = reverse("wagtailadmin_pages:revisions_compare", args=[local.pk, *revisions])
        return re.sub(r"<[^>]+>", "", client.get(url).content.decode())

    added, edited = compared("earliest", first.pk), compared(first.pk, second.pk)
    assert "Book an appointment" in added
    assert "Call the clinic" in edited
    for page in (added, edited):
        assert "Ring us" in page
        assert not re.search(r"\b(book|cost|None)\b", page.partition("Changes of the body")[2])

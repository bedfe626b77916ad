"""Drafts for whoever carries a token."""

from typing import Any

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from delivery.previews.tokens import Preview, token_for
from guide_pages.models import GuidePage
from tests.factories import a_block, a_change, a_clinic, a_fact, a_guide, a_local_guide, an_image

pytestmark = pytest.mark.django_db


def preview(client: Client, token: str, **headers: str) -> Any:
    return client.get("/api/v2/preview/", {"token": token}, headers=headers)


def with_a_draft(**values: Any) -> GuidePage:
    """Make a published guide whose newest draft says these values."""
    guide = a_guide(title="Peel", slug="peel")
    for name, value in values.items():
        setattr(guide, name, value)
    guide.save_revision()
    return guide


def test_a_draft_is_read_as_if_it_were_published(client: Client) -> None:
    guide = with_a_draft(title="Peel, drafted")
    response = preview(client, token_for(Preview(guide.pk, "")))

    assert response.status_code == 200
    assert response.json()["title"] == "Peel, drafted"
    assert response.json()["clinic"] is None
    assert response.json()["seo"]["robots"] == "noindex"
    assert client.get(f"/api/v2/guides/{guide.pk}/").json()["title"] == "Peel"


def test_a_draft_is_read_as_a_clinic_gets_it(client: Client) -> None:
    a_fact("price_from")
    shared, replaced = a_block(text="<p>From {{ price_from }}.</p>"), a_block(text="<p>Two.</p>")
    guide = with_a_draft(body=[shared, replaced])
    guide.save_revision().publish()
    clinic = a_clinic(code="austin", facts={"price_from": "$200"})
    a_local_guide(clinic, guide, changes=[a_change(replaced["id"], text="<p>Ours.</p>")])
    raw = guide.body.get_prep_value()
    raw[0]["value"]["text"] = "<p>Now from {{ price_from }}.</p>"
    guide.body = raw
    guide.save_revision()
    document = preview(client, token_for(Preview(guide.pk, "austin"))).json()

    assert [block["value"]["text"] for block in document["body"]] == [
        "<p>Now from $200.</p>",
        "<p>Ours.</p>",
    ]
    assert document["clinic"]["code"] == "austin"


def test_the_draft_of_a_local_guide_is_read_at_its_location(client: Client) -> None:
    block = a_block(text="<p>Shared.</p>")
    guide = a_guide(body=[block])
    local = a_local_guide(a_clinic(code="austin"), guide, live=False)
    local.changes = [a_change(block["id"], text="<p>Drafted here.</p>")]
    local.save_revision()
    document = preview(client, token_for(Preview(local.pk, "austin"))).json()

    assert document["id"] == guide.pk
    assert document["body"][0]["value"]["text"] == "<p>Drafted here.</p>"


def test_a_guide_that_was_never_published_and_its_picture_are_seen(client: Client) -> None:
    guide = a_guide(live=False, title="New", image=an_image(), image_alt="A room")
    document = preview(client, token_for(Preview(guide.pk, ""))).json()

    assert document["title"] == "New"
    assert document["image"]["renditions"]
    assert client.get(f"/api/v2/guides/{guide.pk}/").status_code == 404


def test_previews_are_kept_by_nobody(client: Client) -> None:
    guide = with_a_draft(title="One")
    token = token_for(Preview(guide.pk, ""))
    first = preview(client, token)
    guide.title = "Two"
    guide.save_revision()

    assert first["Cache-Control"] == "private, no-store"
    assert "Cache-Tag" not in first
    assert preview(client, token).json()["title"] == "Two"


def test_a_token_opens_its_draft_for_an_hour(client: Client) -> None:
    guide = with_a_draft()
    with time_machine.travel("2026-11-01 10:00+00:00", tick=False):
        token = token_for(Preview(guide.pk, ""))
    with time_machine.travel("2026-11-01 10:59+00:00", tick=False):
        assert preview(client, token).status_code == 200
    with time_machine.travel("2026-11-01 11:01+00:00", tick=False):
        response = preview(client, token)

    assert response.status_code == 403
    assert response.json() == {
        "message": "token: this preview has expired. Open it again from the editor."
    }


def test_the_project_says_for_how_long(client: Client, settings: Settings) -> None:
    settings.CLINIC_GUIDES_PREVIEW_SECONDS = 60
    guide = with_a_draft()
    with time_machine.travel("2026-11-01 10:00+00:00", tick=False):
        token = token_for(Preview(guide.pk, ""))
    with time_machine.travel("2026-11-01 10:02+00:00", tick=False):
        assert preview(client, token).status_code == 403


@pytest.mark.parametrize("change", ["", "x", "x" * 300, "not:a:token", "ümläut"])
def test_what_this_site_has_not_signed_opens_nothing(client: Client, change: str) -> None:
    token = token_for(Preview(with_a_draft().pk, ""))
    forged = token[:-3] + change if change else token[: len(token) // 2]

    assert preview(client, forged).json() == {
        "message": "token: this is no preview of this site. Open it again from the editor."
    }


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "token: Field required"),
        ("token=", "token: String should have at least 1 character"),
        (f"token={'x' * 401}", "token: String should have at most 400 characters"),
        ("token=a&clinic=austin", "Unknown parameter: clinic. Allowed here: token."),
    ],
)
def test_a_malformed_question_is_refused(client: Client, query: str, message: str) -> None:
    response = client.get(f"/api/v2/preview/?{query}")

    assert response.status_code == 400
    assert response.json() == {"message": message}


def test_what_has_been_deleted_is_not_found(client: Client) -> None:
    guide = with_a_draft()
    token = token_for(Preview(guide.pk, ""))
    elsewhere = token_for(Preview(guide.pk, "nowhere"))
    assert preview(client, elsewhere).status_code == 404
    guide.delete()

    assert preview(client, token).status_code == 404


def test_a_page_that_is_no_guide_is_not_found(client: Client) -> None:
    assert preview(client, token_for(Preview(a_clinic().pk, ""))).status_code == 404

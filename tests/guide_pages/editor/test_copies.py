"""A duplicate of a guide has blocks of its own, wherever they are kept."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from guide_pages.models import GuidePage
from tests.factories import a_block, a_guide, a_user, an_faq

pytestmark = pytest.mark.django_db


def ids(raw_body: Any) -> list[str]:
    return [block["id"] for block in raw_body]


def duplicate(client: Client, guide: GuidePage) -> GuidePage:
    """Duplicate a guide by the admin's own view."""
    client.force_login(a_user())
    response = client.post(
        reverse("wagtailadmin_pages:copy", args=[guide.pk]),
        {
            "new_title": "A copy",
            "new_slug": "a-copy",
            "new_parent_page": guide.get_parent().pk,
            "copy_subpages": "",
            "publish_copies": "on",
            "alias": "",
        },
    )
    assert response.status_code == 302
    return GuidePage.objects.get(slug="a-copy")


def revision_bodies(guide: GuidePage) -> list[list[str]]:
    """Return the block ids of each revision, from the oldest on."""
    return [
        ids(revision.as_object().body.get_prep_value())
        for revision in guide.revisions.order_by("pk")
    ]


def test_a_duplicate_gets_fresh_ids_in_its_live_row_and_its_revisions(client: Client) -> None:
    guide = a_guide(body=[a_block(), a_block()])

    copy = duplicate(client, guide)

    mine, theirs = ids(guide.body.get_prep_value()), ids(copy.body.get_prep_value())
    assert len(theirs) == 2
    assert not set(mine) & set(theirs)
    assert revision_bodies(copy)[-1] == theirs


def test_a_newer_draft_is_duplicated_with_fresh_ids_that_match_the_live_ones(
    client: Client,
) -> None:
    kept, added = a_block(), a_block()
    guide = a_guide(body=[kept])
    guide.body = [kept, added]
    guide.save_revision()

    copy = duplicate(client, guide)

    live = ids(copy.body.get_prep_value())
    draft = ids(copy.get_latest_revision_as_object().body.get_prep_value())
    everywhere = {each for revision in revision_bodies(copy) for each in revision}
    assert {kept["id"], added["id"]}.isdisjoint({*live, *draft, *everywhere})
    assert draft[: len(live)] == live
    assert len(draft) == 2


def test_a_duplicate_is_a_user_of_the_same_faqs(client: Client) -> None:
    faq = an_faq()

    copy = duplicate(client, a_guide(faqs=[faq]))

    assert [item.faq for item in copy.guide_faqs.all()] == [faq]
    assert faq.uses.filter(object_id=copy.pk, state="live").exists()


def test_saving_a_guide_again_keeps_its_ids() -> None:
    guide = a_guide(body=[a_block(), a_block()])
    before = ids(guide.body.get_prep_value())

    guide.get_latest_revision_as_object().save_revision().publish()

    assert ids(GuidePage.objects.get(pk=guide.pk).body.get_prep_value()) == before

"""A question that a location has added is told as withdrawn once nobody can read it there."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from clinics.models import GuideAtLocation, LocalGuidePage
from guide_pages.models import GuidePage
from tests.factories import a_clinic, a_group, a_guide, a_local_guide, a_region

from .reading import Mirror, served

pytestmark = pytest.mark.django_db

ADDED = {"question": "Is there parking?", "answer": "<p>Yes.</p>"}


def adding(location: Any, guide: GuidePage) -> LocalGuidePage:
    """Publish a local guide that adds a question."""
    row = {"type": "add", "id": str(uuid4()), "value": ADDED}
    return a_local_guide(location, guide, faq_changes=[row])


def without_questions(local: LocalGuidePage) -> None:
    local.faq_changes = []
    local.save_revision().publish()


def not_offered(local: LocalGuidePage) -> None:
    location = local.for_location.specific
    location.guide_settings.add(GuideAtLocation(guide=local.guide, offered="no"))
    location.save()


ENDS: dict[str, Callable[[LocalGuidePage], Any]] = {
    "its local guide is unpublished": lambda local: local.unpublish(),
    "its local guide is deleted": lambda local: local.delete(),
    "its local guide says it no more": without_questions,
    "its guide is unpublished": lambda local: local.guide.unpublish(),
    "its guide is not offered any more": not_offered,
}


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("scope", ["clinic", "region"])
def test_a_question_of_a_location_is_withdrawn_when(client: Client, end: str, scope: str) -> None:
    guide = a_guide()
    a_group()
    west = a_region(code="west")
    la = a_clinic(west, code="la")
    local = adding(la if scope == "clinic" else west, guide)
    mirror = Mirror(client, "la")
    mirror.follow()
    assert mirror.documents == served(client, "la")
    assert len(mirror.documents) == 3

    ENDS[end](LocalGuidePage.objects.get(pk=local.pk))

    mirror.follow()
    assert mirror.documents == served(client, "la")
    assert mirror.follow() == []


def test_a_question_that_its_region_moved_away_with_is_withdrawn(client: Client) -> None:
    guide = a_guide()
    a_group()
    west, east = a_region(code="west"), a_region(code="east")
    la = a_clinic(west, code="la")
    adding(west, guide)
    mirror = Mirror(client, "la")
    mirror.follow()

    la.move(east, pos="last-child")

    mirror.follow()
    assert mirror.documents == served(client, "la")
    assert mirror.follow() == []


@pytest.mark.parametrize("limit", [1, 2])
def test_a_question_that_comes_back_is_told_again(client: Client, limit: int) -> None:
    guide = a_guide()
    a_group()
    local = adding(a_clinic(code="la"), guide)
    mirror = Mirror(client, "la")
    mirror.follow(limit)
    whole = dict(mirror.documents)
    local.unpublish()
    mirror.follow(limit)
    assert len(mirror.documents) == 2

    local.refresh_from_db()
    local.save_revision().publish()

    mirror.follow(limit)
    assert mirror.documents == served(client, "la")
    assert mirror.documents.keys() == whole.keys()

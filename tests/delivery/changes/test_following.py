"""A reader that follows cursors has what is served, and is told nothing else."""

from uuid import uuid4

import pytest
from django.test import Client

from guide_pages.models import GuideFAQ
from tests.delivery.clinics.test_what_a_change_alters import CHANGES, a_world
from tests.factories import a_local_guide, an_faq

from .reading import Mirror, served

pytestmark = pytest.mark.django_db

CLINICS = ("la", "sf", "ny")
#: These clinics are not there any more afterwards.
GONE = {"a clinic closes": {"la"}}


@pytest.mark.parametrize("name", CHANGES)
def test_whoever_follows_the_changes_of_a_clinic_has_what_it_serves(
    client: Client, name: str
) -> None:
    world = a_world()
    change, altered = CHANGES[name]
    mirrors = {clinic: Mirror(client, clinic) for clinic in CLINICS}
    for clinic, mirror in mirrors.items():
        mirror.follow()
        assert mirror.documents == served(client, clinic)
        assert mirror.follow() == []

    change(world)

    for clinic, mirror in mirrors.items():
        if clinic in GONE.get(name, ()):
            answer = client.get(f"/api/v2/changes/?clinic={clinic}")
            assert answer.status_code == 410
            continue
        before = dict(mirror.documents)
        told = mirror.follow()
        now = served(client, clinic)
        assert mirror.documents == now
        published = [each for each in told if each["action"] == "published"]
        if clinic not in altered:
            assert published == []
        assert {key for key in now if before.get(key) != now[key]} <= {
            (each["kind"], str(each["id"])) for each in published
        }


def test_an_faq_comes_and_goes_with_what_uses_it_anywhere(client: Client) -> None:
    world = a_world()
    spare = an_faq(question="Do you take cards?")
    mirror = Mirror(client, "la")
    mirror.follow()
    about = "faq", str(spare.pk)
    assert about in mirror.documents

    choice = {"type": "choose", "id": str(uuid4()), "value": {"faq": spare.pk}}
    local = a_local_guide(world.sf, world.peel, faq_changes=[choice])
    mirror.follow()
    assert mirror.documents == served(client, "la")
    assert about not in mirror.documents

    local.unpublish()
    mirror.follow()
    assert mirror.documents == served(client, "la")
    assert about in mirror.documents

    world.laser.guide_faqs.add(GuideFAQ(faq=spare))
    world.laser.save_revision().publish()
    world.laser.guide_faqs.clear()
    world.laser.save_revision().publish()
    mirror.follow()
    assert mirror.documents == served(client, "la")


@pytest.mark.parametrize("limit", [1, 2, 7])
def test_pages_of_any_size_tell_the_same(client: Client, limit: int) -> None:
    a_world()
    whole, paged = Mirror(client, "la"), Mirror(client, "la")

    assert paged.follow(limit) == whole.follow()
    assert paged.documents == whole.documents == served(client, "la")

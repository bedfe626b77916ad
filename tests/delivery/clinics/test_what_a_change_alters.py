"""A change alters the documents of those places that it is about, and of no others.

Whatever is altered has a higher content version than before.
"""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, fields, replace
from typing import Any

import pytest
from django.test import Client

from clinics.models import (
    ClinicGroupPage,
    ClinicPage,
    FactValue,
    GuideAtLocation,
    LocalGuidePage,
    OpeningHours,
    RegionPage,
)
from editorial.models import FactDefinition, Topic
from faq.models import FAQ
from guide_pages.models import GuideIndexPage, GuidePage
from tests.factories import (
    a_block,
    a_change,
    a_clinic,
    a_fact,
    a_group,
    a_guide,
    a_library,
    a_local_guide,
    a_region,
    a_topic,
    an_faq,
)

from .reading import API

pytestmark = pytest.mark.django_db

PLACES = ("group", "la", "sf", "ny")
EVERYWHERE = set(PLACES)
WORDS = "<p>{{ price_from }} {{ note }} at {{ clinic_name }}, {{ region_name }}</p>"


@dataclass(frozen=True)
class World:
    """A group of two regions and three clinics, of which New York offers no facials or lasers."""

    group: ClinicGroupPage
    west: RegionPage
    east: RegionPage
    la: ClinicPage
    sf: ClinicPage
    ny: ClinicPage
    library: GuideIndexPage
    peel: GuidePage
    facial: GuidePage
    laser: GuidePage
    note: FactDefinition
    skin: Topic
    hurt: FAQ
    local: LocalGuidePage


def a_world() -> World:
    """Publish everything that changes are made of."""
    a_fact("price_from")
    note = a_fact("note", default="per session")
    skin = a_topic(name="Skin", slug="skin")
    hurt = an_faq(question="Does it hurt?")
    library = a_library()
    facial = a_guide(parent=library, slug="facial", topics=[skin], faqs=[hurt])
    link = f'<p>Like a <a linktype="page" id="{facial.pk}">facial</a>.</p>'
    section = a_block(text=WORDS)
    peel = a_guide(
        parent=library, slug="peel", body=[section, a_block(text=link)], related=[facial]
    )
    laser = a_guide(parent=library, slug="laser")
    group = a_group(code="group", url_pattern="https://{clinic}.example.com/{guide}/")
    west, east = a_region(code="west"), a_region(code="east")
    la = a_clinic(west, code="la")
    local = a_local_guide(la, peel, changes=[a_change(section["id"], text="<p>Ours.</p>")])
    return World(
        group=group,
        west=west,
        east=east,
        la=la,
        sf=a_clinic(west, code="sf", facts={"note": "each"}),
        ny=a_clinic(east, code="ny", guides={facial: {"offered": "no"}, laser: {"offered": "no"}}),
        library=library,
        peel=peel,
        facial=facial,
        laser=laser,
        note=note,
        skin=skin,
        hurt=hurt,
        local=local,
    )


def documents_of(client: Client, place: str) -> dict[str, Any]:
    """Return everything that a place serves, by address."""
    clinic = "" if place == "group" else f"&clinic={place}"
    found = {}
    for path in ("guides", "faqs"):
        answer = json.loads(client.get(f"{API}{path}/?fields=*&limit=100{clinic}").content)
        for item in answer.get("items", []):
            found[f"{path}/{item['id']}/"] = item
    if place != "group":
        found["clinics/"] = json.loads(client.get(f"{API}clinics/{place}/").content)
    return found


def without_version(document: dict[str, Any]) -> dict[str, Any]:
    """Return a document as if it were of no edition."""
    meta = {**document.get("meta", {}), "content_version": None}
    return {**document, "meta": meta}


def a_value(location: Any, key: str, value: str) -> None:
    """Give a location a fact's value."""
    definition = FactDefinition.objects.get(key=key)
    location.fact_values.add(FactValue(definition=definition, value=value))
    location.save()


def published(page: Any, **values: Any) -> None:
    """Publish a page with these values."""
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def close(clinic: ClinicPage) -> None:
    """Close a clinic."""
    published(clinic, status="closed")


def open_on_monday(clinic: ClinicPage) -> None:
    """Give a clinic hours."""
    clinic.opening_hours.add(OpeningHours(day="monday", opens="09:00", closes="17:00"))
    clinic.save()


def offer(location: Any, guide: GuidePage, **settings: Any) -> None:
    """Say something about a guide at a location."""
    location.guide_settings.add(GuideAtLocation(guide=guide, **settings))
    location.save()


def lock_first_block(guide: GuidePage) -> None:
    """Lock a block that a clinic replaces."""
    raw = guide.body.get_prep_value()
    raw[0]["value"]["locked"] = True
    published(guide, body=json.dumps(raw))


def replace_at(location: Any, guide: GuidePage) -> None:
    """Publish a local guide with other words for the first block."""
    change = a_change(guide.body.get_prep_value()[0]["id"], text="<p>Said here.</p>")
    a_local_guide(location, guide, changes=[change])


def saved(instance: Any, **values: Any) -> None:
    """Save an object that is no page."""
    for name, value in values.items():
        setattr(instance, name, value)
    instance.save()


Change = Callable[[World], Any]
CHANGES: dict[str, tuple[Change, set[str]]] = {
    "nothing": (lambda w: None, set()),
    "a value at a clinic": (lambda w: a_value(w.la, "price_from", "$1"), {"la"}),
    "a value at a region": (lambda w: a_value(w.west, "price_from", "$1"), {"la", "sf"}),
    "a value at the group": (lambda w: a_value(w.group, "price_from", "$1"), EVERYWHERE),
    "a default that one clinic overrides": (
        lambda w: saved(w.note, default="once"),
        {"group", "la", "ny"},
    ),
    "a definition is deleted": (lambda w: w.note.delete(), EVERYWHERE),
    "the name of a clinic": (lambda w: published(w.la, title="Hollywood"), {"la"}),
    "the name of a region": (lambda w: published(w.west, title="The West"), {"la", "sf"}),
    "the name of the group": (lambda w: published(w.group, title="All"), EVERYWHERE),
    "opening hours": (lambda w: open_on_monday(w.ny), {"ny"}),
    "addresses of the group": (
        lambda w: published(w.group, url_pattern="https://example.org/{clinic}/{guide}/"),
        EVERYWHERE,
    ),
    "addresses of a region": (
        lambda w: published(w.east, url_pattern="https://east.example.com/{guide}/"),
        {"ny"},
    ),
    "a clinic no longer offers a guide": (
        lambda w: offer(w.sf, w.facial, offered="no"),
        {"sf"},
    ),
    "a clinic lists a guide first": (lambda w: offer(w.sf, w.peel, position=1), {"sf"}),
    "a region features a guide": (lambda w: offer(w.east, w.peel, featured="yes"), {"ny"}),
    "a draft of a local guide": (lambda w: a_local_guide(w.sf, w.peel, live=False), set()),
    "a local guide of a clinic": (lambda w: replace_at(w.sf, w.peel), {"sf"}),
    "a local guide of a region": (lambda w: replace_at(w.west, w.peel), {"la", "sf"}),
    "a local guide of the group": (lambda w: replace_at(w.group, w.peel), EVERYWHERE),
    "a local guide of what is not offered": (lambda w: replace_at(w.ny, w.facial), {"ny"}),
    "a local guide says: not offered": (
        lambda w: a_local_guide(w.sf, w.facial, offered=False),
        {"sf"},
    ),
    "a local guide is unpublished": (lambda w: w.local.unpublish(), {"la"}),
    "a local guide is deleted": (lambda w: w.local.delete(), {"la"}),
    "a region is unpublished": (lambda w: w.west.unpublish(), {"la", "sf"}),
    "a clinic moves to another region": (
        lambda w: w.la.move(w.east, pos="last-child"),
        {"la"},
    ),
    "a region moves into another": (
        lambda w: w.east.move(w.west, pos="last-child"),
        {"ny"},
    ),
    "a clinic closes": (lambda w: close(w.la), {"la"}),
    "a new clinic": (lambda w: a_clinic(w.west), set()),
    "a guide that one clinic does not offer": (
        lambda w: published(w.laser, title="Laser"),
        {"group", "la", "sf"},
    ),
    "a guide that all offer": (lambda w: published(w.peel, title="Peel"), EVERYWHERE),
    "a guide is unpublished": (lambda w: w.peel.unpublish(), EVERYWHERE),
    "a draft of a guide": (lambda w: w.peel.save_revision(), set()),
    "an FAQ of a guide that one clinic does not offer": (
        lambda w: published(w.hurt, question="Does it?"),
        {"group", "la", "sf"},
    ),
    "a lock on what one clinic replaces": (lambda w: lock_first_block(w.peel), EVERYWHERE),
    "the name of a topic": (lambda w: saved(w.skin, name="Face"), {"group", "la", "sf"}),
}


@pytest.fixture(scope="module")
def published_world(made_once: Callable[[], AbstractContextManager[None]]) -> World:
    """Publish the world that every change begins with."""
    with made_once():
        return a_world()


@pytest.fixture
def world(published_world: World) -> World:
    """Return the world as it is stored, untouched by earlier changes."""
    stored = {each.name: getattr(published_world, each.name) for each in fields(World)}
    return replace(
        published_world,
        **{name: type(value).objects.get(pk=value.pk) for name, value in stored.items()},
    )


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_alters_the_documents_of_those_it_is_about(
    client: Client, world: World, name: str
) -> None:
    change, expected = CHANGES[name]
    before = {place: documents_of(client, place) for place in PLACES}

    change(world)

    after = {place: documents_of(client, place) for place in PLACES}
    assert {place for place in PLACES if after[place] != before[place]} == expected
    for place in PLACES:
        for address in before[place].keys() & after[place].keys():
            old, new = before[place][address], after[place][address]
            if "meta" not in old or "meta" not in new:
                continue
            assert new["meta"]["content_version"] >= old["meta"]["content_version"]
            if without_version(new) != without_version(old):
                assert new["meta"]["content_version"] > old["meta"]["content_version"], address

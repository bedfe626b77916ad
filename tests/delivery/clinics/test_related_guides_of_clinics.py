"""How a guide names others at a clinic."""

import pytest
from django.test import Client

from tests.factories import a_clinic, a_fact, a_guide, a_local_guide, a_region

from .reading import get

pytestmark = pytest.mark.django_db


def titles(client: Client, **query: str) -> tuple[str, str, list[str]]:
    """Return the title of the peel: its own, as a related guide, and in the clinic's list."""
    own = get(client, "guides/peel/", **query)["title"]
    [related] = get(client, "guides/facial/", **query)["related"]
    code = query.get("clinic")
    listed = get(client, f"clinics/{code}/")["guides"] if code else []
    return own, related["title"], [each["title"] for each in listed if each["slug"] == "peel"]


def test_a_related_guide_has_the_title_and_the_facts_that_it_has_at_the_clinic(
    client: Client,
) -> None:
    a_fact("price_from", default="$0")
    peel = a_guide(slug="peel", title=" Peel from {{ price_from }}")
    facial = a_guide(slug="facial", related=[peel])
    west = a_region(facts={"price_from": "$1"})
    la = a_clinic(
        west, code="la", facts={("price_from", facial): "$2", ("price_from", peel): "$3"}
    )
    a_clinic(west, code="sf")
    a_local_guide(la, peel, guide_title="Our peel from {{ price_from }}")

    ours = "Our peel from $3"
    assert titles(client, clinic="la") == (ours, ours, [ours])
    assert titles(client, clinic="sf") == ("Peel from $1", "Peel from $1", ["Peel from $1"])
    assert titles(client) == ("Peel from $0", "Peel from $0", [])


def test_the_version_rises_when_the_title_of_a_related_guide_changes_here(
    client: Client,
) -> None:
    peel = a_guide(slug="peel", title="Peel")
    a_guide(slug="facial", related=[peel])
    local = a_local_guide(a_clinic(code="la"), peel, guide_title="Our peel")
    before = get(client, "guides/facial/", clinic="la")

    local.unpublish()

    after = get(client, "guides/facial/", clinic="la")
    assert (before["related"][0]["title"], after["related"][0]["title"]) == ("Our peel", "Peel")
    assert after["meta"]["content_version"] > before["meta"]["content_version"]

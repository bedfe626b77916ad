"""What a location says of itself in the graphs of its guides."""

from typing import Any

import pytest

from clinics.structured_data.hosts import hosts_at
from guide_pages.structured_data.place import NOBODY, Hosts

from .locations import (
    CLINICS,
    GROUP,
    GROUP_ID,
    clinic_payload,
    node_in,
    url_of,
    with_locations,
)

NOWHERE = dict.fromkeys(("street", "locality", "region", "postal_code", "country"), "")


def hosts_of(**values: Any) -> Hosts:
    """Return what a clinic says with these values."""
    snapshot = with_locations(clinic_payload(**values))
    return hosts_at(node_in(snapshot), node_in(snapshot, GROUP_ID), url_of)


def test_a_clinic_stands_at_its_address_and_belongs_to_its_group() -> None:
    assert hosts_of() == Hosts(
        group=GROUP,  # type: ignore[arg-type]
        clinic={
            "@type": "MedicalClinic",
            "@id": f"{CLINICS}/los-angeles/#/clinic",
            "name": "Glow Los Angeles",
            "branchCode": "los-angeles",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "8 Sunset Boulevard",
                "addressLocality": "Los Angeles",
                "addressRegion": "CA",
                "postalCode": "90028",
                "addressCountry": "US",
            },
            "geo": {"@type": "GeoCoordinates", "latitude": 34.1, "longitude": -118.3},
            "telephone": "+1 310 555 0100",
            "email": "la@example.com",
            "url": "https://la.example.com/",
            "parentOrganization": {"@id": GROUP["@id"]},
        },
        website="https://la.example.com/",
        treats=True,
    )


def test_of_a_clinic_only_what_is_known_is_told() -> None:
    hosts = hosts_of(
        address=NOWHERE | {"locality": "Rome"},
        geo=None,
        phone="",
        email="",
        website_url="",
        status="coming_soon",
    )
    assert hosts.clinic == {
        "@type": "MedicalClinic",
        "@id": f"{CLINICS}/los-angeles/#/clinic",
        "name": "Glow Los Angeles",
        "branchCode": "los-angeles",
        "address": {"@type": "PostalAddress", "addressLocality": "Rome"},
        "parentOrganization": {"@id": GROUP["@id"]},
    }
    assert (hosts.website, hosts.treats) == ("", False)


@pytest.mark.parametrize("known", [{}, {"country": "US"}, {"postal_code": "1", "region": "CA"}])
def test_a_clinic_without_street_and_town_is_no_business(known: dict[str, str]) -> None:
    hosts = hosts_of(address=NOWHERE | known)
    assert hosts == Hosts(group=GROUP)  # type: ignore[arg-type]


@pytest.mark.parametrize("website", ["javascript:alert(1)", "la.example.com", "ftp://a.example/"])
def test_what_is_no_web_address_is_no_website(website: str) -> None:
    hosts = hosts_of(website_url=website)
    assert hosts.website == ""
    assert "url" not in (hosts.clinic or {})


def test_the_groups_own_copy_names_the_group_alone() -> None:
    snapshot = with_locations(clinic_payload())
    group = node_in(snapshot, GROUP_ID)
    assert hosts_at(group, group, url_of) == Hosts(group=GROUP)  # type: ignore[arg-type]
    assert hosts_at(None, None, url_of) == NOBODY

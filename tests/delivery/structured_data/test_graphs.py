"""What the API tells search engines: a guide at two clinics and in general, and a clinic."""

from datetime import date, time
from typing import Any

import pytest
from django.test import Client

from clinics.models import ClinicImage, OpeningException, OpeningHours, Practitioner
from editions.models import Edition
from tests.delivery.clinics.los_angeles import los_angeles
from tests.delivery.clinics.reading import get
from tests.factories import (
    a_block,
    a_change,
    a_clinic,
    a_fact,
    a_group,
    a_guide,
    a_local_guide,
    a_reviewer,
    an_faq,
    an_image,
)

from .vocabulary import faults

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

API = "http://localhost:8000/api/v2"
GROUP = {"@type": "Organization", "@id": f"{API}/clinics/glow/#/group", "name": "Glow"}
LOS_ANGELES = {
    "@type": "MedicalClinic",
    "@id": f"{API}/clinics/los-angeles/#/clinic",
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
    "url": "https://glow.example.com/la/",
    "parentOrganization": {"@id": GROUP["@id"]},
}
ROME = {
    "@type": "MedicalClinic",
    "@id": f"{API}/clinics/rome/#/clinic",
    "name": "Glow Rome",
    "branchCode": "rome",
    "address": {"@type": "PostalAddress", "addressLocality": "Rome"},
    "parentOrganization": {"@id": GROUP["@id"]},
}


def graph_of(client: Client, path: str, **query: Any) -> Any:
    """Return the graph that stands at an address, which is correct."""
    graph = get(client, path, **query)["structured_data"]
    assert faults(graph) == []
    return graph["@graph"]


def node(graph: Any, kind: str) -> Any:
    """Return the only node of a type."""
    (found,) = [each for each in graph if each["@type"] == kind]
    return found


def at(moment: Any) -> str:
    """Return a moment as answers say it."""
    return str(moment.isoformat()).replace("+00:00", "Z")


def a_group_with_two_clinics() -> tuple[Any, Any]:
    """Make Glow with its clinics in Los Angeles and Rome, of which little is known."""
    group = a_group(code="glow", title="Glow", url_pattern="https://{clinic}.example.com/{guide}/")
    here = los_angeles(group, website_url="https://glow.example.com/la/")
    return here, a_clinic(group, code="rome", title="Glow Rome", city="Rome")


def test_a_guide_is_told_by_each_clinic_as_it_serves_it(client: Client) -> None:
    a_fact("aftercare_line", default="our front desk")
    room = an_image(title="A room", width=320, height=180)
    overview = a_block(role="overview", heading="What is it?", text="<p>Needles.</p>")
    aftercare = a_block(
        "care_list",
        role="aftercare",
        heading="Afterwards",
        intro="",
        outro="",
        items=[
            {"type": "item", "value": {"kind": kind, "text": text}, "id": kind}
            for kind, text in (("do", "Call {{ aftercare_line }}"), ("avoid", "Sun"))
        ],
    )
    hurts = an_faq(question="Does it hurt?", answer="<p>A <b>little</b>.</p>")
    guide = a_guide(
        title="Microneedling",
        slug="microneedling",
        summary="<p>In short.</p>",
        image=room,
        image_alt="Chairs",
        body=[overview, aftercare],
        faqs=[hurts],
        sources=[("Academy", "https://academy.example.com/")],
        reviewer=a_reviewer(name="A. Reviewer", credentials="MD"),
        last_reviewed=date(2026, 10, 1),
    )
    here, _ = a_group_with_two_clinics()
    a_local_guide(
        here,
        guide,
        changes=[a_change(overview["id"], heading="In Los Angeles", text="<p>Here.</p>")],
        guide_title="Microneedling in {{ city }}",
    )
    rendition = room.file.name.split("/")[1][:-4]
    moments = {
        "datePublished": at(guide.first_published_at),
        "dateModified": at(Edition.objects.filter(kind="guide").latest("number").at),
    }

    def expected(clinic: dict[str, Any], url: str, title: str, heading: str) -> Any:
        crumbs = {"breadcrumb": {"@id": f"{url}#/breadcrumbs"}} if "url" in clinic else {}
        return [
            {
                "@type": "MedicalWebPage",
                "@id": f"{url}#/page",
                "name": title,
                "description": "In short.",
                "url": url,
                "inLanguage": "en",
                **moments,
                "lastReviewed": "2026-10-01",
                "reviewedBy": {"@id": f"{url}#/reviewer"},
                "medicalAudience": {"@type": "Patient"},
                "publisher": {"@id": GROUP["@id"]},
                "provider": {"@id": clinic["@id"]},
                **crumbs,
                "primaryImageOfPage": {"@id": f"{url}#/image"},
                "citation": [
                    {
                        "@type": "CreativeWork",
                        "name": "Academy",
                        "url": "https://academy.example.com/",
                    }
                ],
                "mainEntity": {"@id": f"{url}#/treatment"},
                "hasPart": [
                    {
                        "@type": "HealthTopicContent",
                        "@id": f"{url}#/block/{overview['id']}",
                        "name": heading,
                        "url": f"{url}#what-is-it",
                        "hasHealthAspect": "https://schema.org/OverviewHealthAspect",
                    },
                    {
                        "@type": "HealthTopicContent",
                        "@id": f"{url}#/block/{aftercare['id']}",
                        "name": "Afterwards",
                        "url": f"{url}#afterwards",
                        "hasHealthAspect": "https://schema.org/SelfCareHealthAspect",
                    },
                    {
                        "@type": "FAQPage",
                        "@id": f"{url}#/faqs",
                        "inLanguage": "en",
                        "mainEntity": [
                            {
                                "@type": "Question",
                                "@id": f"{url}#/faq/{hurts.pk}",
                                "name": "Does it hurt?",
                                "acceptedAnswer": {
                                    "@type": "Answer",
                                    "text": "<p>A <b>little</b>.</p>",
                                },
                            }
                        ],
                    },
                ],
            },
            {
                "@type": "ImageObject",
                "@id": f"{url}#/image",
                "contentUrl": (
                    f"http://localhost:8000/media/images/{rendition}.width-320.format-webp.webp"
                ),
                "caption": "Chairs",
            },
            {
                "@type": "MedicalTherapy",
                "@id": f"{url}#/treatment",
                "name": title,
                "url": url,
                "followup": ["Call our front desk"],
            },
            *(
                {
                    "@type": "BreadcrumbList",
                    "@id": f"{url}#/breadcrumbs",
                    "itemListElement": [
                        {
                            "@type": "ListItem",
                            "position": 1,
                            "name": clinic["name"],
                            "item": {"@type": "WebPage", "@id": clinic["url"]},
                        },
                        {"@type": "ListItem", "position": 2, "name": title},
                    ],
                }
                for _ in crumbs
            ),
            {
                "@type": "Person",
                "@id": f"{url}#/reviewer",
                "name": "A. Reviewer",
                "honorificSuffix": "MD",
            },
            GROUP,
            {**clinic, "availableService": [{"@id": f"{url}#/treatment"}]},
        ]

    assert graph_of(client, "guides/microneedling/", clinic="los-angeles") == expected(
        LOS_ANGELES,
        "https://los-angeles.example.com/microneedling/",
        "Microneedling in Los Angeles",
        "In Los Angeles",
    )
    assert graph_of(client, "guides/microneedling/", clinic="rome") == expected(
        ROME, "https://rome.example.com/microneedling/", "Microneedling", "What is it?"
    )


def test_the_groups_own_copy_is_published_by_the_group(client: Client) -> None:
    guide = a_guide(slug="peel")
    a_group_with_two_clinics()

    graph = graph_of(client, "guides/peel/")

    page = node(graph, "MedicalWebPage")
    assert page["@id"] == f"{API}/guides/{guide.pk}/#/page"
    assert page["publisher"] == {"@id": GROUP["@id"]}
    assert graph[-1] == GROUP
    assert not page.keys() & {"url", "provider", "breadcrumb"}


def test_a_guide_of_a_library_without_locations_is_nobodys(client: Client) -> None:
    a_guide(slug="peel")
    graph = graph_of(client, "guides/peel/")
    assert not node(graph, "MedicalWebPage").keys() & {"url", "provider", "publisher"}


def test_a_clinic_is_told_whole(client: Client) -> None:
    peel = a_guide(title="Peel for {{ city }}", slug="peel")
    laser = a_guide(title="Laser", slug="laser")
    here, _ = a_group_with_two_clinics()
    here.guide_settings.create(guide=laser, offered="no")
    here.opening_hours.add(OpeningHours(day="monday", opens=time(9), closes=time(17)))
    here.opening_hours.add(OpeningHours(day="friday", opens=time(9), closes=time(17)))
    here.opening_exceptions.add(OpeningException(date=date(2026, 12, 25), closed=True))
    here.practitioners.add(Practitioner(name="A. Nurse", credentials="RN"))
    door = an_image(width=320, height=180)
    here.images.add(ClinicImage(image=door, alt="The door"))
    here.languages = "en, es"
    here.save_revision().publish()
    url = "https://los-angeles.example.com/peel/"
    rendition = door.file.name.split("/")[1][:-4]

    assert graph_of(client, "clinics/los-angeles/") == [
        {
            **LOS_ANGELES,
            "openingHoursSpecification": [
                {
                    "@type": "OpeningHoursSpecification",
                    "dayOfWeek": ["https://schema.org/Monday", "https://schema.org/Friday"],
                    "opens": "09:00",
                    "closes": "17:00",
                }
            ],
            "specialOpeningHoursSpecification": [
                {
                    "@type": "OpeningHoursSpecification",
                    "validFrom": "2026-12-25",
                    "validThrough": "2026-12-25",
                    "opens": "00:00",
                    "closes": "00:00",
                }
            ],
            "knowsLanguage": ["en", "es"],
            "member": [{"@type": "Person", "name": "A. Nurse", "honorificSuffix": "RN"}],
            "image": [
                {
                    "@type": "ImageObject",
                    "contentUrl": (
                        "http://localhost:8000/media/images/"
                        f"{rendition}.width-320.format-webp.webp"
                    ),
                    "caption": "The door",
                }
            ],
            "availableService": [{"@id": f"{url}#/treatment"}],
        },
        GROUP,
        {
            "@type": "MedicalTherapy",
            "@id": f"{url}#/treatment",
            "name": "Peel for Los Angeles",
            "url": url,
        },
    ]
    in_guide = node(graph_of(client, f"guides/{peel.pk}/", clinic="los-angeles"), "MedicalTherapy")
    assert in_guide["@id"] == f"{url}#/treatment"


def test_a_clinic_without_an_address_tells_nothing(client: Client) -> None:
    a_clinic(code="new")
    assert get(client, "clinics/new/", fields="_,structured_data") == {"structured_data": None}


def test_a_guides_graph_is_told_where_it_is_asked_for(client: Client) -> None:
    a_guide(slug="peel")
    (item,) = get(client, "guides/", fields="_,structured_data")["items"]
    assert item == get(client, "guides/peel/", fields="_,structured_data")
    (short,) = get(client, "guides/")["items"]
    assert "structured_data" not in short

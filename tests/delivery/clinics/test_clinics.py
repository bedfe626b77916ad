"""``/api/v2/clinics/<code>/``: a clinic, whole."""

from datetime import date, time

import pytest
from django.test import Client

from clinics.models import ClinicImage, OpeningException, OpeningHours, Practitioner
from editions.models import Edition
from tests.factories import (
    a_clinic,
    a_fact,
    a_group,
    a_guide,
    a_library,
    a_region,
    an_image,
)

from .los_angeles import los_angeles
from .reading import get

pytestmark = pytest.mark.django_db


def test_a_clinic_is_answered_exactly_as_the_contract_says(client: Client) -> None:
    for key, values in {
        "price_from": {},
        "parking": {"default": "nearby"},
        "wifi": {},
        "deposit": {"default": "$50"},
    }.items():
        a_fact(key, **values)
    library = a_library()
    peel = a_guide(parent=library, title="Peel from {{ price_from }}", slug="peel")
    facial = a_guide(parent=library, title="Facial", slug="facial")
    laser = a_guide(parent=library, title="Laser", slug="laser")
    group = a_group(code="glow", title="Glow", url_pattern="https://{clinic}.example.com/{guide}/")
    state = a_region(group, code="california", title="California", facts={"price_from": "$150"})
    south = a_region(state, code="south", title="The South")
    image = an_image(title="Reception", width=320, height=180)
    clinic = los_angeles(
        south,
        email="la@example.com",
        booking_url="https://example.com/book",
        website_url="https://la.example.com/",
        time_zone="America/Los_Angeles",
        languages="en, es",
        licences="CA 1\nCA 2",
        facts={("price_from", peel): "$190", "deposit": "$40"},
        guides={facial: {"position": 1}, laser: {"offered": "no"}},
    )
    for day, opens, closes in (("saturday", 10, 14), ("monday", 13, 17), ("monday", 9, 12)):
        clinic.opening_hours.add(OpeningHours(day=day, opens=time(opens), closes=time(closes)))
    clinic.opening_exceptions.add(
        OpeningException(
            date=date(2026, 12, 31), opens=time(9), closes=time(12), note="New Year’s Eve"
        )
    )
    clinic.opening_exceptions.add(OpeningException(date=date(2026, 12, 25), closed=True))
    clinic.practitioners.add(Practitioner(name="Head nurse", credentials="RN"))
    clinic.images.add(ClinicImage(image=image, alt="The desk"))
    clinic.save_revision().publish()
    rendition = image.file.name.split("/")[1][:-4]
    clinics = "http://localhost:8000/api/v2/clinics/"

    assert get(client, "clinics/los-angeles/") == {
        "id": clinic.pk,
        "code": "los-angeles",
        "name": "Glow Los Angeles",
        "status": "open",
        "region": {"code": "south", "name": "The South"},
        "address": {
            "street": "8 Sunset Boulevard",
            "locality": "Los Angeles",
            "region": "CA",
            "postal_code": "90028",
            "country": "US",
        },
        "geo": {"latitude": 34.1, "longitude": -118.3},
        "phone": "+1 310 555 0100",
        "email": "la@example.com",
        "booking_url": "https://example.com/book",
        "website_url": "https://la.example.com/",
        "time_zone": "America/Los_Angeles",
        "opening_hours": [
            {"day": "monday", "opens": "09:00", "closes": "12:00"},
            {"day": "monday", "opens": "13:00", "closes": "17:00"},
            {"day": "saturday", "opens": "10:00", "closes": "14:00"},
        ],
        "exceptions": [
            {"date": "2026-12-25", "closed": True, "opens": None, "closes": None, "note": ""},
            {
                "date": "2026-12-31",
                "closed": False,
                "opens": "09:00",
                "closes": "12:00",
                "note": "New Year’s Eve",
            },
        ],
        "practitioners": [{"name": "Head nurse", "credentials": "RN", "url": ""}],
        "licences": ["CA 1", "CA 2"],
        "languages": ["en", "es"],
        "images": [
            {
                "id": image.pk,
                "title": "Reception",
                "alt": "The desk",
                "decorative": False,
                "width": 320,
                "height": 180,
                "focal_point": None,
                "renditions": [
                    {
                        "url": (
                            "http://localhost:8000/media/images/"
                            f"{rendition}.width-320.format-webp.webp"
                        ),
                        "width": 320,
                        "height": 180,
                        "format": "webp",
                    }
                ],
                "on_demand": (
                    f"http://localhost:8000/api/v2/images/{image.pk}/rendition/"
                    "?width={width}&ratio={ratio}&format={format}"
                ),
            }
        ],
        "facts": {
            "clinic_name": "Glow Los Angeles",
            "group_name": "Glow",
            "region_name": "The South",
            "street": "8 Sunset Boulevard",
            "city": "Los Angeles",
            "state": "CA",
            "postal_code": "90028",
            "country": "US",
            "phone": "+1 310 555 0100",
            "email": "la@example.com",
            "website": "https://la.example.com/",
            "opening_hours": ("Monday 09:00–12:00 and 13:00–17:00, Saturday 10:00–14:00"),
            "deposit": "$40",
            "parking": "nearby",
            "price_from": "$150",
            "wifi": "",
        },
        "guides": [
            {
                "id": facial.pk,
                "slug": "facial",
                "title": "Facial",
                "html_url": "https://los-angeles.example.com/facial/",
            },
            {
                "id": peel.pk,
                "slug": "peel",
                "title": "Peel from $190",
                "html_url": "https://los-angeles.example.com/peel/",
            },
        ],
        "structured_data": {
            "@context": "https://schema.org",
            "@graph": [
                {
                    "@type": "MedicalClinic",
                    "@id": f"{clinics}los-angeles/#/clinic",
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
                    "parentOrganization": {"@id": f"{clinics}glow/#/group"},
                    "openingHoursSpecification": [
                        {
                            "@type": "OpeningHoursSpecification",
                            "dayOfWeek": [f"https://schema.org/{day}"],
                            "opens": opens,
                            "closes": closes,
                        }
                        for day, opens, closes in (
                            ("Monday", "09:00", "12:00"),
                            ("Monday", "13:00", "17:00"),
                            ("Saturday", "10:00", "14:00"),
                        )
                    ],
                    "specialOpeningHoursSpecification": [
                        {
                            "@type": "OpeningHoursSpecification",
                            "validFrom": day,
                            "validThrough": day,
                            "opens": opens,
                            "closes": closes,
                        }
                        for day, opens, closes in (
                            ("2026-12-25", "00:00", "00:00"),
                            ("2026-12-31", "09:00", "12:00"),
                        )
                    ],
                    "knowsLanguage": ["en", "es"],
                    "member": [{"@type": "Person", "name": "Head nurse", "honorificSuffix": "RN"}],
                    "image": [
                        {
                            "@type": "ImageObject",
                            "contentUrl": (
                                "http://localhost:8000/media/images/"
                                f"{rendition}.width-320.format-webp.webp"
                            ),
                            "caption": "The desk",
                        }
                    ],
                    "availableService": [
                        {"@id": f"https://los-angeles.example.com/{slug}/#/treatment"}
                        for slug in ("facial", "peel")
                    ],
                },
                {
                    "@type": "Organization",
                    "@id": f"{clinics}glow/#/group",
                    "name": "Glow",
                },
                *(
                    {
                        "@type": "MedicalTherapy",
                        "@id": f"https://los-angeles.example.com/{slug}/#/treatment",
                        "name": title,
                        "url": f"https://los-angeles.example.com/{slug}/",
                    }
                    for slug, title in (("facial", "Facial"), ("peel", "Peel from $190"))
                ),
            ],
        },
        "meta": {
            "type": "clinics.ClinicPage",
            "detail_url": "http://localhost:8000/api/v2/clinics/los-angeles/",
            "html_url": "https://la.example.com/",
            "content_version": Edition.objects.filter(kind="clinic").latest("number").number,
        },
    }


def test_a_clinic_of_which_little_is_known_has_every_key(client: Client) -> None:
    clinic = a_clinic(code="new", title="New", status="coming_soon")

    answer = get(client, "clinics/new/", fields="-facts,-meta")

    empty = {"street": "", "locality": "", "region": "", "postal_code": "", "country": ""}
    assert answer == {
        "id": clinic.pk,
        "code": "new",
        "name": "New",
        "status": "coming_soon",
        "region": None,
        "address": empty,
        "geo": None,
        "phone": "",
        "email": "",
        "booking_url": "",
        "website_url": "",
        "time_zone": "",
        "opening_hours": [],
        "exceptions": [],
        "practitioners": [],
        "licences": [],
        "languages": [],
        "images": [],
        "guides": [],
        "structured_data": None,
    }
    assert get(client, "clinics/new/")["meta"]["html_url"] is None


def test_guides_of_a_clinic_are_those_of_the_language(client: Client) -> None:
    a_guide(slug="peel")
    a_clinic(code="la")

    assert [g["slug"] for g in get(client, "clinics/la/")["guides"]] == ["peel"]
    assert get(client, "clinics/la/", locale="es")["guides"] == []


def test_what_is_no_public_clinic_is_not_found(client: Client) -> None:
    a_group(code="glow")
    a_region(code="west")
    gone = a_clinic(code="gone")
    gone.unpublish()
    secret = a_clinic(code="secret")
    secret.view_restrictions.create(restriction_type="login")

    for code in ("glow", "west", "gone", "secret", "unknown", "9" * 5000, "a%2Fb", "%00", "é"):
        response = client.get(f"/api/v2/clinics/{code}/")
        assert (response.status_code, list(response.json())) == (404, ["message"])
        if len(code) < 80:
            assert client.get(f"/api/v2/guides/?clinic={code}").status_code == 400
    assert get(client, "clinics/")["items"] == []


def test_reading_is_all_that_can_be_done(client: Client) -> None:
    a_clinic(code="la")

    for path in ("clinics/", "clinics/la/"):
        head, options = client.head(f"/api/v2/{path}"), client.options(f"/api/v2/{path}")
        post = client.post(f"/api/v2/{path}", {"code": "x"})
        assert (head.status_code, head.content) == (200, b"")
        assert int(head["Content-Length"]) == len(client.get(f"/api/v2/{path}").content)
        assert (options.status_code, options["Allow"]) == (204, "GET, HEAD, OPTIONS")
        assert (post.status_code, post["Allow"]) == (405, "GET, HEAD, OPTIONS")
        assert post["Access-Control-Allow-Origin"] == "*"

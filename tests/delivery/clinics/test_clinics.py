"""``/api/v2/clinics/``."""

from datetime import date, time
from typing import Any

import pytest
from django.test import Client

from clinics.models import ClinicImage, ClinicPage, OpeningException, OpeningHours, Practitioner
from editions.models import Edition
from tests.factories import (
    a_clinic,
    a_fact,
    a_group,
    a_guide,
    a_library,
    a_local_guide,
    a_region,
    an_image,
)

from .reading import codes, get, refusal

pytestmark = pytest.mark.django_db

ADDRESS = {
    "street": "8 Sunset Boulevard",
    "city": "Los Angeles",
    "state": "CA",
    "postal_code": "90028",
    "country": "US",
}


def los_angeles(parent: Any = None, **values: Any) -> ClinicPage:
    """Make a clinic with an address and a position."""
    return a_clinic(
        parent,
        **{
            "code": "los-angeles",
            "title": "Glow Los Angeles",
            "latitude": "34.1",
            "longitude": "-118.3",
            "phone": "+1 310 555 0100",
            **ADDRESS,
            **values,
        },
    )


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
        "structured_data": None,
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


def test_a_list_has_the_short_form_by_name(client: Client) -> None:
    los_angeles(booking_url="https://example.com/book")
    a_clinic(code="ny", title="aGlow New York")

    answer = get(client, "clinics/")

    assert answer["meta"] == {"total_count": 2}
    assert codes(answer) == ["ny", "los-angeles"]
    assert answer["items"][1] == {
        "code": "los-angeles",
        "name": "Glow Los Angeles",
        "status": "open",
        "address": {
            "street": "8 Sunset Boulevard",
            "locality": "Los Angeles",
            "region": "CA",
            "postal_code": "90028",
            "country": "US",
        },
        "geo": {"latitude": 34.1, "longitude": -118.3},
        "phone": "+1 310 555 0100",
        "booking_url": "https://example.com/book",
        "meta": {
            "type": "clinics.ClinicPage",
            "detail_url": "http://localhost:8000/api/v2/clinics/los-angeles/",
            "html_url": None,
            "content_version": Edition.objects.get(kind="clinic", key="los-angeles").number,
        },
    }
    assert codes(get(client, "clinics/", order="-code", limit=1)) == ["ny"]
    assert codes(get(client, "clinics/", offset=1, limit=1000)) == ["los-angeles"]


def test_all_fields_of_a_list_are_the_detail(client: Client) -> None:
    a_guide()
    los_angeles()

    [item] = get(client, "clinics/", fields="*")["items"]

    assert item == get(client, "clinics/los-angeles/")
    assert get(client, "clinics/", fields="_,guides,code")["items"] == [
        {"code": "los-angeles", "guides": item["guides"]}
    ]


def test_a_region_has_the_clinics_of_its_whole_subtree(client: Client) -> None:
    state = a_region(code="california")
    south = a_region(state, code="south")
    a_clinic(state, code="fresno")
    a_clinic(south, code="los-angeles")
    a_clinic(code="ny")

    assert codes(get(client, "clinics/", region="california", order="code")) == [
        "fresno",
        "los-angeles",
    ]
    assert codes(get(client, "clinics/", region="south")) == ["los-angeles"]


def test_clinics_are_found_by_the_guides_they_offer(client: Client) -> None:
    peel = a_guide(slug="peel")
    rare = a_guide(slug="rare", only_where_selected=True)
    region = a_region(guides={rare: {"offered": "yes"}})
    a_clinic(region, code="a")
    a_clinic(region, code="b", guides={peel: {"offered": "no"}})
    c = a_clinic(code="c")
    a_local_guide(c, peel, offered=False)

    assert codes(get(client, "clinics/", offers="peel")) == ["a"]
    assert codes(get(client, "clinics/", offers="rare", order="code")) == ["a", "b"]


def test_clinics_are_listed_by_distance_with_those_of_unknown_position_last(
    client: Client,
) -> None:
    a_clinic(code="nowhere", title="A")
    a_clinic(code="san-francisco", title="B", latitude="37.7749", longitude="-122.4194")
    los_angeles()
    a_clinic(code="fiji", title="C", latitude="-17.7134", longitude="178.065")

    answer = get(client, "clinics/", near="34.0522,-118.2437", fields="_,code")

    assert answer["items"] == [
        {"code": "los-angeles", "distance_km": 7.4},
        {"code": "san-francisco", "distance_km": 559.1},
        {"code": "fiji", "distance_km": 8858.2},
        {"code": "nowhere", "distance_km": None},
    ]
    by_name = get(client, "clinics/", near="-17.7,-178", order="name", fields="_,code")
    assert codes(by_name) == ["nowhere", "san-francisco", "fiji", "los-angeles"]
    assert by_name["items"][2]["distance_km"] == 416.8


def test_words_find_clinics_by_name_code_address_and_people(client: Client) -> None:
    clinic = los_angeles()
    clinic.practitioners.add(Practitioner(name="Sunny Nurse"))
    clinic.save()
    a_clinic(code="sunnyvale", title="Bay")

    assert codes(get(client, "clinics/", search="sun")) == ["sunnyvale", "los-angeles"]
    assert codes(get(client, "clinics/", search="sunset 90028")) == ["los-angeles"]
    assert codes(get(client, "clinics/", search="nothing like it")) == []


def test_guides_of_a_clinic_are_those_of_the_language(client: Client) -> None:
    a_guide(slug="peel")
    a_clinic(code="la")

    assert [g["slug"] for g in get(client, "clinics/la/")["guides"]] == ["peel"]
    assert get(client, "clinics/la/", locale="es")["guides"] == []


def test_a_closed_clinic_names_its_successor(client: Client) -> None:
    heir = a_clinic(code="heir")
    hidden = a_clinic(code="hidden")
    a_clinic(code="old", title="Old Town", status="closed", successor=heir)
    a_clinic(code="older", title="Older Town", status="closed", successor=hidden)
    hidden.unpublish()

    for path in ("clinics/old/", "guides/?clinic=old", "faqs/?clinic=old", "pages/?clinic=old"):
        response = client.get(f"/api/v2/{path}")
        assert (response.status_code, response.json()) == (
            410,
            {"message": "The clinic “Old Town” has closed.", "successor": "heir"},
        )
    assert client.get("/api/v2/clinics/older/").json()["successor"] is None
    assert codes(get(client, "clinics/")) == ["heir"]


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


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"clinic": "la"}, "Unknown parameter: clinic. Allowed here: fields, limit, locale, near"),
        ({"limit": "1001"}, "limit: Input should be less than or equal to 1000"),
        ({"region": "la"}, "region: no region has the code “la”."),
        ({"region": "unknown"}, "region: no region has the code “unknown”."),
        ({"offers": "unknown"}, "offers: no guide has the slug “unknown” in this language."),
        ({"near": "abc"}, "near: use a latitude from -90 to 90 and a longitude"),
        ({"near": "91,0"}, "near: use a latitude"),
        ({"near": "0,180.1"}, "near: use a latitude"),
        ({"near": "1e1,0"}, "near: use a latitude"),
        ({"near": "nan,0"}, "near: use a latitude"),
        ({"near": "1,2,3"}, "near: use a latitude"),
        ({"near": "٣,٣"}, "near: use a latitude"),
        ({"near": "1,2\n"}, "near: use a latitude"),
        ({"near": "1" * 61}, "near: "),
        ({"near": "\x00"}, "Null characters are not allowed"),
        ({"order": "distance"}, "order: cannot order by “distance”. Use name, code"),
        ({"fields": "distance_km"}, "fields: there is no distance_km. Use id, code, name"),
        ({"fields": "address(street)"}, "fields: only whole keys can be chosen"),
    ],
)
def test_a_bad_parameter_is_named_with_the_remedy(
    client: Client, query: dict[str, str], message: str
) -> None:
    a_clinic(code="la")

    status, answer = refusal(client, "clinics/", **query)

    assert (status, answer[: len(message)]) == (400, message)


@pytest.mark.parametrize("near", ["90,180", "-90,-180.0", "0,0", "90.000,179.999999"])
def test_every_place_on_earth_is_near_something(client: Client, near: str) -> None:
    a_clinic(code="la", latitude="0", longitude="0")

    assert get(client, "clinics/", near=near)["items"][0]["distance_km"] >= 0


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

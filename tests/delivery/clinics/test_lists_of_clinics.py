"""``/api/v2/clinics/``: what lists hold, and what they can be asked."""

import pytest
from django.test import Client

from clinics.models import Practitioner
from editions.models import Edition
from tests.factories import (
    a_clinic,
    a_guide,
    a_local_guide,
    a_region,
)

from .los_angeles import los_angeles
from .reading import codes, get, refusal

pytestmark = pytest.mark.django_db


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


def test_clinics_are_found_by_a_slug_that_a_guide_had_before(client: Client) -> None:
    peel = a_guide(slug="skin-peel", only_where_selected=True)
    a_clinic(code="a", guides={peel: {"offered": "yes"}})
    peel.slug = "peel"
    peel.save_revision().publish()

    assert codes(get(client, "clinics/", offers="skin-peel")) == ["a"]


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
        ({"near": "\x00"}, "near: null characters are not allowed"),
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

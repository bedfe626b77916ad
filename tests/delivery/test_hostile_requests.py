"""Requests that nobody means well with: every one gets a JSON answer, none an error of ours."""

import json

import pytest
from django.test import Client

from tests.factories import a_guide, an_faq, an_image

from .contract import decoded

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]

NOT_FOUND = [
    "guides/٣/",
    f"guides/{'9' * 5000}/",
    f"guides/{'x' * 5000}/",
    "guides/a%2Fb/",
    "guides/a%0Ab/",
    "guides/%00/",
    "guides/%FF/",
    "guides/..%2f..%2fadmin/",
    "guides//",
    "faqs/٣/",
    f"faqs/{'9' * 5000}/",
    "clinics/٣/",
    f"clinics/{'x' * 5000}/",
    "clinics/a%2Fb/",
    "clinics/%00/",
    "clinics/%FF/",
    "pages/٣/",
    "pages/%2B1/",
    "pages/-1/",
    f"images/{'9' * 5000}/",
    f"images/{'9' * 5000}/rendition/?width=320&format=avif",
    "images/٣/rendition/?width=320&format=avif",
    "images/..%2f1/rendition/?width=320&format=avif",
    "pages/find/?html_path=/%0A/",
    "redirects/find/?html_path=/%FF",
    "nothing/at/all/",
    "a%0Ab/",
    "openapi.json/",
    "",
]
REFUSED = [
    "images/find/",
    "guides/?limit=1.0",
    "guides/?limit=1_0",
    "guides/?limit=٣",
    "guides/?limit=%2B1",
    f"guides/?offset={'9' * 5000}",
    "guides/?limit=",
    "guides/?search=%20",
    "guides/?search=%19",
    "pages/?search=%20%09%1C",
    "images/?search=%22",
    "guides/?fields[]=title",
    "guides/?fields=title&fields=body",
    "guides/?%ff=1",
    "guides/?a%00b=1",
    "guides/?" + "&".join(f"p{n}=" for n in range(10_001)),
    "guides/?search=" + "x" * 100_000,
    "guides/?clinic=%ff",
    "guides/?clinic[]=a",
    "faqs/?clinic=" + "x" * 1_000_000,
    "faqs/?guide=" + "x" * 1_000_000,
    "pages/?clinic=%ED%A0%80",
    "clinics/?near=" + "1" * 1_000_000,
    "clinics/?near=1e999,0",
    "clinics/?near=%2B1,1",
    "clinics/?near=1,2%0A",
    "clinics/?region=%ff",
    "clinics/?offers=" + "x" * 1_000_000,
    "clinics/?limit=1001",
    "images/1/rendition/",
    "images/1/rendition/?width=320&format=avif&format=webp",
    "images/1/rendition/?width=320&format=avif&spec=original",
    "images/1/rendition/?width=320&format=%ff",
    "images/1/rendition/?width=320&format=avif&ratio=" + "9" * 1_000_000 + ":1",
    "clinics/?region=west&region=east",
    "pages/?" + "&".join(f"p{n}=" for n in range(10_001)),
    "pages/?type=guide_pages.GuidePage&topics=skin",
    f"pages/?type=guide_pages.GuidePage&body={'9' * 30}",
    "pages/?type=guide_pages.GuidePage&image=x",
    "pages/?first_published_at=0001-01-01T00:00:00%2B14:00",
    "pages/?first_published_at=9999-12-31T23:59:59-12:00",
    f"pages/?alias_of={'9' * 30}",
    "pages/?child_of=٣",
    "pages/?order=title,random",
    "pages/find/?id=1.0",
    "images/?order=tags",
    "images/?format=api",
    "documents/?file=x",
    "redirects/?order=redirect_page",
]
ANSWERED = [
    "guides/?search=%ff",
    "guides/?search=%ED%A0%80",
    "guides/?topic='%20OR%201=1%20--",
    "faqs/?search=*",
    "faqs/?guide=%F0%9F%92%89",
    "clinics/?search='%20OR%201=1%20--",
    "clinics/?near=-90,-180",
    'pages/?search="NEAR(a%20*',
    'images/?search=a"b&search_operator=or',
    'pages/?search="a%20b"%20c"&order=title',
    "pages/?search=:*%20%26%20|%20!%20<->%20(a",
    "images/?search=%5C'",
    "documents/?search=AND%20NOT",
    "images/?tags=,",
    "images/?fields=tags(*)",
    "pages/?fields=alias_of(alias_of(alias_of))",
    "redirects/?old_path=%F0%9F%92%89",
]
METHODS = ["post", "put", "patch", "delete", "trace"]


@pytest.mark.parametrize("address", NOT_FOUND, ids=lambda address: address[:40])
def test_what_is_no_address_is_not_found(client: Client, address: str) -> None:
    response = client.get(f"/api/v2/{address}")

    assert (response.status_code, list(json.loads(response.content))) == (404, ["message"])


@pytest.mark.parametrize("address", REFUSED, ids=lambda address: address[:60])
def test_what_cannot_be_meant_is_refused(client: Client, address: str) -> None:
    a_guide()

    response = client.get(f"/api/v2/{address}")

    assert (response.status_code, list(json.loads(response.content))) == (400, ["message"])


@pytest.mark.parametrize("address", ANSWERED)
def test_strange_words_are_only_words(client: Client, address: str) -> None:
    a_guide()
    an_faq()
    an_image()

    assert client.get(f"/api/v2/{address}").status_code == 200


@pytest.mark.parametrize("path", ["guides", "guides/microneedling", "nothing"])
def test_an_address_without_its_slash_leads_to_the_one_with_it(client: Client, path: str) -> None:
    response = client.get(f"/api/v2/{path}?limit=1", headers={"host": "evil.example"})

    assert response.status_code == 301
    assert response["Location"] == f"http://localhost:8000/api/v2/{path}/?limit=1"
    assert response["Access-Control-Allow-Origin"] == "*"


def test_no_redirect_carries_a_line_break_or_raw_bytes_into_a_header(client: Client) -> None:
    guide = a_guide(slug="old")
    guide.slug = "new"
    guide.save_revision().publish()

    for query, kept in (("_=%0d%0aX:y", "_=%0d%0aX:y"), ("_=é", "_=%C3%A9"), ("_=a b", "_=a%20b")):
        response = client.get("/api/v2/guides/old/", QUERY_STRING=query)
        assert response["Location"] == f"http://localhost:8000/api/v2/guides/new/?{kept}"
        assert "X" not in response


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    "path", ["guides/", "pages/1/", "clinics/a/", "openapi.json", "guides", "nothing/"]
)
def test_nothing_can_be_written(client: Client, method: str, path: str) -> None:
    response = getattr(client, method)(f"/api/v2/{path}")

    assert (response.status_code, list(json.loads(response.content))) == (405, ["message"])
    assert response["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    "headers",
    [
        {"accept": "text/html"},
        {"accept": "a/b;q=2, \x7f"},
        {"accept-encoding": "br;q=x, *"},
        {"accept-language": "es;q=9, ../.."},
        {"content-type": "multipart/form-data"},
        {"content-type": "application/json; charset=nothing"},
        {"if-none-match": '"a", W/"b", *'},
        {"if-modified-since": "Thu, 99 Foo 0000"},
        {"range": "bytes=0-1"},
        {"authorization": "Bearer x"},
        {"cookie": "sessionid=x; csrftoken="},
        {"x-http-method-override": "DELETE"},
        {"x-forwarded-host": "evil.example"},
    ],
    ids=str,
)
@pytest.mark.parametrize("path", ["guides/", "pages/"])
def test_no_header_changes_an_answer(client: Client, path: str, headers: dict[str, str]) -> None:
    a_guide()
    plain = client.get(f"/api/v2/{path}")

    response = client.get(f"/api/v2/{path}", headers=headers)

    assert (response.status_code, decoded(response)) == (200, plain.content)
    assert response["Content-Type"] == "application/json"
    assert response["Vary"] == "Accept-Encoding"
    assert not response.cookies


@pytest.mark.parametrize("path", ["guides/", "pages/"])
def test_a_body_changes_nothing(client: Client, path: str) -> None:
    a_guide()
    plain = client.get(f"/api/v2/{path}")

    response = client.generic(
        "GET", f"/api/v2/{path}", data="{broken", content_type="application/json"
    )

    assert (response.status_code, response.content) == (200, plain.content)

"""What is said of every answer, whatever it is about."""

from typing import Any

import pytest
from django.test import Client
from jsonschema_rs import ValidationError

from tests.delivery.contract import Answered, check_answer, contract

pytestmark = pytest.mark.any_database

ALWAYS = {
    "Access-Control-Allow-Origin",
    "Access-Control-Expose-Headers",
    "Cache-Control",
    "Vary",
}
HEADERS = {
    "200": {"ETag", "Last-Modified", "Cache-Tag", "Surrogate-Key", "Content-Encoding"},
    "301": {"Location"},
    "302": {"Location", "Cache-Tag", "Surrogate-Key"},
    "304": {"ETag", "Last-Modified", "Cache-Tag", "Surrogate-Key"},
    "400": {"Content-Encoding"},
    "403": {"Content-Encoding"},
    "404": {"Content-Encoding"},
    "405": {"Allow", "Content-Encoding"},
    "410": {"ETag", "Content-Encoding"},
    "503": {"Retry-After", "Content-Encoding"},
}


#: What an answer has that depends on what its client accepts.
BESIDES = {("get_guide", status): {"Content-Location", "Link"} for status in ("200", "304")}


def operations() -> list[dict[str, Any]]:
    """Return all operations."""
    return [methods["get"] for methods in contract()["paths"].values()]


def test_every_answer_names_its_headers() -> None:
    for operation in operations():
        for status, response in operation["responses"].items():
            more = BESIDES.get((operation["operationId"], status), set())
            assert response["headers"].keys() == ALWAYS | HEADERS[status] | more, operation


def test_every_operation_has_the_answers_that_every_address_gives() -> None:
    for operation in operations():
        assert {"400", "405", "503"} <= operation["responses"].keys()


def test_what_has_a_body_takes_the_tag_or_the_date_of_what_the_client_has() -> None:
    for operation in operations():
        has_body = "200" in operation["responses"]
        references = [each["$ref"] for each in operation["parameters"] if "$ref" in each]
        assert (
            references
            == [
                "#/components/parameters/IfNoneMatch",
                "#/components/parameters/IfModifiedSince",
            ]
            * has_body
        )
        assert ("304" in operation["responses"]) is has_body


def test_clinics_of_the_contract_answer_head_and_options(client: Client, db: None) -> None:
    assert client.head("/api/v2/clinics/").status_code == 200
    assert client.options("/api/v2/clinics/").status_code == 204
    assert client.post("/api/v2/clinics/").status_code == 405


GUIDES = "/api/v2/guides/"
TOLD = (
    ("access-control-allow-origin", "*"),
    ("access-control-expose-headers", "Content-Location, ETag, Link, Location, Retry-After"),
    ("vary", "Accept-Encoding"),
    ("cache-control", "no-cache"),
    ("content-type", "application/json"),
    ("etag", f'"{"0" * 32}"'),
)
EMPTY = b'{"meta":{"total_count":0},"items":[]}'


def answered(**altered: Any) -> Answered:
    """Return an answer that keeps the contract, but for what is altered."""
    whole: dict[str, Any] = {"method": "GET", "path": GUIDES, "query": "", "status": 200}
    return Answered(**{**whole, "headers": TOLD, "body": EMPTY, **altered})


def test_an_answer_that_keeps_the_contract_passes() -> None:
    check_answer(answered())


@pytest.mark.parametrize(
    "altered",
    [
        {"status": 204},
        {"status": 500, "path": f"{GUIDES}x/y/"},
        {"headers": TOLD[1:]},
        {"headers": (*TOLD, ("x-more", "1"))},
        {"headers": (*TOLD, ("last-modified", "yesterday"))},
        {"headers": (*TOLD, ("set-cookie", "a=b"))},
        {"body": b'{"meta":{"total_count":0},"items":[],"more":1}'},
        {"body": b'{"meta":{"total_count":1},"items":[{"id":1}]}'},
        {"body": b'{"meta":{"total_count":0}}', "query": "fields=id"},
        {"method": "HEAD"},
        {"method": "OPTIONS", "status": 200},
        {"method": "POST"},
    ],
    ids=str,
)
def test_an_answer_that_breaks_the_contract_fails_its_test(altered: dict[str, Any]) -> None:
    with pytest.raises((AssertionError, ValidationError)):
        check_answer(answered(**altered))

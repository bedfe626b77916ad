"""What each kind of cache is told, and that a refusal is never taken for success."""

import re
from itertools import chain
from typing import Any

import pytest
import requests

from delivery.purging.backends import (
    AzureCdnBackend,
    AzureFrontDoorBackend,
    CloudflareBackend,
    CloudfrontBackend,
    NotPurged,
    VarnishBackend,
)

from .listening import Listener

TAGS = [f"guide-{number}" for number in range(250)]


def cloudflare(listener: Listener, **credentials: str) -> CloudflareBackend:
    backend = CloudflareBackend({"ZONEID": "zone", **(credentials or {"BEARER_TOKEN": "secret"})})
    backend.cloudflare_purge_endpoint_url = f"{listener.address}/zones/zone/purge_cache"
    return backend


def test_varnish_is_sent_the_tags_by_the_hundred(listener: Listener) -> None:
    VarnishBackend({"LOCATION": listener.address}).purge_tags(TAGS)

    assert [(told.method, told.path) for told in listener.told] == [("BAN", "/")] * 3
    sent = [told.headers["x-cache-tags"].split("|") for told in listener.told]
    assert [len(tags) for tags in sent] == [100, 100, 50]
    assert list(chain.from_iterable(sent)) == TAGS


def test_cloudflare_is_sent_the_tags_by_thirty(listener: Listener) -> None:
    cloudflare(listener).purge_tags(TAGS)

    assert {told.path for told in listener.told} == {"/zones/zone/purge_cache"}
    assert {told.headers["authorization"] for told in listener.told} == {"Bearer secret"}
    assert [len(told.json["tags"]) for told in listener.told] == [30] * 8 + [10]
    assert list(chain.from_iterable(told.json["tags"] for told in listener.told)) == TAGS


def test_cloudflare_takes_a_key_with_an_address_too(listener: Listener) -> None:
    cloudflare(listener, EMAIL="ops@example.com", API_KEY="key").purge_tags(["guide-1"])

    headers = listener.told[0].headers
    assert (headers["x-auth-email"], headers["x-auth-key"]) == ("ops@example.com", "key")
    assert listener.told[0].json == {"tags": ["guide-1"]}


@pytest.mark.parametrize(
    ("status", "answer", "said"),
    [
        (200, '{"success": false, "errors": [{"message": "no such zone"}]}', "no such zone"),
        (403, '{"success": false, "errors": [{"message": "not allowed"}]}', "not allowed"),
        (200, "<html>", "200"),
        (200, "[]", "200"),
        (200, '{"success": false, "errors": ["odd"]}', "odd"),
        (500, "", "500"),
    ],
)
def test_what_cloudflare_refuses_is_an_error_that_says_why(
    listener: Listener, status: int, answer: str, said: str
) -> None:
    listener.status, listener.answer = status, answer

    with pytest.raises(NotPurged, match=re.escape(said)):
        cloudflare(listener).purge_tags(["guide-1"])


@pytest.mark.parametrize("status", [204, 400, 403, 404, 405, 503])
def test_what_varnish_refuses_is_an_error(listener: Listener, status: int) -> None:
    listener.status, listener.answer = status, ""

    with pytest.raises(NotPurged, match=str(status)):
        VarnishBackend({"LOCATION": listener.address}).purge_tags(["guide-1"])


def test_a_varnish_that_is_not_there_is_an_error() -> None:
    with pytest.raises(requests.ConnectionError):
        VarnishBackend({"LOCATION": "http://127.0.0.1:9"}).purge_tags(["guide-1"])


def test_cloudfront_forgets_the_whole_api_as_one_path(
    listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_CLOUDFRONT", listener.address)
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    listener.status = 201
    listener.answer = "<Invalidation><Id>1</Id><Status>InProgress</Status></Invalidation>"
    backend = CloudfrontBackend(
        {
            "DISTRIBUTION_ID": "E1",
            "AWS_ACCESS_KEY_ID": "id",
            "AWS_SECRET_ACCESS_KEY": "secret",
        }
    )

    backend.purge_tags(TAGS)

    (told,) = listener.told
    assert told.path.endswith("/distribution/E1/invalidation")
    assert re.findall(r"<Path>(.*?)</Path>", told.body) == ["/api/v2/*"]

    listener.status = 400
    listener.answer = "<ErrorResponse><Error><Code>TooMany</Code></Error></ErrorResponse>"
    with pytest.raises(backend.client.exceptions.ClientError):
        backend.purge_tags(TAGS)


class Endpoints:
    """The part of Azure's clients that purges; it writes down what it is told."""

    def __init__(self) -> None:
        self.told: list[Any] = []
        self.endpoints = self

    def begin_purge_content(self, **asked: Any) -> None:
        """Take an order to purge."""
        self.told.append(asked)


@pytest.mark.parametrize(
    ("backend_class", "place"),
    [
        (AzureFrontDoorBackend, {"FRONT_DOOR_NAME": "door"}),
        (AzureCdnBackend, {"CDN_PROFILE_NAME": "profile", "CDN_ENDPOINT_NAME": "endpoint"}),
    ],
)
def test_azure_forgets_the_whole_api_as_one_path(
    backend_class: type[Any], place: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    backend = backend_class({"RESOURCE_GROUP_NAME": "clinics", **place})
    client = Endpoints()
    monkeypatch.setattr(backend, "_get_client", lambda: client)

    backend.purge_tags(TAGS)

    (asked,) = client.told
    assert asked.pop("content_file_paths") == {"contentPaths": ["/api/v2/*"]}
    assert sorted(asked.values()) == sorted(["clinics", *place.values()])

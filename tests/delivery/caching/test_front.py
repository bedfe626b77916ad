"""Answering before Django is asked."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext

from delivery.caching import kept
from delivery.caching.front import Front
from faq.models import FAQ
from tests.factories import a_guide, an_faq

pytestmark = pytest.mark.django_db(transaction=True)

DETAIL = "/api/v2/faqs/{}/"


class Passing:
    """A WSGI client. ``reached`` counts the requests that Django itself has answered."""

    def __init__(self) -> None:
        self.reached = 0
        self._django = get_wsgi_application()
        self._front = Front(self._counting)

    def _counting(self, environ: Any, start_response: Any) -> Any:
        self.reached += 1
        return self._django(environ, start_response)

    def get(self, path: str, method: str = "GET", **extra: Any) -> HttpResponse:
        """Return what the front answers."""
        environ = RequestFactory().generic(method, path, **extra).environ
        said: list[Any] = []
        body = self._front(environ, lambda status, headers, *more: said.append((status, headers)))
        content = b"".join(body)
        if hasattr(body, "close"):
            body.close()
        status, headers = said[0]
        response = HttpResponse(content, status=int(status.split()[0]))
        del response["Content-Type"]
        for name, value in headers:
            assert name not in response
            response[name] = value
        return response


@pytest.fixture
def front() -> Iterator[Passing]:
    kept.store.clear()
    yield Passing()
    kept.store.clear()


def test_a_kept_answer_is_the_same_with_its_headers_and_asks_no_table(front: Passing) -> None:
    path = DETAIL.format(an_faq().pk)
    first = front.get(path)
    with CaptureQueriesContext(connection) as queries:
        second = front.get(path)

    assert front.reached == 1
    assert len(queries) == 0
    assert (second.status_code, second.content) == (200, first.content)
    # The date is said once the second of the change is over: perhaps only the second time.
    dated = {"Last-Modified": second["Last-Modified"]} if "Last-Modified" in second else {}
    assert dict(second.items()) == {**dict(first.items()), **dated}
    assert dict(second.items()).keys() >= {
        "ETag",
        "Cache-Control",
        "Vary",
        "Access-Control-Allow-Origin",
        "X-Content-Type-Options",
        "Content-Length",
    }
    assert second["Vary"] == "Accept-Encoding"


def test_what_has_changed_is_made_anew(front: Passing) -> None:
    faq = an_faq(question="Before?")
    path = DETAIL.format(faq.pk)
    before = front.get(path)
    FAQ.objects.get(pk=faq.pk)
    faq.question = "After?"
    faq.save()
    after = front.get(path)

    assert front.reached == 2
    assert json.loads(after.content)["question"] == "After?"
    assert after["ETag"] != before["ETag"]


def test_an_answer_that_another_publication_left_alone_keeps_its_tag(front: Passing) -> None:
    path = DETAIL.format(an_faq().pk)
    before = front.get(path)
    an_faq()

    assert front.get(path)["ETag"] == before["ETag"]


def test_every_way_of_asking_the_same_gets_the_kept_answer(front: Passing) -> None:
    an_faq()
    answers = {
        front.get(f"/api/v2/faqs/?{query}").content
        for query in ("limit=5&offset=0", "offset=0&limit=5", "_=17&limit=5&offset=0")
    }

    assert len(answers) == front.reached == 1


@pytest.mark.parametrize("encoding", ["identity", "gzip", "br"])
def test_each_form_has_a_tag_of_its_own_that_is_answered_with_304(
    front: Passing, encoding: str
) -> None:
    path = DETAIL.format(an_faq(answer=f"<p>{'Words. ' * 100}</p>").pk)
    for _ in ("made now", "kept"):
        whole = front.get(path, HTTP_ACCEPT_ENCODING=encoding)
        again = front.get(path, HTTP_ACCEPT_ENCODING=encoding, HTTP_IF_NONE_MATCH=whole["ETag"])
        other = front.get(path, HTTP_ACCEPT_ENCODING="*;q=0", HTTP_IF_NONE_MATCH='"other"')

        assert whole.get("Content-Encoding", "identity") == encoding
        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == whole["ETag"]
        assert again["Cache-Control"] == whole["Cache-Control"]
        assert "Content-Type" not in again
        assert "Content-Length" not in again or again["Content-Length"] == "0"
        assert other.status_code == 200


def test_the_tags_of_the_forms_differ(front: Passing) -> None:
    path = DETAIL.format(an_faq(answer=f"<p>{'Words. ' * 100}</p>").pk)
    tags = {front.get(path, HTTP_ACCEPT_ENCODING=each)["ETag"] for each in ("", "gzip", "br")}

    assert len(tags) == 3


def test_head_has_the_headers_and_no_body(front: Passing) -> None:
    path = DETAIL.format(an_faq().pk)
    for _ in ("made now", "kept"):
        whole, head = front.get(path), front.get(path, "HEAD")

        assert head.content == b""
        assert dict(head.items()) == dict(whole.items())
    assert front.reached == 1


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_other_methods_are_left_to_django(front: Passing, method: str) -> None:
    path = DETAIL.format(an_faq().pk)
    front.get(path)

    assert front.get(path, method).status_code in (204, 405)
    assert front.reached == 2


def test_a_visitor_with_a_session_gets_what_everybody_gets(front: Passing) -> None:
    path = DETAIL.format(an_faq().pk)
    signed_in = front.get(path, HTTP_COOKIE="sessionid=abc; csrftoken=def")
    anonymous = front.get(path)

    assert front.reached == 1
    assert "Set-Cookie" not in signed_in
    assert dict(anonymous.items()) == dict(signed_in.items())


@pytest.mark.parametrize("query", ["unknown=1", "limit=x", "limit=5&limit=6", "fields=nothing"])
def test_refusals_are_not_kept(front: Passing, query: str) -> None:
    for _ in range(2):
        refused = front.get(f"/api/v2/faqs/?{query}")
        assert refused.status_code == 400
        assert refused["Cache-Control"] == "no-store"
        assert "ETag" not in refused
    assert front.reached == 2
    assert kept.store.held == 0


def test_what_has_no_name_is_answered_and_not_kept(front: Passing) -> None:
    for _ in range(2):
        assert front.get("/api/v2/faqs/?search=%ff").status_code == 200
    assert front.reached == 2


def test_a_failing_view_is_not_kept(front: Passing) -> None:
    front.get("/api/v2/faqs/99/")
    found = an_faq(pk=99)

    assert front.get(f"/api/v2/faqs/{found.pk}/").status_code == 200


@override_settings(ALLOWED_HOSTS=["guides.example.com"])
def test_a_host_that_is_not_ours_is_left_to_django(front: Passing) -> None:
    path = DETAIL.format(an_faq().pk)
    assert front.get(path, HTTP_HOST="guides.example.com").status_code == 200
    assert front.get(path, HTTP_HOST="guides.example.com").status_code == 200
    assert front.reached == 1

    assert front.get(path, HTTP_HOST="other.example.com").status_code == 400
    assert front.reached == 2


@override_settings(
    SECURE_SSL_REDIRECT=True, SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")
)
def test_plain_http_is_still_sent_to_https() -> None:
    kept.store.clear()
    front = Passing()
    path = DETAIL.format(an_faq().pk)
    for _ in range(2):
        assert front.get(path, HTTP_X_FORWARDED_PROTO="https").status_code == 200
    assert front.reached == 1

    assert front.get(path).status_code == 301
    assert front.get(path, HTTP_X_FORWARDED_PROTO="http").status_code == 301


def test_wagtails_own_endpoints_are_kept_until_anybody_commits(front: Passing) -> None:
    guide = a_guide(title="Peel", slug="peel")
    path = f"/api/v2/pages/{guide.pk}/"

    def is_kept() -> bool:
        front.get(path)
        reached = front.reached
        return front.get(path).status_code == 200 and front.reached == reached

    # Another test may be writing to the same PostgreSQL, where every commit counts.
    assert any(is_kept() for _ in range(200))

    reached = front.reached
    an_faq()

    assert front.get(path).status_code == 200
    assert front.reached == reached + 1


def test_an_open_transaction_sees_its_own_changes_and_keeps_nothing(client: Client) -> None:
    faq = an_faq(question="Before?")
    path = DETAIL.format(faq.pk)
    with transaction.atomic():
        faq.question = "Not yet?"
        faq.save()
        assert json.loads(client.get(path).content)["question"] == "Not yet?"
        transaction.set_rollback(True)

    assert json.loads(client.get(path).content)["question"] == "Before?"


def test_what_lies_outside_the_api_is_left_to_django(front: Passing) -> None:
    for _ in range(2):
        assert front.get("/health/").status_code == 200
    assert front.reached == 2

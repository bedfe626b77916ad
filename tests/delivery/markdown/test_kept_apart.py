"""Documents and their texts in front of Django: kept, and never taken for each other."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application
from django.test import RequestFactory

from delivery.caching import kept
from delivery.caching.front import Front
from guide_pages.models import GuidePage
from tests.factories import a_guide

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.any_database]

JSON = {"HTTP_ACCEPT": "application/json"}
MARKDOWN = {"HTTP_ACCEPT": "text/markdown, */*"}


class Reading:
    """A WSGI client. ``reached`` counts the requests that Django itself has answered."""

    def __init__(self) -> None:
        self.reached = 0
        self._django = get_wsgi_application()
        self._front = Front(self._counting)

    def _counting(self, environ: Any, start_response: Any) -> Any:
        self.reached += 1
        return self._django(environ, start_response)

    def get(self, path: str, **extra: Any) -> tuple[dict[str, list[str]], bytes]:
        """Return the headers, each with all its values, and the body."""
        environ = RequestFactory().get(f"/api/v2/{path}", **extra).environ
        headers: dict[str, list[str]] = {}

        def start(status: str, given: Any, *more: Any) -> None:
            for name, value in given:
                headers.setdefault(name, []).append(value)

        content = self._front(environ, start)
        body = b"".join(content)
        if hasattr(content, "close"):
            content.close()
        return headers, body


@pytest.fixture
def reading() -> Iterator[Reading]:
    """A process that has kept nothing yet."""
    kept.store.clear()
    yield Reading()
    kept.store.clear()


@pytest.fixture
def guide() -> GuidePage:
    """A published guide."""
    return a_guide(title="Peel", slug="peel")


def test_each_form_is_kept_and_given_to_those_who_ask_for_it(
    reading: Reading, guide: GuidePage
) -> None:
    first = [reading.get("guides/peel/", **asking) for asking in (JSON, MARKDOWN, {})]
    reached = reading.reached
    second = [reading.get("guides/peel/", **asking) for asking in (JSON, MARKDOWN, {})]

    assert second == first
    assert (reached, reading.reached) == (2, 2)
    assert [headers["Content-Type"] for headers, _ in second] == [
        ["application/json"],
        ["text/markdown; charset=utf-8"],
        ["application/json"],
    ]
    assert second[0] == second[2]


def test_a_kept_answer_says_each_header_once(reading: Reading, guide: GuidePage) -> None:
    for asking, name in ((JSON, "Link"), (MARKDOWN, "Content-Location")):
        for _ in ("made now", "kept"):
            headers, _body = reading.get("guides/peel/", **asking)
            assert len(headers[name]) == 1
            assert all(len(values) == 1 for values in headers.values())


def test_a_publication_reaches_both_forms(reading: Reading, guide: GuidePage) -> None:
    for asking in (JSON, MARKDOWN):
        reading.get("guides/peel/", **asking)
    guide.title = "Fresh peel"
    guide.save_revision().publish()

    for asking in (JSON, MARKDOWN):
        assert b"Fresh peel" in reading.get("guides/peel/", **asking)[1]
    assert b"# Fresh peel\n" in reading.get("guides/peel.md")[1]


def test_an_address_of_a_text_has_one_answer(reading: Reading, guide: GuidePage) -> None:
    answers = [reading.get("guides/peel.md", **asking) for asking in (JSON, MARKDOWN, {})]

    assert answers[0] == answers[1] == answers[2]
    assert reading.reached == 1

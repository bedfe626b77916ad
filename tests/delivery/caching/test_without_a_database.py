"""When the database does not answer: what was true, for a while, then a clear refusal."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client, override_settings

from delivery.caching import kept
from delivery.caching.moments import moments
from tests.factories import an_faq

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "sqlite", reason="PostgreSQL cannot be moved away in a test"
    ),
]


@contextmanager
def the_database_away() -> Iterator[None]:
    """Move the database aside, so that new connections find nothing."""
    path = Path(str(connection.settings_dict["NAME"]))
    connection.close()
    last = moments._last
    moments.forget()
    moments._last = last
    aside = path.rename(path.with_suffix(".aside"))
    try:
        yield
    finally:
        connection.close()
        path.unlink(missing_ok=True)
        aside.rename(path)
        moments.forget()


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    kept.store.clear()
    moments.forget()
    yield
    kept.store.clear()


def test_what_was_true_is_given_on_for_a_while(client: Client) -> None:
    path = f"/api/v2/faqs/{an_faq().pk}/"
    before = client.get(path)
    with the_database_away():
        answer = client.get(path)

    assert (answer.status_code, answer.content) == (200, before.content)


@override_settings(CLINIC_GUIDES_STALE_SECONDS=-1)
def test_after_that_time_a_refusal_says_when_to_come_back(client: Client) -> None:
    path = f"/api/v2/faqs/{an_faq().pk}/"
    client.get(path)
    with the_database_away():
        answer = client.get(path)

    assert answer.status_code == 503
    assert answer["Retry-After"] == "5"
    assert answer["Cache-Control"] == "no-store"
    assert json.loads(answer.content) == {
        "message": "The database does not answer. Try again soon."
    }
    assert client.get(path).status_code == 200


def test_what_is_not_kept_is_refused_at_once(client: Client) -> None:
    path = f"/api/v2/faqs/{an_faq().pk}/"
    client.get("/api/v2/faqs/")
    with the_database_away():
        assert client.get(path).status_code == 503

    assert client.get(path).status_code == 200

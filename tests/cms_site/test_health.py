"""What a load balancer is told."""

import json

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from delivery.caching.moments import DatabaseGone, moments


@pytest.mark.django_db
def test_a_migrated_database_that_answers_is_healthy() -> None:
    response = Client().get("/health/")

    assert response.status_code == 200
    assert response.json() == {"status": "ok"}
    assert response.headers["Cache-Control"] == "no-store"
    assert response.cookies == {}


@pytest.mark.django_db
def test_the_second_answer_costs_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client = Client()
    client.get("/health/")

    with django_assert_num_queries(1):
        assert client.get("/health/").status_code == 200


def test_a_database_that_does_not_answer_is_unavailable(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise OperationalError("connection refused at 10.0.0.7")

    monkeypatch.setattr(connection, "cursor", refuse)

    response = Client().get("/health/")

    assert response.status_code == 503
    assert json.loads(response.content) == {
        "status": "unavailable",
        "reason": "The database does not answer.",
    }


@pytest.mark.django_db(transaction=True)
def test_migrations_to_come_are_unavailable_until_they_are_applied() -> None:
    call_command("migrate", "wagtailredirects", "zero", verbosity=0)
    client = Client()
    try:
        before = client.get("/health/")
    finally:
        call_command("migrate", "wagtailredirects", verbosity=0)

    assert before.status_code == 503
    assert before.json()["reason"] == "The database has migrations to come."
    assert client.get("/health/").status_code == 200


@pytest.mark.django_db
def test_a_load_balancer_needs_neither_the_host_name_nor_https(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["guides.example.com"]
    settings.SECURE_SSL_REDIRECT = True

    assert Client().get("/health/", headers={"host": "10.0.0.3"}).status_code == 200


def test_other_methods_are_not_allowed() -> None:
    response = Client().post("/health/")

    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD"


def test_a_database_that_hangs_is_not_asked_without_a_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def give_up() -> None:
        raise DatabaseGone

    monkeypatch.setattr(moments, "now", give_up)

    # Without a database the cursor would fail the test.
    assert Client().get("/health/").status_code == 503

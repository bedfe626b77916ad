"""Asking the database whether anything has been committed."""

import threading
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.utils import timezone

from delivery.caching.moment import Moment
from delivery.caching.moments import DatabaseGone, Moments
from editions.models import EditionCounter
from tests.factories import an_faq

committing = pytest.mark.django_db(transaction=True)


def now(moments: Moments) -> Moment:
    moment = moments.now()
    assert moment is not None
    return moment


def elsewhere(work: object) -> None:
    """Run a piece of work in another thread, with a connection of its own."""
    assert callable(work)

    def run() -> None:
        try:
            work()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(30)
    assert not thread.is_alive()


@committing
def test_while_nobody_writes_the_moment_stays() -> None:
    moments = Moments()

    assert now(moments).editions == now(moments).editions == now(Moments()).editions


@committing
def test_a_publication_makes_another_moment_for_every_process() -> None:
    one, another = Moments(), Moments()
    before = now(one), now(another)
    an_faq()
    after = now(one), now(another)

    assert after[0].editions == after[1].editions != before[0].editions == before[1].editions
    assert after[0].commits != before[0].commits
    assert after[1].commits != before[1].commits


@committing
def test_any_other_commit_leaves_the_editions_as_they_are() -> None:
    moments = Moments()
    before = now(moments)
    elsewhere(
        lambda: Session.objects.create(
            session_key="a", session_data="", expire_date=timezone.now()
        )
    )
    after = now(moments)

    assert after.editions == before.editions
    assert after.commits != before.commits


@committing
def test_what_has_not_been_committed_makes_no_moment() -> None:
    moments = Moments()
    before = now(moments)
    told: list[Moment] = []
    with transaction.atomic():
        an_faq()
        elsewhere(lambda: told.append(now(moments)))
        transaction.set_rollback(True)

    assert told[0].editions == before.editions
    assert now(moments).editions == before.editions


@committing
def test_within_a_transaction_there_is_no_moment() -> None:
    with transaction.atomic():
        assert Moments().now() is None


@committing
def test_before_the_first_edition_there_is_a_moment() -> None:
    EditionCounter.objects.all().delete()

    assert now(Moments()).editions == ""


@committing
@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL cannot be moved away in a test"
)
def test_a_database_that_is_gone_is_told_and_found_again() -> None:
    path = Path(str(connection.settings_dict["NAME"]))
    moments = Moments()
    connection.close()
    moments.forget()
    aside = path.rename(path.with_suffix(".aside"))
    try:
        with pytest.raises(DatabaseGone):
            moments.now()
        assert moments.last(within=60) is None
    finally:
        aside.rename(path)


@committing
def test_the_newest_moment_is_remembered_for_a_while() -> None:
    moments = Moments()
    moment = now(moments)

    assert moments.last(within=60) == moment
    assert moments.last(within=-1) is None

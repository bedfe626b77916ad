"""Asking PostgreSQL for the moment while something stands in the way."""

import threading
import time
from collections.abc import Iterator

import pytest
from django.db import connection

from delivery.caching.moments import DatabaseGone, Moments
from delivery.caching.postgresql import PostgreSQLProbe

from .gate import Gate

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="of PostgreSQL alone"),
]


@pytest.fixture
def gate() -> Iterator[Gate]:
    settings = connection.settings_dict
    made = Gate(str(settings["HOST"] or "127.0.0.1"), int(settings["PORT"] or 5432))
    yield made
    made.close()


@pytest.fixture
def probe(gate: Gate) -> Iterator[PostgreSQLProbe]:
    behind = connection.copy()
    behind.settings_dict = {**behind.settings_dict, "HOST": "127.0.0.1", "PORT": str(gate.port)}
    made = PostgreSQLProbe(behind, patience=2)
    yield made
    made.close()


def test_a_connection_that_was_cut_is_made_again(gate: Gate, probe: PostgreSQLProbe) -> None:
    before = probe.ask()
    gate.cut()

    # Others commit to other databases of the same server meanwhile.
    assert probe.ask().editions == before.editions


def test_a_server_that_takes_the_question_and_does_not_answer_is_given_up(
    gate: Gate, probe: PostgreSQLProbe
) -> None:
    before = probe.ask()
    with gate.held():
        with pytest.raises(TimeoutError, match="no answer within 2 seconds"):
            probe.ask()
        # Another connection would take as long again.
        assert gate.accepted == 1
        with pytest.raises(Exception, match="timeout"):
            probe.ask()

    assert probe.ask().editions == before.editions


def test_while_it_does_not_answer_one_thread_waits_and_the_others_are_told(
    gate: Gate, probe: PostgreSQLProbe, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = Moments()
    monkeypatch.setattr(moments, "_probe_of", lambda name: probe)
    assert moments.now() is not None
    with gate.held():
        with pytest.raises(DatabaseGone):
            moments.now()
        time.sleep(1.1)
        told: list[bool] = []

        def ask() -> None:
            with pytest.raises(DatabaseGone):
                moments.now()
            told.append(True)

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)

    assert told == [True] * 4
    # The first one's, and one of whoever waited.
    assert gate.accepted == 2

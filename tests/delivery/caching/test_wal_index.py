"""Whether anything has been committed, read from SQLite's shared memory."""

import gc
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from itertools import cycle
from pathlib import Path

import pytest

from delivery.caching.sqlite import SQLiteProbe
from delivery.caching.wal_index import wal_index_of

pytestmark = pytest.mark.any_database

_WRITE = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], timeout=0.1, isolation_level=None)
try:
    connection.execute("UPDATE editions_editioncounter SET stamp = 'theirs'")
except sqlite3.OperationalError as error:
    sys.exit(str(error))
"""


def written_elsewhere(path: Path) -> str:
    """Have another process write, and return what it says against it."""
    command = [sys.executable, "-c", _WRITE, str(path)]
    return subprocess.run(command, capture_output=True, text=True).stderr.strip()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a database file with the table that the probe reads."""
    path = tmp_path / "db.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = wal")
        connection.execute("CREATE TABLE editions_editioncounter (id, number, stamp)")
        connection.execute("INSERT INTO editions_editioncounter VALUES (1, 0, 'a')")
        connection.commit()
    return path


@pytest.fixture
def probe(path: Path) -> Iterator[SQLiteProbe]:
    """Return a probe of that file that has been asked before."""
    probe = SQLiteProbe(str(path))
    probe.ask()
    probe.ask()
    yield probe
    probe.close()


def test_while_nobody_commits_sqlite_is_not_asked(probe: SQLiteProbe) -> None:
    asked: list[str] = []
    connection = probe._connection
    assert connection is not None
    connection.set_trace_callback(asked.append)
    before = probe.ask()

    assert [probe.ask() for _ in range(100)] == [before] * 100
    assert asked == []


def test_every_commit_is_seen_through_checkpoints_and_rewritten_logs(
    probe: SQLiteProbe, path: Path
) -> None:
    modes = ("PASSIVE", "RESTART", "TRUNCATE")
    between = cycle([*(f"PRAGMA wal_checkpoint({mode})" for mode in modes), "VACUUM"])
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA synchronous = off")
        for number in range(500):
            before = probe.ask()
            if number % 7 == 0:
                writer.execute(next(between)).fetchall()
            writer.execute("UPDATE editions_editioncounter SET stamp = ?", (f"s{number}",))
            after = probe.ask()

            assert after[0] == f"s{number}"
            assert after[1] != before[1]


def test_what_is_rolled_back_is_no_commit(probe: SQLiteProbe, path: Path) -> None:
    before = probe.ask()
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE editions_editioncounter SET stamp = 'b'")
        during = probe.ask()
        writer.execute("ROLLBACK")

    assert before == during == probe.ask()


def test_reading_the_index_takes_no_lock_from_connections_of_this_process(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE editions_editioncounter SET stamp = 'ours'")
        for _ in range(3):
            index = wal_index_of(str(path))
            assert index is not None
            assert index.headers() == index.headers()
            del index
            gc.collect()

        assert written_elsewhere(path) == "database is locked"
        writer.execute("COMMIT")
    assert written_elsewhere(path) == ""


def test_a_commit_of_another_process_is_seen(probe: SQLiteProbe, path: Path) -> None:
    assert written_elsewhere(path) == ""

    assert probe.ask()[0] == "theirs"


def test_without_a_write_ahead_log_sqlite_is_asked_each_time(tmp_path: Path, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = delete")
        probe = SQLiteProbe(str(path))
        try:
            before = probe.ask()
            assert wal_index_of(str(path)) is None
            connection.execute("UPDATE editions_editioncounter SET stamp = 'b'")

            assert before[0] == "a"
            assert probe.ask()[0] == "b"
        finally:
            probe.close()

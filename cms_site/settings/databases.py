"""How the site connects to its database."""

import warnings
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"
#: For how many seconds a thread goes on with a connection.
KEPT_SECONDS = 60
#: A host that has gone without a word is noticed within ten seconds while something is sent to
#: it, and within a minute while an answer is waited for.
POSTGRESQL_PATIENCE = {
    "connect_timeout": 10,
    "tcp_user_timeout": 10_000,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
}
SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"


def database(url: str, *, otherwise: Path) -> dict[str, Any]:
    """Return Django's settings for the database at ``url``, or for the SQLite file ``otherwise``.

    An empty or blank ``url`` means the file. Raises ``ImproperlyConfigured`` for anything that is
    neither SQLite nor PostgreSQL.
    """
    if not url.strip():
        return tuned({"ENGINE": SQLITE, "NAME": str(otherwise)})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = environ.Env.db_url_config(url)
        except ValueError:
            found = {}
    if found.get("ENGINE") not in (SQLITE, POSTGRESQL):
        raise ImproperlyConfigured(
            "DATABASE_URL must be like postgres://user:password@host:5432/name "
            "or sqlite:////folder/file.sqlite3"
        )
    return tuned(found)


def tuned(database: dict[str, Any]) -> dict[str, Any]:
    """Return the connection settings with what the project needs of SQLite or PostgreSQL.

    SQLite keeps readers and the one writer out of each other's way (write-ahead log), takes the
    write lock when a transaction begins rather than in its middle, and waits up to 20 seconds
    for it. Foreign keys are enforced by Django itself. Connections are kept between requests;
    those to PostgreSQL are tested before use, and given up when their host has gone.
    """
    if database["ENGINE"] == SQLITE:
        options = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": SQLITE_PRAGMAS,
        }
        return {
            "CONN_MAX_AGE": KEPT_SECONDS,
            **database,
            "OPTIONS": {**options, **database.get("OPTIONS", {})},
        }
    return {
        "CONN_MAX_AGE": KEPT_SECONDS,
        "CONN_HEALTH_CHECKS": True,
        **database,
        "OPTIONS": {**POSTGRESQL_PATIENCE, **database.get("OPTIONS", {})},
    }

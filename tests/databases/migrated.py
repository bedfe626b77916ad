"""A database as the migrations leave it, kept from one run of the tests to the next.

Running all migrations takes longer than the tests of most folders. What they have made is
therefore kept, with a digest of everything it follows from, and copied; one process makes it
while the others wait. Django runs ``migrate`` on the copy as on any database, so that what comes
after every migration (permissions, content types) is made by the code as it is now.
"""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection

from .digest import digest_of_migrations


def begin_migrated(folder: Path) -> bool:
    """Let the tests' database begin as a copy of the kept one, which is made where it is missing.

    A SQLite file is kept in ``folder``, a PostgreSQL database beside those of the tests. Returns
    whether the copy is there already; where not, Django copies it as it makes the database.
    """
    test, digest = connection.settings_dict["TEST"], digest_of_migrations()
    with _alone_in(folder):
        if connection.vendor == "sqlite":
            shutil.copyfile(_kept_file(folder, digest), test["NAME"])
            return True
        test["TEMPLATE"] = _kept_database(digest)
        return False


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _kept_file(folder: Path, digest: str) -> Path:
    kept = folder / f"{digest}.sqlite3"
    if not kept.exists():
        for older in folder.glob("*.sqlite3*"):
            older.unlink()
        making = folder / f"{digest}.sqlite3-making"
        _migrate(str(making))
        making.rename(kept)
    return kept


def _kept_database(digest: str) -> str:
    # One for each name that tests are given, not one for each digest: nobody would drop those.
    name = f"test_{connection.settings_dict['NAME']}_migrated"
    with connection._nodb_cursor() as cursor:
        cursor.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s",
            [name],
        )
        is_kept = cursor.fetchone() == (digest,)
    if not is_kept:
        _migrate(name)
        with connection._nodb_cursor() as cursor:
            quoted = connection.ops.quote_name(name)
            cursor.execute(f"COMMENT ON DATABASE {quoted} IS '{digest}'")
    return name


def _migrate(name: str) -> None:
    """Make a database of this name, in place of any that has it, and run all migrations there."""
    own_name = settings.DATABASES[DEFAULT_DB_ALIAS]["NAME"]
    test = connection.settings_dict["TEST"]
    tests_name, test["NAME"] = test["NAME"], name
    try:
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        # Only the connection is closed, and its settings are what they were.
        connection.creation.destroy_test_db(own_name, verbosity=0, keepdb=True)
    finally:
        test["NAME"] = tests_name

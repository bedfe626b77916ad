"""The steps that take an installation from any state to one that can serve."""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management.base import CommandError
from django.db import connection
from wagtail.models import Site

POSTGRESQL_LOCK = 0x636C696E6963
"""The number of the advisory lock; any constant that nothing else in the database uses."""


@contextmanager
def alone() -> Iterator[None]:
    """Hold the only right to set up this installation; another process waits for it.

    Guards the data folder on this machine, and with PostgreSQL also the database, whichever
    machine the other process runs on. The system gives both back when the process ends.
    Raises ``CommandError`` where there can be no data folder.
    """
    data = Path(settings.DATA_DIR)
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder = os.open(data, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise CommandError(
            f"DATA_DIR must name a folder that can be made, not {data}: {error.strerror}"
        ) from error
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_lock(%s)", [POSTGRESQL_LOCK])
        yield
    finally:
        if connection.vendor == "postgresql" and connection.connection:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [POSTGRESQL_LOCK])
        os.close(folder)


def static_files_stamp() -> str:
    """Return a text that changes when any static file of any app is added, changed or removed."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            state = os.stat(storage.path(path))
            digest.update(f"{path} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def give_the_default_site_its_address() -> None:
    """Set the host and port of a site that still has the ones Wagtail begins with.

    They come from ``PUBLIC_BASE_URL``. A site whose address somebody has set is left alone.
    """
    address = urlsplit(settings.PUBLIC_BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True, hostname="localhost", port=80).first()
    if site and address.hostname and (address.hostname, port) != ("localhost", 80):
        site.hostname, site.port = address.hostname, port
        site.save()

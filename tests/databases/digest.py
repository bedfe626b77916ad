"""Everything that a migrated database follows from, in one digest."""

import hashlib
import sqlite3
import sys
from collections.abc import Iterator
from importlib.metadata import distributions
from importlib.util import find_spec
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection

#: Settings that say where something lies on this machine, or alter from run to run.
OF_THE_PLACE = {"DATABASES", "DATA_DIR", "MEDIA_ROOT", "STATIC_ROOT"}


def digest_of_migrations() -> str:
    """Return a digest of all migrations, of what is installed, and of all settings."""
    digest = hashlib.sha256()
    for said in (*_installed(), *_settings(), *_migrations()):
        digest.update(f"{len(said)}\n".encode() + said)
    return digest.hexdigest()


def _installed() -> Iterator[bytes]:
    yield f"{sys.version} {connection.vendor} {sqlite3.sqlite_version}".encode()
    versions = sorted(f"{each.name}=={each.version}" for each in distributions())
    yield "\n".join(versions).encode()


def _settings() -> Iterator[bytes]:
    for name in sorted(filter(str.isupper, dir(settings))):
        if name not in OF_THE_PLACE:
            yield f"{name} = {getattr(settings, name)!r}".encode()


def _migrations() -> Iterator[bytes]:
    for app in apps.get_app_configs():
        module = settings.MIGRATION_MODULES.get(app.label, f"{app.name}.migrations")
        spec = find_spec(module) if module else None
        folders = spec.submodule_search_locations or [] if spec else []
        yield f"{app.name} {len(folders)}".encode()
        for file in sorted(file for folder in folders for file in Path(folder).rglob("*.py")):
            yield file.name.encode()
            yield file.read_bytes()

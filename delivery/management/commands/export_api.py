"""``manage.py export_api``: the public API as files."""

import argparse
import os
from pathlib import Path
from typing import Any, TextIO

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.core.management.base import BaseCommand, CommandError, CommandParser

from delivery.exporting.export import Asked, Summary, Watch, export
from delivery.exporting.folder import Folder
from delivery.exporting.processes import ProcessDied
from delivery.exporting.progress import Progress
from delivery.exporting.storage import StorageTarget
from delivery.exporting.target import ExportRefused, Target, TargetFailed, cause_of

_STORAGE = "storage:"
#: What to install for backends of django-storages, by how their dotted paths begin.
_PACKAGES = {
    "storages.backends.s3": "django-storages[s3]",
    "storages.backends.gcloud": "django-storages[google]",
    "storages.backends.azure_storage": "django-storages[azure]",
}


class Command(BaseCommand):
    """Exit code 0 when readers see the new export, 1 when they see the one before."""

    help = (
        "Write every public answer of the API to files, with the same bytes and, in manifests, "
        "the same headers. Only what may have changed since the last export is made again. "
        "docs/export.md says how the files are laid out and served."
    )

    _verbosity = 1
    _progress: Progress | None = None

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "target", help="a folder, or storage:ALIAS[/prefix] with an alias of STORAGES"
        )
        parser.add_argument(
            "--clinic",
            action="append",
            default=[],
            metavar="CODE",
            help="only this clinic; may be given several times (all, and the group's own copy)",
        )
        parser.add_argument(
            "--since",
            metavar="CURSOR",
            help="make again what has changed since this cursor (the last export's)",
        )
        parser.add_argument(
            "--full", action="store_true", help="make and write everything, whatever is there"
        )
        parser.add_argument(
            "--compressed", action="store_true", help="write .br and .gz files beside"
        )
        parser.add_argument(
            "--processes",
            type=_positive,
            default=os.cpu_count() or 1,
            help="processes that make answers (%(default)s, one for each processor)",
        )

    def handle(self, *, target: str, verbosity: int, **options: Any) -> None:
        self._verbosity = verbosity
        asked = Asked(
            clinics=options["clinic"],
            since=options["since"],
            is_full=options["full"],
            is_compressed=options["compressed"],
            processes=options["processes"],
        )
        watch = Watch(say=self._say, begin=self._begin, add=self._add)
        try:
            summary = export(_target(target), asked, watch)
        except (ExportRefused, TargetFailed, ProcessDied) as reason:
            raise CommandError(str(reason)) from reason
        finally:
            if self._progress is not None:
                self._progress.end()
        if verbosity:
            self.stdout.write(_told(summary))

    def _say(self, sentence: str) -> None:
        if self._verbosity:
            self.stderr.write(sentence)

    def _begin(self, estimate: int, folders: int) -> None:
        if self._verbosity:
            self._progress = Progress(_bare(self.stderr), estimate, folders)

    def _add(self, done: Any) -> None:
        if self._progress is not None:
            self._progress.add(done)


def _bare(stream: Any) -> TextIO:
    """Return the stream in Django's wrapper, which would end every line."""
    bare: TextIO = stream._out
    return bare


def _target(name: str) -> Target:
    if not name.strip():
        raise CommandError("The target is empty. Name a folder, or storage:ALIAS[/prefix].")
    if not name.startswith(_STORAGE):
        return Folder(Path(name).absolute())
    alias, _, prefix = name.removeprefix(_STORAGE).partition("/")
    return StorageTarget(_storage(alias), alias, prefix)


def _storage(alias: str) -> Storage:
    if alias not in storages.backends:
        known = ", ".join(sorted(storages.backends))
        raise CommandError(f"No storage has the alias “{alias}”. STORAGES has {known}.")
    try:
        return storages[alias]
    except Exception as error:  # whatever a backend says
        raise CommandError(
            f'STORAGES["{alias}"] makes no storage: {cause_of(error)}. {_remedy(alias, error)}'
        ) from error


def _remedy(alias: str, error: Exception) -> str:
    backend = settings.STORAGES[alias].get("BACKEND", "")
    for beginning, package in _PACKAGES.items():
        if backend.startswith(beginning) and isinstance(error.__cause__, ImportError):
            return f"Install the package {package}."
    return "Mend its BACKEND or its OPTIONS."


def _told(summary: Summary) -> str:
    if summary.is_unchanged:
        return f"Nothing has changed since the last export, as of {summary.cursor}."
    rate = summary.answers / max(summary.seconds, 0.001)
    return (
        f"Exported {summary.answers:,} answers as of {summary.cursor} in "
        f"{summary.seconds:.1f} seconds ({rate:,.0f} a second): {summary.made:,} made; "
        f"{summary.written:,} files written ({summary.size:,} bytes), {summary.kept:,} unchanged, "
        f"{summary.removed:,} deleted."
    )


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"must be a whole number, 1 or more, not “{text}”")
    return int(text)

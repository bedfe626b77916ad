"""`manage.py import_clinics`: a spreadsheet becomes published clinics."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from clinics.spreadsheet.applying import Progress, apply_import
from clinics.spreadsheet.decoding import LARGEST_FILE
from clinics.spreadsheet.planning import plan_import
from clinics.spreadsheet.reading import read_sheet
from clinics.spreadsheet.report import problem_line, report, summary

SECONDS_BETWEEN_REPORTS = 1.0


class Command(BaseCommand):
    """Import clinics from a CSV file, all of them or none."""

    help = (
        "Import clinics from a CSV file: adds those that are missing and, with --update, changes "
        "those that exist. Nothing is imported while one line has a problem. Never deletes."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the file and the choices."""
        parser.add_argument("file", metavar="FILE", help="a CSV file; - reads standard input")
        parser.add_argument("--dry-run", action="store_true", help="report only, save nothing")
        parser.add_argument("--update", action="store_true", help="change clinics that exist")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import the file.

        Raises:
            CommandError: when the file has a problem; nothing is imported and the exit code
                is 1.
        """
        sheet = read_sheet(_bytes(options["file"]))
        update = options["update"]
        if options["dry_run"]:
            plan = plan_import(sheet, update=update).plan
        else:
            plan = apply_import(sheet, update=update, progress=self._progress())
        for problem in plan.problems:
            self.stderr.write(problem_line(problem))
        done = not options["dry_run"]
        if plan.problems:
            raise CommandError(summary(plan, done=done), returncode=1)
        self.stdout.write(report(plan, done=done))

    def _progress(self) -> Progress:
        started = last = monotonic()

        def progress(done: int, total: int) -> None:
            nonlocal last
            now = monotonic()
            if now - last >= SECONDS_BETWEEN_REPORTS:
                last = now
                seconds = round(now - started)
                line = _("%(done)s of %(total)s clinics saved (%(seconds)s s)")
                self.stderr.write(line % {"done": done, "total": total, "seconds": seconds})

        return progress


def _bytes(name: str) -> bytes:
    """Return the file's bytes, at most one more than may be read."""
    if name == "-":
        return sys.stdin.buffer.read(LARGEST_FILE + 1)
    try:
        with Path(name).open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or _("not a name of a file")
        raise CommandError(
            _("%(name)s can’t be read (%(reason)s): check its name and rights.")
            % {"name": name, "reason": reason},
            returncode=2,
        ) from error

"""`manage.py export_clinics`: the published clinics as a spreadsheet that can be imported."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from clinics.models import Location
from clinics.spreadsheet.exporting import export_clinics
from clinics.spreadsheet.problems import nearest


class Command(BaseCommand):
    """Write the published clinics to a CSV file or to standard output."""

    help = "Export the published clinics as a CSV file that import_clinics reads."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the file and the choice of a region."""
        parser.add_argument("file", metavar="FILE", nargs="?", help="standard output without it")
        parser.add_argument("--region", metavar="CODE", help="only the clinics below this region")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file.

        Raises:
            CommandError: when there is no such region or the file can’t be written.
        """
        content = export_clinics(_region(options["region"]))
        if options["file"] is None:
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
            return
        try:
            Path(options["file"]).write_bytes(content)
        except OSError as error:
            raise CommandError(
                _("%(name)s can’t be written (%(reason)s): check its folder and rights.")
                % {"name": options["file"], "reason": error.strerror},
                returncode=2,
            ) from error


def _region(code: str | None) -> Location | None:
    if code is None:
        return None
    region = Location.objects.filter(code=code).first()
    if region is None:
        near = nearest(code, Location.objects.values_list("code", flat=True))
        if near:
            sentence = _("There is no region “%(code)s”. Did you mean “%(nearest)s”?")
        else:
            sentence = _("There is no region “%(code)s”. Write the code of a region.")
        raise CommandError(sentence % {"code": code, "nearest": near}, returncode=1)
    return region

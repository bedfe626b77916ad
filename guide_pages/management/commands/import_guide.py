"""`manage.py import_guide`: a copywriter's documents become guides."""

import json
import logging
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from guide_pages.importing.import_document import ImportChoices, import_document, refused
from guide_pages.importing.reading.decoding import LARGEST_DOCUMENT
from guide_pages.importing.report import FileReport, for_machines, for_people


class Command(BaseCommand):
    """Import documents, each as one guide with its FAQs."""

    help = (
        "Import documents (.txt, .md) as treatment guides. Prints what was understood and what "
        "is doubtful. A new guide is a draft unless --publish is given."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the files and the choices."""
        parser.add_argument("files", nargs="+", metavar="FILE", help="a document, .txt or .md")
        parser.add_argument("--publish", action="store_true", help="publish guide and new FAQs")
        parser.add_argument("--dry-run", action="store_true", help="report only, save nothing")
        parser.add_argument(
            "--update", action="store_true", help="change a guide that exists, as a new draft"
        )
        parser.add_argument("--json", action="store_true", help="print the report as JSON")
        parser.add_argument("--parent", help="id or slug of the guide library to import into")
        parser.add_argument("--title", default="", help="title, instead of the document's own")
        parser.add_argument("--locale", help="language code, for example en")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import every file; a refused one stops none of the others.

        Raises:
            CommandError: after all files, when one was refused; the exit code is 1. Before
                any, when one title is given for several files.
        """
        if options["title"] and len(options["files"]) > 1:
            raise CommandError("--title names one guide: import the files one by one.")
        choices = ImportChoices(
            publish=options["publish"],
            dry_run=options["dry_run"],
            update=options["update"],
            parent=options["parent"],
            title=options["title"],
            locale=options["locale"],
        )
        with _saying_nothing_of_pages() if choices.dry_run else nullcontext():
            reports = [_imported(Path(name), choices) for name in options["files"]]
        if options["json"]:
            self.stdout.write(json.dumps(for_machines(reports), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n\n".join(for_people(report) for report in reports))
        refusals = sum(report.result == "refused" for report in reports)
        if refusals:
            raise CommandError(f"{refusals} of {len(reports)} files refused.", returncode=1)


@contextmanager
def _saying_nothing_of_pages() -> Iterator[None]:
    """Keep out of the log which pages Wagtail has made, as long as all is undone again."""
    logger = logging.getLogger("wagtail")
    level = logger.level
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.setLevel(level)


def _imported(path: Path, choices: ImportChoices) -> FileReport:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_DOCUMENT + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a name of a file"
        return refused(str(path), f"The file can't be read ({reason}): check its name and rights.")
    return import_document(str(path), data, choices).report

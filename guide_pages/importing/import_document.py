"""One file from its bytes to the library, in one transaction."""

from dataclasses import dataclass

from django.db import DatabaseError, transaction

from guide_pages.importing.reading.readers import read_document
from guide_pages.importing.refusal import DocumentRefused
from guide_pages.importing.report import FileReport, Result
from guide_pages.importing.saving.guides import Saved, save_guide
from guide_pages.importing.saving.places import library_for, locale_for
from guide_pages.importing.understanding.guide import UnderstoodGuide, understand
from guide_pages.models import GuidePage

_WOULD: dict[Result, Result] = {"created": "would_create", "updated": "would_update"}
_NOTHING_TO_PUBLISH = (
    "The document has no copy to publish: write some under its headings, or import it as a draft."
)


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """How files are imported.

    `parent` is a library's id or slug, `locale` a language code, `title` goes before the
    document's own. With `dry_run` everything is done and undone again.
    """

    publish: bool = False
    dry_run: bool = False
    update: bool = False
    parent: str | None = None
    title: str = ""
    locale: str | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """The report on a file, and the guide, None when it was refused or nothing was saved."""

    report: FileReport
    guide: GuidePage | None


def import_document(name: str, data: bytes, choices: ImportChoices) -> Imported:
    """Import a file's bytes; `name` tells its form and stands in the report.

    Never raises for what is in the file: a file that can't be imported is reported as refused
    and leaves the database as it was.
    """
    understood: UnderstoodGuide | None = None
    try:
        understood = understand(read_document(name, data), file_name=name, title=choices.title)
        if choices.publish and not understood.has_copy:
            raise DocumentRefused(_NOTHING_TO_PUBLISH)
        saved = _save(understood, choices)
    except DocumentRefused as refusal:
        return Imported(refused(name, str(refusal), understood), None)
    except DatabaseError as error:
        message = f"The database refused the guide, try again: {' '.join(str(error).split())}"
        return Imported(refused(name, message, understood), None)
    result = _WOULD.get(saved.result, saved.result) if choices.dry_run else saved.result
    report = FileReport(
        file=name,
        result=result,
        guide=understood,
        reused=saved.reused,
        doubts=saved.doubts,
        is_published=choices.publish and not choices.dry_run,
    )
    return Imported(report, None if choices.dry_run else saved.guide)


def refused(name: str, message: str, understood: UnderstoodGuide | None = None) -> FileReport:
    """The report on a file that is not imported."""
    return FileReport(file=name, result="refused", guide=understood, error=message)


def _save(understood: UnderstoodGuide, choices: ImportChoices) -> Saved:
    with transaction.atomic():
        library = library_for(choices.parent, choices.locale)
        locale = locale_for(choices.locale, library)
        saved = save_guide(
            understood,
            library=library,
            locale=locale,
            update=choices.update,
            publish=choices.publish,
        )
        if choices.dry_run:
            transaction.set_rollback(True)
    return saved

"""The export of one folder of answers: what is known to be the same is taken over unmade."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.utils.http import http_date
from pydantic import ValidationError

from delivery.caching.negotiation import last_modified
from delivery.documents import forget_documents
from guide_pages.document.models import GuideDocument

from .answers import PlaceAnswers
from .known import Lost, VersionsKnown
from .made import Entry, Headers, Made, compressed_forms, entry_of
from .manifest import Manifest, Part, State, digest_of, manifest_in, written_manifest
from .reach import Reach, Reaches
from .target import PartDone, Target, Writer


def export_part(
    clinic: str | None, state: State, target: Target, reaches: Reaches | None
) -> PartDone:
    """Bring a clinic's folder to a state; without a code, the folder of what is no clinic's.

    Without ``reaches`` no file that is there is trusted.
    """
    finished = target.finished(clinic)
    if finished is not None:
        entries = manifest_in(finished).entries
        return PartDone(_part(clinic, len(entries), finished), kept=_count(entries))
    known = target.known(clinic) if reaches is not None else None
    try:
        return _PartExport(clinic, state, target, known, reaches).done()
    except Lost:
        return _PartExport(clinic, state, target, None, reaches).done()
    finally:
        forget_documents()


class _PartExport:
    def __init__(
        self,
        clinic: str | None,
        state: State,
        target: Target,
        known: Manifest | None,
        reaches: Reaches | None,
    ) -> None:
        self._clinic = clinic
        self._state = state
        self._known = known
        self._before: Mapping[str, Entry] = known.by_file if known is not None else {}
        self._reach = reaches.since(known.state) if known and reaches else None
        self._answers = PlaceAnswers(clinic)
        self._writer: Writer = target.writer(clinic)
        self._entries: list[Entry] = []
        self._made = self._written = self._kept = self._size = 0

    def done(self) -> PartDone:
        answers, versions = self._answers, VersionsKnown(self._answers)
        self._take_all(answers.own())
        known = self._known.versions() if self._known is not None else {}
        if self._guides_may_differ():
            self._remember_guides()
            self._take_all(answers.guides())
        else:
            versions.guide_versions = known
            self._take_over("guides", "sitemap")
        if self._faqs_may_differ():
            self._take_all(answers.faqs())
        else:
            versions.faq_versions = known
            self._take_over("faqs")
        self._take_all(answers.redirects())
        self._take_all(answers.changes(versions))
        manifest = written_manifest(Manifest(self._clinic, self._state, self._entries))
        self._writer.finish(manifest)
        files = {file for entry in self._entries for file in entry.files}
        before = {file for entry in self._before.values() for file in entry.files}
        return PartDone(
            part=_part(self._clinic, len(self._entries), manifest),
            made=self._made,
            written=self._written,
            kept=self._kept,
            size=self._size,
            gone=sorted(before - files),
        )

    # What may differ

    @property
    def _usable_reach(self) -> Reach | None:
        """Return what was published since, if it tells all that may differ in the files."""
        known = self._known
        if known is None or known.state.compressed != self._state.compressed:
            return None
        return self._reach

    def _guides_may_differ(self) -> bool:
        reach = self._usable_reach
        return reach is None or reach.alters(self._answers.tags_of_guides())

    def _faqs_may_differ(self) -> bool:
        reach, answers = self._usable_reach, self._answers
        if reach is None:
            return True
        library = answers.library
        served = {answers.faq_address(key) for key in answers.faq_keys()}
        known = {
            address
            for entry in self._before.values()
            if entry.version is not None and entry.file.startswith("faqs/")
            for address in entry.addresses
        }
        return served != known or reach.alters_faqs(library.serving, library.served_faqs())

    def _remember_guides(self) -> None:
        """Read documents that are the same from their files, which costs less than making them."""
        reach, library = self._usable_reach, self._answers.library
        if reach is None:
            return
        for language in self._answers.languages:
            for guide in library.served_guides(language):
                file = self._answers.guide_file(guide, language)
                entry = self._before.get(file)
                if entry is None or reach.alters(entry.tags):
                    continue
                document = _document_in(self._writer.read(file), entry)
                if document is not None and document.id == guide.object_id:
                    tags = entry.headers["Cache-Tag"].split(",")
                    library.take(guide, document, tuple(tags))

    # Taking files

    def _take_over(self, *names: str) -> None:
        """Keep what endpoints answer; their lists are of the newest state all the same."""
        changed_at = self._answers.library.changed_at()
        date = http_date(last_modified(changed_at).timestamp()) if changed_at else None
        for entry in self._before.values():
            if not entry.file.startswith(tuple(f"{name}{end}" for name in names for end in "/.")):
                continue
            for file in entry.files:
                if not self._writer.keep(file):
                    raise Lost(file)
            self._kept += len(entry.files)
            self._entries.append(_dated(entry, date) if entry.version is None else entry)

    def _take_all(self, made: Iterable[Made]) -> None:
        for each in made:
            self._made += 1
            self._entries.append(self._taken(each))

    def _taken(self, made: Made) -> Entry:
        before = self._before.get(made.file)
        is_same = before is not None and before.etag == made.answer.form("identity").etag
        if before is not None and is_same and self._knows_forms():
            entry = replace(before, addresses=made.addresses, version=made.version)
            entry = _with_headers(entry, entry_of(made, {}).headers)
            if all(map(self._writer.keep, entry.files)):
                self._kept += len(entry.files)
                return entry
        if is_same and self._writer.keep(made.file):
            self._kept += 1
        else:
            self._write(made.file, made.answer.body)
        forms = compressed_forms(made.answer) if self._state.compressed else {}
        entry = entry_of(made, forms)
        for file, form in zip(entry.files[1:], forms.values(), strict=True):
            self._write(file, form.body)
        return entry

    def _knows_forms(self) -> bool:
        """Say whether the compressed files are those that this build would make."""
        known = self._known.state if self._known is not None else None
        wanted = self._state
        return known is not None and (
            (known.build, known.compressed) == (wanted.build, wanted.compressed)
            or not (known.compressed or wanted.compressed)
        )

    def _write(self, file: str, body: bytes) -> None:
        self._writer.write(file, body)
        self._written += 1
        self._size += len(body)


def _document_in(body: bytes | None, entry: Entry) -> GuideDocument | None:
    """Return the document in a file; ``None`` when the file is not what the manifest says."""
    if body is None or entry.etag != f'"{digest_of(body)}"':
        return None
    try:
        return GuideDocument.model_validate_json(body)
    except ValidationError:
        return None


def _dated(entry: Entry, date: str | None) -> Entry:
    return _with_headers(entry, {**entry.headers, **({"Last-Modified": date} if date else {})})


def _with_headers(entry: Entry, headers: Headers) -> Entry:
    """Return an entry with these headers; compressed forms differ from them as they did."""
    own = {
        encoding: {name: v for name, v in form.items() if entry.headers.get(name) != v}
        for encoding, form in entry.forms.items()
    }
    forms = {encoding: {**headers, **form} for encoding, form in own.items()}
    return replace(entry, headers=headers, forms=forms)


def _part(clinic: str | None, answers: int, manifest: bytes) -> Part:
    return Part(clinic, answers, digest_of(manifest))


def _count(entries: Iterable[Entry]) -> int:
    return sum(len(entry.files) for entry in entries)

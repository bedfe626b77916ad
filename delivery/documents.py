"""The documents of the current snapshot, each made once for as long as it is current."""

from collections.abc import Callable
from typing import Generic, TypeVar

from editions.entries import Entry, Snapshot
from editions.snapshot import follower
from faq.document import make_faq
from guide_pages.blocks.showing import SHARED
from guide_pages.document.make import link_target_in, make_document
from guide_pages.document.models import GuideDocument
from guide_pages.document.ordering import ordered_guides

from .addresses import PublicAddresses
from .models import FAQMeta, FAQResource

Document = TypeVar("Document")
FAQ_TYPE = "faq.FAQ"

addresses = PublicAddresses()


class _Shelf(Generic[Document]):
    """Documents of one kind, kept while their snapshot is the current one."""

    def __init__(self, make: Callable[[Entry, Snapshot], Document]) -> None:
        self._make = make
        self._kept: tuple[Snapshot, dict[int, Document]] = (Snapshot(), {})

    def get(self, entry: Entry, snapshot: Snapshot) -> Document:
        kept_for, documents = self._kept
        if kept_for is not snapshot:
            documents = {}
            self._kept = (snapshot, documents)
        if entry.object_id not in documents:
            documents[entry.object_id] = self._make(entry, snapshot)
        return documents[entry.object_id]


def _make_guide(entry: Entry, snapshot: Snapshot) -> GuideDocument:
    return make_document(entry, snapshot, addresses)


def _make_faq(entry: Entry, snapshot: Snapshot) -> FAQResource:
    versions = [entry.number]

    def used(other: Entry) -> None:
        versions.append(other.number)

    made = make_faq(entry, snapshot, link_target_in(snapshot, addresses, used), used)
    return FAQResource(
        **dict(made),
        origin=SHARED,
        meta=FAQMeta(
            type=FAQ_TYPE,
            detail_url=addresses.faq_detail(entry.object_id),
            locale=(entry.payload or {})["locale"],
            content_version=max(versions),
        ),
    )


_guides = _Shelf(_make_guide)
_faqs = _Shelf(_make_faq)


class Library:
    """All public documents as of one moment. One query finds out whether anything is new."""

    def __init__(self) -> None:
        self.snapshot = follower.snapshot()

    def guides(self, locale: str) -> list[GuideDocument]:
        """Return the guides of a language in the editors' order, featured ones first."""
        entries = ordered_guides(self.snapshot, locale)
        return [_guides.get(entry, self.snapshot) for entry in entries]

    def guide_by_id(self, guide_id: int) -> GuideDocument | None:
        """Return a public guide."""
        entry = self.snapshot.find("guide", guide_id)
        if entry is None or entry.payload is None:
            return None
        return _guides.get(entry, self.snapshot)

    def guide_by_slug(self, slug: str, locale: str) -> GuideDocument | None:
        """Return the public guide with this slug in this language."""
        for entry in self.snapshot.public("guide"):
            if entry.key == slug and entry.payload and entry.payload["locale"] == locale:
                return _guides.get(entry, self.snapshot)
        return None

    def faqs(self, locale: str) -> list[FAQResource]:
        """Return the FAQs of a language by their question."""
        entries = [
            entry
            for entry in self.snapshot.public("faq")
            if entry.payload and entry.payload["locale"] == locale
        ]
        documents = [_faqs.get(entry, self.snapshot) for entry in entries]
        return sorted(documents, key=lambda document: document.question.casefold())

    def faq_by_id(self, faq_id: int) -> FAQResource | None:
        """Return a public FAQ."""
        entry = self.snapshot.find("faq", faq_id)
        if entry is None or entry.payload is None:
            return None
        return _faqs.get(entry, self.snapshot)

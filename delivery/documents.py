"""The documents of the current snapshot, each made once for as long as it is true and kept."""

import re
from collections.abc import Callable, Hashable
from datetime import datetime
from typing import TypeVar

from clinics.places import tree_of
from clinics.redirects.leading import Website
from clinics.redirects.record import patterns_ever, slugs_ever
from clinics.redirects.website import website_of
from clinics.serving import Serving
from clinics.settings import own_page_share
from clinics.tree import Node
from editions.entries import Entry
from editions.snapshot import follower
from guide_pages.document.models import GuideDocument

from .addresses import PublicAddresses
from .clinics.choosing import clinic_asked_for, is_open
from .clinics.document import make_clinic, make_clinic_summary
from .clinics.models import ClinicDocument, ClinicSummary
from .faq_documents import ServedFAQ, faqs_in_guide, make_faq_resource, served_faqs
from .resources import FAQResource
from .shelves import Shelf, Shelves
from .tags import tags_of_guide, tags_of_place

#: How many documents a process keeps, of some 40 KiB each, to make lists and other answers of.
ROOM = 1_500
#: No id has more digits than this.
MAX_DIGITS = 19

Made = TypeVar("Made")

addresses = PublicAddresses()
_shelves = Shelves(ROOM)


class Library:
    """All that one clinic serves, or the group, as of one moment.

    One query finds out whether anything is new.
    """

    def __init__(self, clinic: str | None = None) -> None:
        """``clinic`` is a code; without one it is the group's own copy.

        Raises:
            BadRequest: when no clinic has the code.
            Gone: when the clinic has closed.
        """
        self.snapshot = follower.snapshot()
        self.tree = tree_of(self.snapshot)
        node = self.tree.group if clinic is None else clinic_asked_for(self.tree, clinic)
        self._shelf = self._shelf_of(node)
        self.serving = self._shelf.serving

    def changed_at(self, version: int | None = None) -> datetime | None:
        """Return since when a document of this version is true; without one, everything.

        ``None`` while nothing has been published.
        """
        entry = self.snapshot.by_number.get(version or self.snapshot.number)
        return entry.at if entry is not None else None

    # Guides

    def guides(self, locale: str) -> list[GuideDocument]:
        """Return the guides of a language in the place's order, featured ones first."""
        return [self.document(entry) for entry in self.served_guides(locale)]

    def served_guides(self, locale: str) -> list[Entry]:
        """Return the editions of the same guides, for a list of which only a part is shown."""
        return self.serving.guides(locale)

    def document(self, guide: Entry) -> GuideDocument:
        """Return the document of a guide that is served."""
        return self._guide(guide)[0]

    def tags(self, guide: Entry | None = None) -> tuple[str, ...]:
        """Return the cache tags of a guide's document; without one, of anything served here."""
        return self._guide(guide)[1] if guide is not None else tags_of_place(self.serving.node)

    def take(self, guide: Entry, document: GuideDocument, tags: tuple[str, ...]) -> None:
        """Use a guide's document that was made earlier and is still true."""
        _shelves.document(self._shelf, ("guide", guide.object_id), lambda: (document, tags))

    def guide_by_id(self, guide_id: int) -> GuideDocument | None:
        """Return a guide that is served."""
        entry = self.snapshot.find("guide", guide_id)
        return self.document(entry) if entry and self.serving.offers(guide_id) else None

    def served_guide(self, name: str, *, locale: str | None, default_locale: str) -> Entry | None:
        """Return the edition of the guide that is served under this id or slug.

        A slug belongs to one language; an id needs none, but none other than its own.
        """
        number = id_in(name)
        if number is None:
            entry = self.published_guide(name, locale or default_locale)
        else:
            entry = self.snapshot.find("guide", number)
        if entry is None or entry.payload is None or not self.serving.offers(entry.object_id):
            return None
        return entry if locale in (None, entry.payload["locale"]) else None

    def published_guide(self, slug: str, locale: str) -> Entry | None:
        """Return the guide with this slug in this language, whether it is offered or not."""
        for entry in self.snapshot.public("guide"):
            if entry.key == slug and entry.payload and entry.payload["locale"] == locale:
                return entry
        return None

    # Redirects

    def website(self) -> Website:
        """Return what is known of the place's website: its guides' pages, and where paths lead.

        Two queries where nobody has asked yet.
        """
        return _shelves.document(
            self._shelf,
            ("website",),
            lambda: website_of(
                self.serving,
                slugs=slugs_ever(self.snapshot),
                patterns=patterns_ever(self.serving),
            ),
        )

    # FAQs

    def faqs(self, locale: str) -> list[FAQResource]:
        """Return the FAQs of a language by their question."""
        return _shelves.document(self._shelf, ("faqs", locale), lambda: self._faqs(locale))

    def faqs_of_guide(self, guide: Entry) -> list[FAQResource]:
        """Return the FAQs of a guide as it shows them, in its order."""
        return [self._faq(served) for served in faqs_in_guide(self.serving, guide)]

    def faq_by_key(self, key: str) -> FAQResource | None:
        """Return an FAQ by the id that its document has, as a string."""
        by_key: dict[str, ServedFAQ] = _shelves.document(
            self._shelf,
            ("served faqs by key",),
            lambda: {served.placed.key: served for served in self.served_faqs()},
        )
        served = by_key.get(key)
        return self._faq(served) if served is not None else None

    # Clinics

    def clinics(self) -> list[Node]:
        """Return the clinics that have not closed, by name."""
        return [node for node in self.tree.clinics() if is_open(node)]

    def serving_of(self, node: Node) -> Serving:
        """Return what a location serves."""
        return self._shelf_of(node).serving

    def clinic(self, node: Node, locale: str) -> ClinicDocument:
        """Return a clinic's whole document, its guides in this language."""
        shelf = self._shelf_of(node)
        return _shelves.document(
            shelf,
            ("clinic", locale),
            lambda: make_clinic(shelf.serving, locale, addresses),
        )

    def clinic_summary(self, node: Node, locale: str) -> ClinicSummary:
        """Return what is quickly told of a clinic."""
        shelf = self._shelf_of(node)
        return _shelves.document(
            shelf,
            ("clinic summary", locale),
            lambda: make_clinic_summary(shelf.serving, locale, addresses),
        )

    # What others make of documents

    def kept(self, key: Hashable, make: Callable[[], Made], weight: Callable[[Made], int]) -> Made:
        """Return what is kept of the place under ``key``, made now if it is not there.

        ``weight`` says as how many documents it counts.
        """
        return _shelves.document(self._shelf, key, make, weight)

    def _shelf_of(self, node: Node | None) -> Shelf:
        return _shelves.shelf(
            self.snapshot,
            node.id if node is not None else None,
            lambda: Serving(self.tree, node, addresses, addresses.clinic_detail, own_page_share()),
        )

    def _guide(self, guide: Entry) -> tuple[GuideDocument, tuple[str, ...]]:
        def make() -> tuple[GuideDocument, tuple[str, ...]]:
            made = self.serving.guide(guide)
            return made.document, tags_of_guide(made.made_from, self.serving.node)

        return _shelves.document(
            self._shelf, ("guide", guide.object_id), make, tags=lambda made: made[1]
        )

    def _faqs(self, locale: str) -> list[FAQResource]:
        documents = [self._faq(served) for served in self.served_faqs() if served.locale == locale]
        return sorted(documents, key=lambda document: document.question.casefold())

    def _faq(self, served: ServedFAQ) -> FAQResource:
        return _shelves.document(
            self._shelf,
            ("faq", served.placed.key, served.asked_guide),
            lambda: make_faq_resource(served, self.serving, addresses),
        )

    def served_faqs(self) -> list[ServedFAQ]:
        """Return which FAQs are served, in all languages, without their documents."""
        return _shelves.document(
            self._shelf, ("served faqs",), lambda: list(served_faqs(self.serving))
        )


def forget_documents() -> None:
    """Drop all documents: for whoever reads each place once, one after the other."""
    _shelves.clear()


def id_in(name: str) -> int | None:
    """Return the id that a part of an address stands for, ``None`` for a slug."""
    return int(name) if re.fullmatch(f"[0-9]{{1,{MAX_DIGITS}}}", name) else None

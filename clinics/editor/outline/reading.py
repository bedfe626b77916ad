"""Copy as the public reads it, for reading inside the editor."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from clinics.local_guides.images import image_ids_of
from clinics.places import place_of
from editions.entries import Entry, Snapshot
from editions.snapshot import follower
from editorial.document import ImageDocument, image_of
from editorial.draft_images import with_images
from editorial.facts.values import DefaultFacts, Substitution
from editorial.rich_text import GuideLink
from faq.models import FAQ
from guide_pages.blocks.showing import Showing
from guide_pages.document.blocks import make_block
from guide_pages.document.copy import PlacedBlock, PlacedFAQ
from guide_pages.templatetags.guides import block_template, html

if TYPE_CHECKING:
    from clinics.models import LocalGuidePage

_ADDRESS = re.compile(r' href="[^"]*"')


class FAQReading(NamedTuple):
    """A question as plain text and its answer as clean HTML."""

    question: str
    answer: SafeString


class Reader:
    """Shows the copy of one local guide. Links lead nowhere: a click must not leave the editor."""

    def __init__(self, local: "LocalGuidePage", snapshot: Snapshot | None = None) -> None:
        self.snapshot = with_images(snapshot or follower.snapshot(), image_ids_of(local))
        facts = place_of(local.for_location, self.snapshot).facts(local.guide_id)
        self.showing = Showing(
            link_target=lambda page_id: GuideLink("", None),
            substitution=Substitution(facts, DefaultFacts(self.snapshot), _ignore),
            image_of=self._image_of,
        )

    def block(self, block: PlacedBlock) -> SafeString:
        """Return a block as HTML, "" for one without anything to show."""
        document = make_block(replace(block, anchor=None), self.showing)
        if document is None:
            return mark_safe("")
        return _without_addresses(render_to_string(block_template(document), {"block": document}))

    def faq(self, placed: PlacedFAQ) -> FAQReading:
        """Return an FAQ; one of the library that has never been public in its draft's words."""
        question, answer = self.faq_words(placed)
        return FAQReading(self.showing.plain(question), self.rich(answer))

    def faq_words(self, placed: PlacedFAQ) -> tuple[str, str]:
        """Return the raw question and answer (database HTML) of an FAQ."""
        if placed.faq is None or placed.question is not None:
            return placed.question or "", placed.answer or ""
        return self._library_words(placed.faq)

    def rich(self, database_html: str) -> SafeString:
        """Return rich text as HTML."""
        return _without_addresses(html(self.showing.rich(database_html), 4))

    def _library_words(self, faq_id: int) -> tuple[str, str]:
        entry = self.snapshot.find("faq", faq_id)
        if entry is not None and entry.payload is not None:
            return entry.payload["question"], entry.payload["answer"]
        faq = FAQ.objects.filter(pk=faq_id).first()
        return (faq.question, faq.answer) if faq else ("", "")

    def _image_of(self, image_id: int | None, alt: str | None) -> ImageDocument | None:
        return image_of(image_id, alt, self.snapshot, _ignore, default_storage.url)


def _without_addresses(made_html: str) -> SafeString:
    # The templates of blocks have escaped and display_html has cleaned what comes here.
    return mark_safe(_ADDRESS.sub("", made_html))  # noqa: S308


def _ignore(entry: Entry) -> None:
    """Take no note of the editions a reading is made from."""

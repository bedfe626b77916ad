"""Making a guide's document from editions."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from editions.entries import Entry, Snapshot
from editorial.document import ImageDocument, image_of, reviewer_of, topics_of
from editorial.facts.values import DefaultFacts, Facts, Substitution, Used
from editorial.rich_text import GuideLink, LinkTarget, plain_text
from faq.document import tell_faq
from guide_pages.blocks.showing import Showing, address_in
from guide_pages.structured_data.graph import TOLD, guide_graph
from guide_pages.structured_data.late import LateGraph

from .addresses import Addresses
from .anchors import with_anchors
from .blocks import make_block
from .constant_blocks import constant_block
from .copy import GuideCopy, PlacedFAQ, shared_copy
from .made import MadeGuide
from .models import (
    SEO,
    GuideDocument,
    GuideFAQDocument,
    GuideMeta,
    RelatedGuide,
    Review,
    Source,
    Treatment,
)
from .place import EveryPlace, Place

GUIDE_TYPE = "guide_pages.GuidePage"
DESCRIPTION_LENGTH = 160


def make_document(
    entry: Entry,
    snapshot: Snapshot,
    addresses: Addresses,
    *,
    copy: GuideCopy | None = None,
    facts: Facts | None = None,
    place: Place | None = None,
    made_from: Iterable[Entry] = (),
) -> GuideDocument:
    """Make the document of a public guide; see :func:`make_guide`."""
    return make_guide(
        entry, snapshot, addresses, copy=copy, facts=facts, place=place, made_from=made_from
    ).document


def make_guide(
    entry: Entry,
    snapshot: Snapshot,
    addresses: Addresses,
    *,
    copy: GuideCopy | None = None,
    facts: Facts | None = None,
    place: Place | None = None,
    made_from: Iterable[Entry] = (),
) -> MadeGuide:
    """Make the document of a public guide, and tell which facts it lacks.

    ``copy`` is what the place says, by default what the library says; ``facts`` are its
    values, by default those of the definitions; without a ``place`` the document is the
    group's own. ``made_from`` are editions that stand behind these three and count for the
    content version. It is read last, so copy, facts and place may add to it until then.

    Raises:
        ValueError: when the guide is withdrawn.
    """
    if entry.payload is None:
        raise ValueError("A withdrawn guide has no document.")
    return _Making(
        entry=entry,
        payload=entry.payload,
        snapshot=snapshot,
        addresses=addresses,
        copy=copy or shared_copy(entry.payload),
        facts=facts or DefaultFacts(snapshot),
        place=place or EveryPlace(addresses),
    ).guide(made_from)


class _Making:
    """One document in the making, and the editions it has touched so far."""

    def __init__(
        self,
        *,
        entry: Entry,
        payload: Mapping[str, Any],
        snapshot: Snapshot,
        addresses: Addresses,
        copy: GuideCopy,
        facts: Facts,
        place: Place,
    ) -> None:
        self.entry = entry
        self.payload = payload
        self.snapshot = snapshot
        self.addresses = addresses
        self.copy = copy
        self.facts = facts
        self.place = place
        self.made_from = [entry]
        self.substitution = Substitution(facts, DefaultFacts(snapshot), self.used)
        self.showing = Showing(
            link_target=link_target_in(snapshot, addresses, self.used, place),
            substitution=self.substitution,
            image_of=self.image_of,
            action_url=place.action_url,
        )

    def used(self, entry: Entry) -> None:
        self.made_from.append(entry)

    def image_of(self, image_id: int | None, alt: str | None) -> ImageDocument | None:
        places = self.addresses
        return image_of(
            image_id, alt, self.snapshot, self.used, places.media, places.image_on_demand
        )

    def guide(self, made_from: Iterable[Entry]) -> MadeGuide:
        parts = self.parts()
        for entry in made_from:
            self.used(entry)
        meta, hosts = self.meta(), self.place.hosts
        told = {key: parts[key] for key in TOLD}
        graph = LateGraph(partial(guide_graph, meta=meta, hosts=hosts, **told))
        return MadeGuide(
            document=GuideDocument(meta=meta, structured_data=graph, **parts),
            missing=tuple(self.substitution.missing),
            fallen_back=tuple(self.substitution.fallen_back),
            made_from=tuple({id(entry): entry for entry in self.made_from}.values()),
        )

    def parts(self) -> dict[str, Any]:
        payload, copy, showing = self.payload, self.copy, self.showing
        title, summary = showing.plain(copy.title), showing.rich(copy.summary)
        placed = payload["image"] or {}
        image = showing.image(placed.get("image"), placed.get("alt"))
        page = self.place.search_page(self.entry, copy)
        return {
            "id": self.entry.object_id,
            "title": title,
            "summary": summary,
            "image": image,
            "topics": showing.topics(topics_of(payload["topics"], self.snapshot, self.used)),
            "treatment": Treatment(**copy.treatment),
            "body": self.body(),
            "faqs": self.faqs(),
            "related": self.related(),
            "sources": [
                Source(title=showing.text(source, "title"), url=address_in(source, "url"))
                for source in payload["sources"]
            ],
            "review": self.review(),
            "seo": SEO(
                title=showing.plain(copy.seo_title) or title,
                description=showing.plain(copy.seo_description) or shortened(plain_text(summary)),
                canonical_url=page.canonical_url,
                local_share=page.local_share,
                robots="index,follow" if page.is_indexed else "noindex",
                image=image,
            ),
            "clinic": self.place.clinic,
        }

    def body(self) -> list[Any]:
        blocks = with_anchors(self.copy.body)
        documents = [constant_block(block) or make_block(block, self.showing) for block in blocks]
        return [document for document in documents if document is not None]

    def meta(self) -> GuideMeta:
        return GuideMeta(
            type=GUIDE_TYPE,
            detail_url=self.addresses.guide_detail(
                self.entry.object_id, self.place.clinic.code if self.place.clinic else None
            ),
            html_url=self.place.guide_page(self.payload["slug"], self.payload["locale"]),
            slug=self.payload["slug"],
            locale=self.payload["locale"],
            first_published_at=self.payload["first_published_at"],
            last_published_at=self.entry.at,
            content_version=max(entry.number for entry in self.made_from),
        )

    def faqs(self) -> list[GuideFAQDocument]:
        made = map(self.faq, self.copy.faqs)
        return [document for document in made if document is not None]

    def faq(self, placed: PlacedFAQ) -> GuideFAQDocument | None:
        """Return the FAQ; ``None`` where it is, or stands for, one that is not public."""
        if placed.faq is None:
            return GuideFAQDocument(
                id=placed.key,
                question=self.showing.plain(placed.question or ""),
                answer=self.showing.rich(placed.answer or ""),
                topics=[],
                origin=placed.origin,
            )
        entry = self.snapshot.newest("faq", placed.faq)
        self.used(entry)
        if entry.payload is None:
            return None
        told = tell_faq(
            entry,
            self.snapshot,
            self.showing,
            self.used,
            question=placed.question,
            answer=placed.answer,
        )
        return GuideFAQDocument(**told, origin=placed.origin)

    def related(self) -> list[RelatedGuide]:
        guides = []
        for guide_id in self.payload["related"]:
            entry = self.snapshot.newest("guide", guide_id)
            self.used(entry)
            if entry.payload is not None and self.place.offers(guide_id):
                slug, locale = entry.payload["slug"], entry.payload["locale"]
                guides.append(
                    RelatedGuide(
                        id=guide_id,
                        title=self.title_of(entry),
                        slug=slug,
                        html_url=self.place.guide_page(slug, locale),
                    )
                )
        return guides

    def title_of(self, entry: Entry) -> str:
        """Return another guide's title as that guide itself has it.

        What it lacks is told of that guide, not of this one.
        """
        facts = self.place.facts(entry.object_id) or self.facts
        words = Substitution(facts, DefaultFacts(self.snapshot), self.used)
        return words.text(self.place.title(entry)).strip()

    def review(self) -> Review | None:
        review = self.payload["review"]
        if review is None:
            return None
        return Review(
            reviewed_by=self.showing.reviewer(
                reviewer_of(review["reviewer"], self.snapshot, self.used)
            ),
            last_reviewed=review["last_reviewed"],
            next_review=review["next_review"],
        )


def link_target_in(
    snapshot: Snapshot, addresses: Addresses, used: Used, place: Place | None = None
) -> LinkTarget:
    """Return where references to guides lead from ``place``, as of ``snapshot``.

    A guide that is not offered there has no target: words that link to it are plain text.
    """
    here = place or EveryPlace(addresses)

    def link_target(page_id: int) -> GuideLink | None:
        entry = snapshot.newest("guide", page_id)
        used(entry)
        if entry.payload is None or not here.offers(page_id):
            return None
        slug = entry.payload["slug"]
        return GuideLink(slug, here.guide_page(slug, entry.payload["locale"]))

    return link_target


def shortened(text: str, length: int = DESCRIPTION_LENGTH) -> str:
    """Return the text, cut after a whole word with an ellipsis when it is too long."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:.–—-") + "…"

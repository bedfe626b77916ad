"""Making a guide's document from editions."""

from collections.abc import Mapping
from typing import Any

from editions.entries import Entry, Snapshot
from editorial.document import Used, image_of, reviewer_of, topics_of
from editorial.rich_text import GuideLink, LinkTarget, display_html, plain_text
from faq.document import make_faq
from guide_pages.blocks.showing import SHARED, Showing, web_address

from .addresses import Addresses
from .blocks import make_block
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

GUIDE_TYPE = "guide_pages.GuidePage"
DESCRIPTION_LENGTH = 160


def make_document(entry: Entry, snapshot: Snapshot, addresses: Addresses) -> GuideDocument:
    """Make the group's own document of a public guide.

    Raises:
        ValueError: when the guide is withdrawn.
    """
    if entry.payload is None:
        raise ValueError("A withdrawn guide has no document.")
    return _Making(entry, entry.payload, snapshot, addresses).document()


class _Making:
    """One document in the making, and the newest edition it has touched so far."""

    def __init__(
        self, entry: Entry, payload: Mapping[str, Any], snapshot: Snapshot, addresses: Addresses
    ) -> None:
        self.entry = entry
        self.payload = payload
        self.snapshot = snapshot
        self.addresses = addresses
        self.content_version = entry.number
        self.link_target = link_target_in(snapshot, addresses, self.used)

    def used(self, entry: Entry) -> None:
        self.content_version = max(self.content_version, entry.number)

    def document(self) -> GuideDocument:
        payload = self.payload
        summary = display_html(payload["summary"], self.link_target)
        placed = payload["image"] or {}
        image = image_of(
            placed.get("image"),
            placed.get("alt", ""),
            self.snapshot,
            self.used,
            self.addresses.media,
        )
        showing = Showing(
            link_target=self.link_target,
            image=lambda image_id, alt: image_of(
                image_id, alt, self.snapshot, self.used, self.addresses.media
            ),
        )
        blocks = [make_block(block, showing) for block in payload["body"]]
        parts: dict[str, Any] = {
            "id": self.entry.object_id,
            "title": payload["title"],
            "summary": summary,
            "image": image,
            "topics": topics_of(payload["topics"], self.snapshot, self.used),
            "treatment": Treatment(**payload["treatment"]),
            "body": [block for block in blocks if block is not None],
            "faqs": self.faqs(),
            "related": self.related(),
            "sources": [
                Source(title=source["title"], url=web_address(source, "url"))
                for source in payload["sources"]
            ],
            "review": self.review(),
            "seo": SEO(
                title=payload["seo"]["title"] or payload["title"],
                description=payload["seo"]["description"] or shortened(plain_text(summary)),
                canonical_url=self.addresses.guide_page(payload["slug"]),
                image=image,
            ),
            "structured_data": None,
            "clinic": None,
        }
        return GuideDocument(meta=self.meta(), **parts)

    def meta(self) -> GuideMeta:
        return GuideMeta(
            type=GUIDE_TYPE,
            detail_url=self.addresses.guide_detail(self.entry.object_id),
            html_url=self.addresses.guide_page(self.payload["slug"]),
            slug=self.payload["slug"],
            locale=self.payload["locale"],
            first_published_at=self.payload["first_published_at"],
            last_published_at=self.entry.at,
            content_version=self.content_version,
        )

    def faqs(self) -> list[GuideFAQDocument]:
        documents = []
        for faq_id in self.payload["faqs"]:
            entry = self.snapshot.find("faq", faq_id)
            if entry is None:
                continue
            self.used(entry)
            if entry.payload is not None:
                made = make_faq(entry, self.snapshot, self.link_target, self.used)
                documents.append(GuideFAQDocument(**dict(made), origin=SHARED))
        return documents

    def related(self) -> list[RelatedGuide]:
        guides = []
        for guide_id in self.payload["related"]:
            entry = self.snapshot.find("guide", guide_id)
            if entry is None:
                continue
            self.used(entry)
            if entry.payload is not None:
                guides.append(
                    RelatedGuide(
                        id=guide_id,
                        title=entry.payload["title"],
                        slug=entry.payload["slug"],
                        html_url=self.addresses.guide_page(entry.payload["slug"]),
                    )
                )
        return guides

    def review(self) -> Review | None:
        review = self.payload["review"]
        if review is None:
            return None
        return Review(
            reviewed_by=reviewer_of(review["reviewer"], self.snapshot, self.used),
            last_reviewed=review["last_reviewed"],
            next_review=review["next_review"],
        )


def link_target_in(snapshot: Snapshot, addresses: Addresses, used: Used) -> LinkTarget:
    """Return where references to guides lead, as of ``snapshot``."""

    def link_target(page_id: int) -> GuideLink | None:
        entry = snapshot.find("guide", page_id)
        if entry is None:
            return None
        used(entry)
        if entry.payload is None:
            return None
        slug = entry.payload["slug"]
        return GuideLink(slug, addresses.guide_page(slug))

    return link_target


def shortened(text: str, length: int = DESCRIPTION_LENGTH) -> str:
    """Return the text, cut after a whole word with an ellipsis when it is too long."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:.–—-") + "…"

"""The reference rendering: documents and cards for the templates of this app."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.files.storage import default_storage
from django.utils import timezone
from wagtail.models import Locale

from editions.entries import Entry
from editions.snapshot import follower
from editorial.draft_images import with_images
from editorial.facts.values import DefaultFacts, Substitution
from editorial.viewpoints import Viewpoint

from .blocks.showing import Showing
from .document.cards import Card, make_cards
from .document.make import link_target_in, make_document
from .document.models import GuideDocument
from .images_in_copy import image_ids_of
from .kinds import GuideKind
from .statements import draft_relations, guide_payload

if TYPE_CHECKING:
    from .models import GuideIndexPage, GuidePage


@dataclass(frozen=True)
class Library:
    """What a library page shows; ``intro`` is clean display HTML."""

    intro: str
    cards: list[Card]


class SiteAddresses:
    """Addresses within this site: relative, so that a page works under any host."""

    def __init__(self, guides: Iterable["GuidePage"]) -> None:
        self._guides = {guide.slug: guide for guide in guides}

    def guide_detail(self, guide_id: int, clinic: str | None = None) -> str:
        """Return nothing: pages do not link to documents."""
        return ""

    def guide_page(self, slug: str) -> str | None:
        """Return the path of the guide's own page, ``None`` while nobody may see it."""
        guide = self._guides.get(slug)
        return guide.get_url() if guide is not None else None

    def media(self, file: str) -> str:
        """Return the storage's own URL of a file."""
        return default_storage.url(file)

    def image_on_demand(self, image_id: int, payload: Mapping[str, Any]) -> None:
        """Return nothing: pages show ready-made copies."""


def document_to_render(
    guide: "GuidePage", *, is_preview: bool, viewpoint: Viewpoint | None = None
) -> GuideDocument:
    """Make the document of a guide in memory, saved or not, however incomplete.

    A preview makes its images ready, so that a draft shows the pictures it has. From a
    ``viewpoint`` with a chosen place it is what that place gets.
    """
    if not guide.locale_id:
        guide.locale = Locale.get_default()
    snapshot = follower.snapshot()
    recorded = snapshot.find(GuideKind.name, guide.pk) if guide.pk else None
    if is_preview:
        snapshot = with_images(snapshot, image_ids_of(guide))
    payload = guide_payload(guide, draft_relations(guide), recorded.payload if recorded else None)
    entry = Entry(
        number=snapshot.number,
        kind=GuideKind.name,
        object_id=guide.pk or 0,
        key=guide.slug,
        at=guide.last_published_at or timezone.now(),
        payload=payload.model_dump(mode="json"),
    )
    addresses = SiteAddresses(_public_guides(guide.locale_id))
    seen = viewpoint.document(entry, snapshot, addresses) if viewpoint is not None else None
    return seen or make_document(entry, snapshot, addresses)


def library_to_render(library: "GuideIndexPage") -> Library:
    """Make what a library page shows; no cards while the library has not been saved."""
    snapshot = follower.snapshot()
    locale = library.locale if library.locale_id else Locale.get_default()
    addresses = SiteAddresses(_public_guides(locale.pk))
    facts = DefaultFacts(snapshot)
    showing = Showing(
        link_target=link_target_in(snapshot, addresses, _ignored),
        substitution=Substitution(facts, facts, _ignored),
    )
    return Library(
        intro=showing.rich(library.intro),
        cards=make_cards(snapshot, library.pk or 0, locale.language_code, addresses),
    )


def _ignored(entry: Entry) -> None:
    """A rendered page has no version of its own."""


def _public_guides(locale_id: int) -> Iterable["GuidePage"]:
    from .models import GuidePage

    guides = GuidePage.objects.filter(locale_id=locale_id).live().public()
    return guides.only("slug", "url_path")

"""What stands above a local guide: the copy that it changes."""

from typing import TYPE_CHECKING

from django.utils import timezone

from clinics.places import place_of
from clinics.resolution.drift import FAQWords, Library
from clinics.resolution.resolve import Resolved
from editions.entries import Entry, Snapshot
from editions.snapshot import follower
from guide_pages.document.copy import GuideCopy
from guide_pages.kinds import GuideKind
from guide_pages.statements import draft_relations, guide_payload

if TYPE_CHECKING:
    from clinics.models import LocalGuidePage
    from guide_pages.models import GuidePage


def copy_above(local: "LocalGuidePage", snapshot: Snapshot | None = None) -> GuideCopy:
    """Return the copy in force above the location: the library's, changed by live locations."""
    return resolved_above(local, snapshot or follower.snapshot()).copy


def resolved_above(local: "LocalGuidePage", snapshot: Snapshot) -> Resolved:
    """Return the same copy with whose words its texts and figures are."""
    place = place_of(local.for_location, snapshot)
    return place.resolved_above(guide_entry(local.guide, snapshot))


def faq_words(snapshot: Snapshot) -> Library:
    """Return what the library's public FAQs say."""
    return {
        entry.object_id: FAQWords(entry.payload["question"], entry.payload["answer"])
        for entry in snapshot.public("faq")
        if entry.payload is not None
    }


def guide_entry(guide: "GuidePage", snapshot: Snapshot) -> Entry:
    """Return what the library says of a guide: its edition, or its draft while it has none."""
    entry = snapshot.find(GuideKind.name, guide.pk)
    if entry is not None and entry.payload is not None:
        return entry
    draft = guide.get_latest_revision_as_object()
    payload = guide_payload(draft, draft_relations(draft), None)
    return Entry(
        number=snapshot.number,
        kind=GuideKind.name,
        object_id=guide.pk,
        key=guide.slug,
        at=guide.latest_revision_created_at or timezone.now(),
        payload=payload.model_dump(mode="json"),
    )

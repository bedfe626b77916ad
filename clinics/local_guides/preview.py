"""A local guide before it is published: the guide's document as the location would get it."""

from typing import TYPE_CHECKING

from clinics.places import place_of
from editions.snapshot import follower
from editorial.draft_images import with_images
from guide_pages.document.make import make_document
from guide_pages.document.models import GuideDocument
from guide_pages.models import GuidePage
from guide_pages.rendering import SiteAddresses

from .above import guide_entry
from .basis import layer_in
from .images import image_ids_of

if TYPE_CHECKING:
    from clinics.models import LocalGuidePage


def document_to_preview(local: "LocalGuidePage") -> GuideDocument:
    """Make the guide's document with ``local`` as it is in memory, saved or not."""
    snapshot = with_images(follower.snapshot(), image_ids_of(local))
    guides = GuidePage.objects.filter(locale_id=local.guide.locale_id).live().public()
    addresses = SiteAddresses(guides.only("slug", "url_path"))
    entry = guide_entry(local.guide, snapshot)
    place = place_of(local.for_location, snapshot, addresses)
    return make_document(
        entry,
        snapshot,
        addresses,
        copy=place.with_layer(entry, layer_in(local)).copy,
        facts=place.facts(local.guide_id),
        place=place,
    )

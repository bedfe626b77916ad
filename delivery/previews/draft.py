"""The document of a draft, as if it had been published at this moment."""

from wagtail.models import Page

from clinics.drafts import with_guide_draft, with_local_guide_draft
from clinics.local_guides.images import image_ids_of as images_of_changes
from clinics.models import LocalGuidePage
from clinics.serving import Serving
from clinics.tree import Tree
from delivery.addresses import PublicAddresses
from editions.entries import Snapshot
from editions.snapshot import follower
from editorial.draft_images import with_images
from guide_pages.document.models import GuideDocument
from guide_pages.images_in_copy import image_ids_of
from guide_pages.models import GuidePage

from .tokens import Preview


def draft_document(preview: Preview) -> GuideDocument | None:
    """Return the guide's document; ``None`` once the page or the location is no more.

    It is made whether the location offers the guide or not: the draft may be there to decide it.
    """
    page = Page.objects.filter(pk=preview.page).first()
    guide_id, snapshot = _drafted(page.specific if page is not None else None)
    tree = Tree(snapshot)
    node = tree.find(preview.location) if preview.location else tree.group
    entry = snapshot.find("guide", guide_id)
    if entry is None or entry.payload is None or (preview.location and node is None):
        return None
    addresses = PublicAddresses()
    document = Serving(tree, node, addresses, addresses.clinic_detail).guide(entry).document
    # What a frontend makes of every guide's robots must not let a draft's page be found.
    return document.model_copy(
        update={"seo": document.seo.model_copy(update={"robots": "noindex"})}
    )


def _drafted(page: Page | None) -> tuple[int, Snapshot]:
    """Return the id of the guide that is shown, and a snapshot in which the draft is public."""
    snapshot = follower.snapshot()
    if isinstance(page, GuidePage):
        images = image_ids_of(page.get_latest_revision_as_object())
        return page.pk, with_guide_draft(with_images(snapshot, images), page)
    if isinstance(page, LocalGuidePage):
        images = images_of_changes(page.get_latest_revision_as_object())
        return page.guide_id, with_local_guide_draft(with_images(snapshot, images), page)
    return 0, snapshot

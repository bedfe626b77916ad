"""Making local guides: one for a location and a guide."""

from django.db import transaction

from clinics.models import LocalGuidePage, Location
from editions.numbering import take_numbering_lock
from editorial.present_place import take_present_place
from guide_pages.models import GuidePage


@transaction.atomic
def new_local_guide(location: Location, guide: GuidePage) -> LocalGuidePage:
    """Make the unpublished local guide of a location, without any change in it yet.

    Returns the one that is there already, if any.

    Raises:
        Gone: when the guide or the location has been deleted meanwhile.
    """
    take_numbering_lock()
    take_present_place(guide)
    existing = LocalGuidePage.objects.filter(for_location=location, guide=guide).first()
    if existing is not None:
        return existing
    local = LocalGuidePage(
        # Another language's guide, or a clinic, may have the guide's slug.
        slug=f"local-guide-{guide.pk}",
        for_location=location,
        guide=guide,
        live=False,
    )
    location.add_child(instance=local)
    return local

"""Which images a local guide shows."""

from typing import TYPE_CHECKING

from guide_pages.images_in_copy import image_ids_in

from .blocks import HIDE

if TYPE_CHECKING:
    from clinics.models import LocalGuidePage


def image_ids_of(local: "LocalGuidePage") -> set[int]:
    """Return the ids of all images in the changes, draft or not."""
    return image_ids_in(
        {"type": change["type"], "value": change["value"]["content"]}
        for change in local.changes.get_prep_value()
        if change["type"] != HIDE
    )

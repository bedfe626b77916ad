"""Which images a guide shows."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from guide_pages.models import GuidePage


def image_ids_of(guide: "GuidePage") -> set[int]:
    """Return the ids of all images in a guide, draft or not."""
    ids = image_ids_in(guide.body.get_prep_value())
    if guide.image_id is not None:
        ids.add(guide.image_id)
    return ids


def image_ids_in(raw_body: Iterable[Mapping[str, Any]]) -> set[int]:
    """Return the ids of the images in a raw body."""
    ids: set[int | None] = set()
    for block in raw_body:
        value = block["value"]
        if block["type"] == "image":
            ids.add((value.get("image") or {}).get("image"))
        elif block["type"] == "video":
            ids.add(value.get("thumbnail"))
    return {image_id for image_id in ids if image_id is not None}

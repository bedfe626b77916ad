"""Deleting renditions that nothing leads to any more.

Only what was made on demand, as the table says. Wagtail deletes the renditions of a file that is
replaced or deleted; what is left over belongs to former focal points, to settings that have
changed and to images that are not public any more.
"""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, AbstractRendition, Filter

from delivery.models import OnDemandRendition
from editions.entries import Entry
from editions.snapshot import follower
from editorial.images import ImageKind, rendition_specs

from .offers import present_offer

#: For so long after a change what led to a rendition may be kept somewhere.
GRACE = timedelta(hours=1)
#: Seconds between two cleanings by the clock.
INTERVAL = 24 * 60 * 60
_CHUNK = 200


class Cleaning:
    """The clock's part: a cleaning at its start, and one a day."""

    def __init__(self) -> None:
        self._next = float("-inf")

    def __call__(self) -> None:
        """Clean up when it is time."""
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + INTERVAL
            clean()


def clean() -> int:
    """Delete what nothing leads to any more, and return how many renditions that were.

    Three queries for each two hundred images, besides those that delete.
    """
    deleted = 0
    rows = OnDemandRendition.objects.order_by("image_id")
    image_ids = list(rows.values_list("image_id", flat=True).distinct())
    for start in range(0, len(image_ids), _CHUNK):
        deleted += _clean(image_ids[start : start + _CHUNK])
    return deleted


def _clean(image_ids: list[int]) -> int:
    made = OnDemandRendition.objects.filter(image_id__in=image_ids)
    specs: dict[int, set[str]] = {}
    for row in made:
        specs.setdefault(row.image_id, set()).add(row.spec)
    snapshot, settled = follower.snapshot(), timezone.now() - GRACE
    images = get_image_model().objects.prefetch_related("renditions").in_bulk(image_ids)
    deleted = 0
    for image_id, known in specs.items():
        entry = snapshot.find(ImageKind.name, image_id)
        if not _is_settled(entry, settled):
            continue
        wanted = _wanted(entry)
        image = images.get(image_id)
        if image is not None:
            for rendition in _left_over(image, known, wanted):
                rendition.delete()
                deleted += 1
        made.filter(image_id=image_id, spec__in=known - wanted).delete()
    return deleted


def _is_settled(entry: Entry | None, settled: datetime) -> bool:
    return entry is None or entry.at < settled


def _wanted(entry: Entry | None) -> frozenset[str]:
    if entry is None or entry.payload is None:
        return frozenset()
    return present_offer().specs(entry.payload)


def _left_over(
    image: AbstractImage, known: set[str], wanted: frozenset[str]
) -> Iterator[AbstractRendition]:
    ready_made = set(rendition_specs(image.width, vector=image.is_svg()))
    for rendition in image.renditions.all():
        spec = rendition.filter_spec
        if spec not in known or spec in ready_made:
            continue
        present = Filter(spec=spec).get_cache_key(image)
        if spec not in wanted or rendition.focal_point_key != present:
            yield rendition

"""Finding a rendition, or making it: once, by one process, with what Wagtail has for it."""

import logging
import time
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, AbstractRendition, Filter

from delivery.errors import Busy, NotFound
from editorial.images import source_of

from . import claims
from .attempts import Next, pause_after
from .queue import FULL_RETRY, PATIENCE, queue

logger = logging.getLogger(__name__)

#: Seconds after which a request that waits for another process looks again.
_GLANCE = 0.1
#: Seconds after which a client may ask again while an image is being replaced.
_REPLACED_RETRY = 1
CHANGING = "The image is being replaced. Try again soon."
BEING_MADE = "The rendition is being made. Try again soon."
NOT_NOW = "This rendition of the image cannot be made at the moment."
UNREADABLE = "This rendition of the image cannot be made."


def rendition_file(image_id: int, source: str | None, spec: str) -> str:
    """Return the name in the media storage of a rendition, made now if it is not there.

    ``source`` is that of the edition which makes the image public: nothing else is shown. Two
    queries when the rendition is there.

    Raises:
        Busy: when it is being made, or cannot be made right now.
        NotFound: when it has failed too often.
    """
    image = get_image_model().objects.filter(pk=image_id).first()
    if image is None or source not in (None, source_of(image)):
        raise Busy(CHANGING, _REPLACED_RETRY)
    filter = Filter(spec=spec)
    found = _found(image, filter)
    if found is None:
        with queue.place():
            found = _awaited(image, filter)
    return str(found.file.name)


def _found(image: AbstractImage, filter: Filter) -> AbstractRendition | None:
    # The rows are asked, not Wagtail's cache: a cache may outlive a restored database.
    rows = image.renditions.filter(
        filter_spec=filter.spec, focal_point_key=filter.get_cache_key(image)
    )
    return rows.first()


def _awaited(image: AbstractImage, filter: Filter) -> AbstractRendition:
    """Return the rendition once it is there, whoever makes it."""
    wanted = claims.Wanted(image.pk, filter.spec, source_of(image))
    patient_until = time.monotonic() + PATIENCE
    while True:
        decision = claims.claim(wanted)
        if decision.next is Next.BEGIN:
            return _claimed(image, filter, wanted)
        if decision.next is Next.GIVE_UP:
            raise NotFound(UNREADABLE)
        if decision.next is Next.COME_BACK:
            raise Busy(NOT_NOW, _seconds_until(decision.until))
        if time.monotonic() > patient_until:
            raise Busy(BEING_MADE, FULL_RETRY)
        time.sleep(_GLANCE)
        found = _found(image, filter)
        if found is not None:
            return found


def _seconds_until(moment: datetime | None) -> int:
    now = timezone.now()
    return max(1, round(((moment or now) - now).total_seconds()))


def _claimed(image: AbstractImage, filter: Filter, wanted: claims.Wanted) -> AbstractRendition:
    """Make the rendition, and say how it went."""
    try:
        # Whoever had it before may have finished it in the meantime.
        made = _found(image, filter) or _made(image, filter, wanted)
    except Busy:
        claims.left(wanted)
        raise
    except Exception as error:
        if not _is_unchanged(wanted):
            claims.left(wanted)
            raise Busy(CHANGING, _REPLACED_RETRY) from error
        claims.failed(wanted)
        logger.exception("Rendition %s of image %s cannot be made.", filter.spec, image.pk)
        raise Busy(NOT_NOW, round(pause_after(1).total_seconds())) from error
    claims.made(wanted)
    return made


def _made(image: AbstractImage, filter: Filter, wanted: claims.Wanted) -> AbstractRendition:
    with queue.turn(), image.open_file() as original:
        rendition = image.generate_rendition_instance(filter, original)
        # Wagtail shortens names: another file of a long name would get the same address, under
        # which browsers and CDNs have the former picture.
        name = f"{wanted.source}.{rendition.file.name}"
        # The file is stored before the row is written, so that no lock waits for a storage.
        rendition.file.save(name, rendition.file.file, save=False)
    if _is_written(rendition, wanted):
        return rendition
    rendition.file.delete(save=False)
    found = _found(image, filter)
    if found is None:
        raise Busy(CHANGING, _REPLACED_RETRY)
    return found


def _is_written(rendition: Any, wanted: claims.Wanted) -> bool:
    """Write the row, unless the image has become another or somebody has written it before.

    Replacing a file deletes the renditions there are: one that came later would be taken for one
    of the new file. So the image stands still until the row is written.
    """
    try:
        with transaction.atomic():
            if not _is_unchanged(wanted, lock=True):
                return False
            rendition.save()
    except IntegrityError:
        return False
    return True


def _is_unchanged(wanted: claims.Wanted, *, lock: bool = False) -> bool:
    images = get_image_model().objects.filter(pk=wanted.image_id)
    image = (images.select_for_update() if lock else images).first()
    return image is not None and source_of(image) == wanted.source

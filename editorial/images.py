"""Images as they stand in copy: their ready-made copies and what they say in public.

An image becomes public when copy that shows it is published: :func:`prepare` makes its
renditions, so that no public request ever has to. From then on the record follows every
change of the image, its collection and their privacy.
"""

import logging
from collections.abc import Collection, Iterable, Mapping
from functools import reduce
from hashlib import blake2b
from operator import or_

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Prefetch, Q
from wagtail.images import get_image_model
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Filter,
    SourceImageIOError,
)
from wagtail.models import Collection as MediaCollection
from wagtail.models import CollectionViewRestriction

from editions.kinds import EditionKind, Statement
from editions.models import CurrentEdition
from editions.record import record, record_without_waiting

from .payloads import FocalPointPayload, ImagePayload, RenditionPayload

logger = logging.getLogger(__name__)

DEFAULT_WIDTHS = (320, 640, 960, 1280, 1920)


def image_widths() -> list[int]:
    """Return ``CLINIC_GUIDES_IMAGE_WIDTHS``, the widths of renditions, narrow to wide."""
    return sorted(getattr(settings, "CLINIC_GUIDES_IMAGE_WIDTHS", DEFAULT_WIDTHS))


def rendition_specs(width: int, *, vector: bool = False) -> list[str]:
    """Return the specs of the renditions for an image ``width`` pixels wide.

    The widths are those of :func:`image_widths` that are narrower than the image, and the
    image's own width up to the widest of them. Nothing is enlarged.
    """
    widths = image_widths()
    chosen = [each for each in widths if each < width] + [min(width, widths[-1])]
    suffix = "" if vector else "|format-webp"
    return [f"width-{each}{suffix}" for each in dict.fromkeys(chosen)]


def _specs(image: AbstractImage) -> list[str]:
    return rendition_specs(image.width, vector=image.is_svg())


def prepare(image_ids: Collection[int]) -> None:
    """Make the missing renditions of these images. Call it before taking any lock.

    An image whose file cannot be read is logged and stays out of public copy.
    """
    for image in get_image_model().objects.filter(pk__in=image_ids):
        try:
            _make_renditions(image)
        except (SourceImageIOError, OSError, ValueError):
            logger.exception("Image %s cannot be made ready for copy.", image.pk)


def _make_renditions(image: AbstractImage) -> None:
    # The rows are asked, not Wagtail's cache: a cache may outlive a restored database.
    known = set(image.renditions.values_list("filter_spec", flat=True))
    missing = [Filter(spec=spec) for spec in _specs(image) if spec not in known]
    try:
        with transaction.atomic():
            image.create_renditions(*missing)
    except IntegrityError:
        # Another process has made the same ones in the meantime; now they are found.
        image.create_renditions(*missing)


def publish_images(image_ids: Collection[int]) -> None:
    """Record what these images say, in the caller's transaction. They are prepared."""
    record_without_waiting(ImageKind.name, image_ids)


def refresh(image_ids: Collection[int]) -> None:
    """Prepare and record those of these images that copy has shown before."""
    known = known_image_ids(image_ids)
    if known:
        prepare(known)
        record(ImageKind.name, known)


def known_image_ids(image_ids: Collection[int] | None = None) -> list[int]:
    """Return the ids, among these or all, of the images that ever were public in copy."""
    rows = CurrentEdition.objects.filter(kind=ImageKind.name)
    if image_ids is not None:
        rows = rows.filter(object_id__in=list(image_ids))
    return list(rows.values_list("object_id", flat=True))


class ImageKind(EditionKind):
    """Images with all their renditions ready, in a collection that everybody may see."""

    name = "image"

    def object_ids(self) -> Iterable[int]:
        return known_image_ids()

    def prepare(self, object_ids: Collection[int]) -> None:
        prepare(object_ids)

    def statements(self, object_ids: Collection[int]) -> Mapping[int, Statement]:
        image_model = get_image_model()
        renditions = image_model.get_rendition_model().objects.all()
        images = image_model.objects.filter(pk__in=object_ids).prefetch_related(
            Prefetch("renditions", queryset=renditions, to_attr="all_renditions")
        )
        restricted = _in_restricted_collections()
        if restricted is not None:
            images = images.exclude(restricted)
        return {
            image.pk: Statement("", payload)
            for image in images
            if (payload := _payload(image)) is not None
        }


def _payload(image: AbstractImage) -> ImagePayload | None:
    by_spec: dict[str, AbstractRendition] = {
        rendition.filter_spec: rendition for rendition in image.all_renditions
    }
    specs = _specs(image)
    if any(spec not in by_spec for spec in specs):
        return None
    focal_point = image.get_focal_point()
    return ImagePayload(
        title=image.title,
        description=getattr(image, "description", ""),
        source=source_of(image),
        width=image.width,
        height=image.height,
        focal_point=focal_point
        and FocalPointPayload(x=int(focal_point.centroid_x), y=int(focal_point.centroid_y)),
        renditions=[_rendition_payload(by_spec[spec]) for spec in specs],
    )


def source_of(image: AbstractImage) -> str:
    """Return what tells the file and the focal point of an image from those it had before."""
    point = (
        image.focal_point_x,
        image.focal_point_y,
        image.focal_point_width,
        image.focal_point_height,
    )
    return blake2b(repr((image.file.name, point)).encode(), digest_size=8).hexdigest()


def _rendition_payload(rendition: AbstractRendition) -> RenditionPayload:
    return RenditionPayload(
        file=rendition.file.name,
        width=rendition.width,
        height=rendition.height,
        format=rendition.file.name.rpartition(".")[2].lower(),
    )


def _in_restricted_collections() -> Q | None:
    paths = MediaCollection.objects.filter(
        pk__in=CollectionViewRestriction.objects.values("collection")
    ).values_list("path", flat=True)
    conditions = [Q(collection__path__startswith=path) for path in paths]
    return reduce(or_, conditions) if conditions else None

"""What may be asked for, as the settings say."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from editorial.images import image_widths

from .specs import ORIGINAL, all_specs, own_width, spec_of

DEFAULT_RATIOS = ("1:1", "4:3", "3:2", "16:9")
DEFAULT_FORMATS = ("avif", "webp", "jpeg")
#: A picture of some 50 megapixels takes 200 MB while it is worked on.
DEFAULT_MAX_PIXELS = 50_000_000
#: What browsers show and Wagtail writes.
KNOWN_FORMATS = frozenset({"avif", "webp", "jpeg", "png"})
RATIO = re.compile(r"[1-9][0-9]{0,2}:[1-9][0-9]{0,2}")


@dataclass(frozen=True)
class Offer:
    """The widths, ratios and formats that a frontend may ask for. No formats: none at all."""

    widths: Sequence[int]
    ratios: Sequence[str]
    formats: Sequence[str]
    max_pixels: int

    def covers(self, image: Mapping[str, Any]) -> bool:
        """Say whether renditions of this image, by its payload, are made when asked for.

        Drawings are not: they have any width by themselves. Nor are images that take more memory
        than allowed.
        """
        is_drawing = any(each["format"] == "svg" for each in image["renditions"])
        is_small_enough = image["width"] * image["height"] <= self.max_pixels
        return bool(self.formats) and not is_drawing and is_small_enough

    def widths_of(self, image: Mapping[str, Any]) -> list[int]:
        """Return the widths that may be asked for: those of all images, and the image's own."""
        return sorted({*self.widths, own_width(image["width"], self.widths)})

    def spec(self, image: Mapping[str, Any], *, width: int, ratio: str, format: str) -> str:
        """Return the spec of what answers for an allowed width, ratio and format."""
        size = image["width"], image["height"]
        return spec_of(width=width, ratio=ratio, format=format, size=size)

    def specs(self, image: Mapping[str, Any]) -> frozenset[str]:
        """Return the specs of all that can be asked for of an image."""
        if not self.covers(image):
            return frozenset()
        return frozenset(
            all_specs(
                widths=self.widths,
                ratios=self.ratios,
                formats=self.formats,
                size=(image["width"], image["height"]),
            )
        )


def present_offer() -> Offer:
    """Return what the settings offer."""
    ratios = getattr(settings, "CLINIC_GUIDES_IMAGE_RATIOS", DEFAULT_RATIOS)
    return Offer(
        widths=image_widths(),
        ratios=(ORIGINAL, *ratios),
        formats=tuple(getattr(settings, "CLINIC_GUIDES_IMAGE_FORMATS", DEFAULT_FORMATS)),
        max_pixels=int(getattr(settings, "CLINIC_GUIDES_IMAGE_MAX_PIXELS", DEFAULT_MAX_PIXELS)),
    )

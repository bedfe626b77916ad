"""What the settings of images must say."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage

from delivery.faults import Fault, counts, errors_of

from .offers import DEFAULT_FORMATS, DEFAULT_RATIOS, KNOWN_FORMATS, RATIO


def images_can_be_offered(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Refuse widths, ratios and formats that no rendition can have."""
    return errors_of(_faults(), "delivery.E001")


def _faults() -> Iterator[Fault]:
    widths = getattr(settings, "CLINIC_GUIDES_IMAGE_WIDTHS", None)
    if widths is not None and not (_is_list(widths) and widths and all(map(counts, widths))):
        yield "CLINIC_GUIDES_IMAGE_WIDTHS", widths, "List one width or more, in whole pixels."
    ratios = getattr(settings, "CLINIC_GUIDES_IMAGE_RATIOS", DEFAULT_RATIOS)
    if not (_is_list(ratios) and all(isinstance(r, str) and RATIO.fullmatch(r) for r in ratios)):
        yield "CLINIC_GUIDES_IMAGE_RATIOS", ratios, "List ratios such as “16:9”, up to 999:999."
    formats = getattr(settings, "CLINIC_GUIDES_IMAGE_FORMATS", DEFAULT_FORMATS)
    if not (_is_list(formats) and set(formats) <= KNOWN_FORMATS):
        known = ", ".join(sorted(KNOWN_FORMATS))
        yield "CLINIC_GUIDES_IMAGE_FORMATS", formats, f"List any of {known}; none turns it off."
    for name in ("CLINIC_GUIDES_IMAGE_MAX_PIXELS", "CLINIC_GUIDES_RENDERINGS"):
        number = getattr(settings, name, 1)
        if not counts(number):
            yield name, number, "Use a whole number, 1 or more."


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)

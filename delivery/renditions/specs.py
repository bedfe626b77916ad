"""Which renditions of an image there may be, as Wagtail's filter specs. Pure.

An image has one rendition per ratio, format and width that it can fill, and nothing is enlarged:
whoever asks for more width than a crop has gets all of it.
"""

from collections.abc import Iterator, Sequence

#: The ratio of the image itself.
ORIGINAL = "original"


def own_width(image_width: int, widths: Sequence[int]) -> int:
    """Return the width of the widest rendition of a whole image."""
    return min(image_width, max(widths))


def spec_of(*, width: int, ratio: str, format: str, size: tuple[int, int]) -> str:
    """Return the spec of the rendition that answers for this width, ratio and format.

    ``ratio`` is :data:`ORIGINAL` or two numbers such as ``16:9``; ``size`` is the image's own, in
    pixels. A crop keeps the image's focal point.
    """
    image_width, image_height = size
    if ratio == ORIGINAL:
        return f"width-{min(width, image_width)}|format-{format}"
    across, down = (int(part) for part in ratio.split(":"))
    chosen = max(1, min(width, image_width, image_height * across // down))
    height = min(image_height, max(1, round(chosen * down / across)))
    return f"fill-{chosen}x{height}|format-{format}"


def all_specs(
    *,
    widths: Sequence[int],
    ratios: Sequence[str],
    formats: Sequence[str],
    size: tuple[int, int],
) -> Iterator[str]:
    """Yield the specs of every rendition that can be asked for; some of them twice."""
    for ratio in ratios:
        for format in formats:
            for width in widths:
                yield spec_of(width=width, ratio=ratio, format=format, size=size)

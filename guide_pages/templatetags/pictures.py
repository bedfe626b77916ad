"""An image document as the attributes of an ``img`` element."""

from django import template

from editorial.document import ImageDocument, RenditionDocument

register = template.Library()

#: Browsers that do not know ``srcset`` get the narrowest copy that is at least this wide.
ORDINARY_WIDTH = 960


@register.filter
def srcset(image: ImageDocument) -> str:
    """Return every ready-made copy with its width."""
    return ", ".join(f"{_escaped(copy.url)} {copy.width}w" for copy in image.renditions)


@register.filter
def ordinary(image: ImageDocument) -> RenditionDocument | None:
    """Return the copy that fits most screens, ``None`` for an image without copies."""
    wide_enough = (copy for copy in image.renditions if copy.width >= ORDINARY_WIDTH)
    return next(wide_enough, image.renditions[-1] if image.renditions else None)


@register.filter
def object_position(image: ImageDocument) -> str:
    """Return where to keep the image's focal point when it is cropped, as a CSS value."""
    point = image.focal_point
    return f"{point.x:.0%} {point.y:.0%}" if point else "50% 50%"


def _escaped(url: str) -> str:
    # Spaces and commas part the candidates of a srcset.
    return url.replace(" ", "%20").replace(",", "%2C")

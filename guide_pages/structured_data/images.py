"""Images in a graph. Pure."""

from editorial.document import ImageDocument

from .nodes import ImageNode


def image_node(image: ImageDocument | None, name: str | None = None) -> ImageNode | None:
    """Return an image by its widest copy, ``None`` where there is none."""
    if image is None or not image.renditions:
        return None
    node: ImageNode = {"@type": "ImageObject", "contentUrl": image.renditions[-1].url}
    if name is not None:
        node["@id"] = name
    if image.alt:
        node["caption"] = image.alt
    return node

"""The texts and figures that one location writes itself."""

from collections.abc import Mapping
from typing import Any

from editorial.rich_text import plain_text

from .layers import Layer

#: The fields of a guide's copy that a location may write itself.
TEXTS = ("title", "summary", "seo_title", "seo_description")
#: Those of them that are database HTML.
_RICH = {"summary"}


def texts_of(layer: Layer) -> dict[str, str]:
    """Return the texts that hold in place of those from above: all that say something."""
    return {name: layer.texts[name] for name in TEXTS if _says(name, layer.texts.get(name, ""))}


def figures_of(layer: Layer) -> dict[str, Mapping[str, Any]]:
    """Return the figures that hold in place of those from above: all that are complete."""
    return {
        name: figure
        for name, figure in layer.treatment.items()
        if figure and None not in figure.values()
    }


def _says(name: str, text: str) -> bool:
    return bool(plain_text(text) if name in _RICH else text.strip())

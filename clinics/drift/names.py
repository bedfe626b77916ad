"""By which names choices and images in raw blocks are read. Pure."""

from collections.abc import Callable
from dataclasses import dataclass, field

from guide_pages.blocks.shape import Shapes


def _no_title(image_id: int) -> str:
    return ""


@dataclass(frozen=True)
class Names:
    """The shapes of blocks, and the titles of images by their ids, "" for unknown ones."""

    shapes: Shapes = field(default_factory=dict)
    image_title: Callable[[int], str] = _no_title


#: Raw values are read as they are stored.
NO_NAMES = Names()

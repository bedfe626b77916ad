"""Where things are found. The one who serves documents knows; the document asks."""

from collections.abc import Mapping
from typing import Any, Protocol


class Addresses(Protocol):
    """The absolute URLs that stand in a document."""

    def guide_detail(self, guide_id: int, clinic: str | None = None) -> str:
        """Return the URL of a guide's document, or of what the clinic with this code serves."""

    def guide_page(self, slug: str) -> str | None:
        """Return the URL of a guide's public page, ``None`` while none is configured."""

    def media(self, file: str) -> str:
        """Return the URL of a file by its name in the media storage."""

    def image_on_demand(self, image_id: int, payload: Mapping[str, Any]) -> str | None:
        """Return the template of an image's URL in other sizes, ``None`` where there are none."""

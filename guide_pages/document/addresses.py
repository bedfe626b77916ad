"""Where things are found. The one who serves documents knows; the document asks."""

from typing import Protocol


class Addresses(Protocol):
    """The absolute URLs that stand in a document."""

    def guide_detail(self, guide_id: int, clinic: str | None = None) -> str:
        """Return the URL of a guide's document, or of what the clinic with this code serves."""

    def guide_page(self, slug: str) -> str | None:
        """Return the URL of a guide's public page, ``None`` while none is configured."""

    def media(self, file: str) -> str:
        """Return the URL of a file by its name in the media storage."""

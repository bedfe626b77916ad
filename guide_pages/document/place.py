"""Where a document is served, as far as the document needs to know. Pure."""

from dataclasses import dataclass
from typing import Protocol

from guide_pages.actions import Action

from .addresses import Addresses
from .models import GuideClinic


class Place(Protocol):
    """A clinic, or the group as a whole: what is found and offered there."""

    @property
    def clinic(self) -> GuideClinic | None:
        """Return the clinic that serves the document, ``None`` for the group's own."""

    def guide_page(self, slug: str) -> str | None:
        """Return the absolute URL of a guide's public page there, ``None`` without one."""

    def canonical(self, guide_id: int, slug: str) -> str | None:
        """Return the URL under which search engines list a guide, ``None`` without one."""

    def offers(self, guide_id: int) -> bool:
        """Say whether a public guide is offered there."""

    def action_url(self, action: Action) -> str | None:
        """Return where a call to action leads there, ``None`` where it leads nowhere.

        Never asked for ``Action.LINK``, which has a URL of its own.
        """


@dataclass(frozen=True)
class EveryPlace:
    """Where no clinic is meant: every guide is offered, at the addresses' own pages."""

    addresses: Addresses

    @property
    def clinic(self) -> GuideClinic | None:
        """Return nothing: the document is the group's own."""
        return None

    def guide_page(self, slug: str) -> str | None:
        """Return the URL of a guide's public page."""
        return self.addresses.guide_page(slug)

    def canonical(self, guide_id: int, slug: str) -> str | None:
        """Return the same URL: there is no other."""
        return self.addresses.guide_page(slug)

    def offers(self, guide_id: int) -> bool:
        """Offer every public guide."""
        return True

    def action_url(self, action: Action) -> str | None:
        """Return nothing: only a clinic can be booked, called or visited."""
        return None

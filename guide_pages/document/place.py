"""Where a document is served, as far as the document needs to know. Pure."""

from dataclasses import dataclass
from typing import Protocol

from editions.entries import Entry
from editorial.facts.values import Facts
from guide_pages.actions import Action
from guide_pages.structured_data.place import NOBODY, Hosts

from .addresses import Addresses
from .copy import GuideCopy
from .models import GuideClinic
from .search_page import SearchPage


class Place(Protocol):
    """A clinic, or the group as a whole: what is found and offered there."""

    @property
    def clinic(self) -> GuideClinic | None:
        """Return the clinic that serves the document, ``None`` for the group's own."""

    def guide_page(self, slug: str, locale: str) -> str | None:
        """Return the absolute URL of a guide's public page there, ``None`` without one.

        ``locale`` is the code of the guide's language.
        """

    def search_page(self, entry: Entry, copy: GuideCopy) -> SearchPage:
        """Return what search engines should know of a guide that says ``copy`` there."""

    def offers(self, guide_id: int) -> bool:
        """Say whether a public guide is offered there."""

    def title(self, entry: Entry) -> str:
        """Return a public guide's title as it reads there, facts not yet put in."""

    def facts(self, guide_id: int) -> Facts | None:
        """Return the values that hold in a guide there, ``None`` where none are known."""

    def action_url(self, action: Action) -> str | None:
        """Return where a call to action leads there, ``None`` where it leads nowhere.

        Never asked for ``Action.LINK``, which has a URL of its own.
        """

    @property
    def hosts(self) -> Hosts:
        """Return who publishes the guides there and who treats, for structured data."""


@dataclass(frozen=True)
class EveryPlace:
    """Where no clinic is meant: every guide is offered, at the addresses' own pages."""

    addresses: Addresses

    @property
    def clinic(self) -> GuideClinic | None:
        """Return nothing: the document is the group's own."""
        return None

    def guide_page(self, slug: str, locale: str) -> str | None:
        """Return the URL of a guide's public page."""
        return self.addresses.guide_page(slug)

    def search_page(self, entry: Entry, copy: GuideCopy) -> SearchPage:
        """Return the same URL: there is no other."""
        return SearchPage(self.addresses.guide_page((entry.payload or {})["slug"]))

    def offers(self, guide_id: int) -> bool:
        """Offer every public guide."""
        return True

    def title(self, entry: Entry) -> str:
        """Return the title that the library gives it."""
        return str((entry.payload or {})["title"])

    def facts(self, guide_id: int) -> Facts | None:
        """Return nothing: a document's own facts hold for all."""
        return None

    def action_url(self, action: Action) -> str | None:
        """Return nothing: only a clinic can be booked, called or visited."""
        return None

    @property
    def hosts(self) -> Hosts:
        """Return nobody: no clinics are known."""
        return NOBODY

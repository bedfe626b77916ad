"""A place as one document sees it, which notes what it rests on. Pure."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from editions.entries import Entry
from editorial.facts.values import Facts, Used
from guide_pages.actions import Action
from guide_pages.document.copy import GuideCopy
from guide_pages.document.models import GuideClinic
from guide_pages.document.search_page import SearchPage
from guide_pages.structured_data.place import Hosts

if TYPE_CHECKING:
    from .serving import Serving


@dataclass(frozen=True)
class NotingPlace:
    """A place whose ``used`` hears of the local guides behind offers and titles.

    A :class:`guide_pages.document.place.Place`. Whether another guide is offered decides over
    links to it, so the editions that say so count for the document's version.
    """

    serving: "Serving"
    used: Used

    @property
    def clinic(self) -> GuideClinic | None:
        """Return the clinic; nothing for the group and for regions."""
        return self.serving.clinic

    def guide_page(self, slug: str, locale: str) -> str | None:
        """Return the URL of a guide's public page, from the nearest pattern."""
        return self.serving.guide_page(slug, locale)

    def search_page(self, entry: Entry, copy: GuideCopy) -> SearchPage:
        """Return what search engines should know of a guide that says ``copy`` here."""
        return self.serving.search_page(entry, copy, self.used)

    def offers(self, guide_id: int) -> bool:
        """Say whether a public guide is offered here."""
        self._note(guide_id)
        return self.serving.offers(guide_id)

    def title(self, entry: Entry) -> str:
        """Return a public guide's title as it is in force here, facts not yet put in."""
        self._note(entry.object_id)
        return self.serving.title(entry)

    def facts(self, guide_id: int) -> Facts:
        """Return the values of facts in one guide."""
        return self.serving.facts(guide_id)

    def action_url(self, action: Action) -> str | None:
        """Return where a call to action leads: to the clinic's own means of contact."""
        return self.serving.action_url(action)

    @property
    def hosts(self) -> Hosts:
        """Return who publishes the guides here and who treats."""
        return self.serving.hosts

    def _note(self, guide_id: int) -> None:
        for entry in self.serving.behind.local_guides(guide_id):
            self.used(entry)

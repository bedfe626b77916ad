"""What one location serves: which guides, with which words, at which addresses. Pure."""

from collections.abc import Callable
from functools import cached_property
from itertools import chain

from editions.entries import Entry
from editorial.facts.values import Used
from guide_pages.actions import Action
from guide_pages.blocks.showing import Scope
from guide_pages.document.addresses import Addresses
from guide_pages.document.copy import GuideCopy, shared_copy
from guide_pages.document.made import MadeGuide
from guide_pages.document.make import make_guide
from guide_pages.document.models import GuideClinic
from guide_pages.document.ordering import guides_in_editors_order
from guide_pages.document.search_page import SearchPage
from guide_pages.structured_data.place import Hosts

from .behind import EditionsBehind
from .canonicals import DEFAULT_SHARE
from .contact import contact_url
from .noting import NotingPlace
from .patterns import guide_url
from .resolution.facts import ChainFacts, LocationFacts
from .resolution.layers import Layer
from .resolution.offers import (
    ListedGuide,
    LocationOffers,
    is_featured,
    is_offered,
    ordered,
)
from .resolution.resolve import Resolved, resolve
from .search_pages import search_page_of
from .structured_data.hosts import hosts_at
from .treatments import facts_at, offers_at
from .tree import Chain, Node, Tree

#: Returns the absolute URL of a clinic's document by its code.
ClinicURL = Callable[[str], str]


class Serving:
    """What a location serves as of one snapshot. The group serves its own copy.

    A :class:`guide_pages.document.place.Place`. Without a node it is an installation whose
    group is not live, or that has none.
    """

    def __init__(
        self,
        tree: Tree,
        node: Node | None,
        addresses: Addresses,
        clinic_url: ClinicURL,
        own_page_share: float = DEFAULT_SHARE,
    ) -> None:
        """``own_page_share`` of its words make a page of a guide one of its own."""
        self.tree = tree
        self.snapshot = tree.snapshot
        self.node = node
        self.chain: Chain = tree.chain(node) if node is not None else ()
        self.behind = EditionsBehind(tree, node)
        self.own_page_share = own_page_share
        self._addresses = addresses
        self._clinic_url = clinic_url

    # As a place

    @cached_property
    def clinic(self) -> GuideClinic | None:
        """Return the clinic; nothing for the group and for regions."""
        node = self.node
        if node is None or node.scope is not Scope.CLINIC:
            return None
        return GuideClinic(code=node.code, name=node.name, detail_url=self._clinic_url(node.code))

    def guide_page(self, slug: str, locale: str) -> str | None:
        """Return the URL of a guide's public page, from the nearest pattern."""
        clinic = self.node.code if self.node is not None and self.clinic is not None else None
        return guide_url(self._pattern, clinic=clinic, guide=slug, locale=locale)

    def search_page(
        self, entry: Entry, copy: GuideCopy, used: Used = lambda entry: None
    ) -> SearchPage:
        """Return what search engines should know of a guide that says ``copy`` here.

        ``used`` is told of the FAQs that decide on it, shown here or not.
        """
        return search_page_of(self, entry, copy, used)

    def noting(self, used: Used) -> NotingPlace:
        """Return this place for one document, telling ``used`` what offers rest on."""
        return NotingPlace(self, used)

    def offers(self, guide_id: int) -> bool:
        """Say whether a public guide is offered here."""
        entry = self.snapshot.find("guide", guide_id)
        if entry is None or entry.payload is None:
            return False
        return is_offered(guide_id, entry.payload["offered_by_default"], self.offers_by_location)

    def excludes(self, guide_id: int) -> bool:
        """Say whether a guide is not offered here whatever the library says of it."""
        return not is_offered(guide_id, True, self.offers_by_location)

    def action_url(self, action: Action) -> str | None:
        """Return where a call to action leads: to the clinic's own means of contact."""
        details = self.node.clinic if self.node is not None else None
        return contact_url(action, details) if details is not None else None

    @cached_property
    def hosts(self) -> Hosts:
        """Return who publishes the guides here and who treats."""
        return hosts_at(self.node, self.tree.group, self._clinic_url)

    # Guides

    def guides(self, locale: str) -> list[Entry]:
        """Return the guides of a language that are offered here, in the order of this place."""
        by_id = {
            entry.object_id: entry
            for entry in guides_in_editors_order(self.snapshot, locale)
            if self.offers(entry.object_id)
        }
        listed = [
            ListedGuide(pk, bool(entry.payload and entry.payload["featured"]))
            for pk, entry in by_id.items()
        ]
        return [by_id[pk] for pk in ordered(listed, self.offers_by_location)]

    def is_featured(self, entry: Entry) -> bool:
        """Say whether a guide stands among the first here."""
        by_default = bool(entry.payload and entry.payload["featured"])
        return is_featured(entry.object_id, by_default, self.offers_by_location)

    def guide(self, entry: Entry) -> MadeGuide:
        """Make a guide's document as it is served here, and tell which facts it lacks."""
        noted: list[Entry] = []
        return make_guide(
            entry,
            self.snapshot,
            self._addresses,
            copy=self.resolved(entry).copy,
            facts=self.facts(entry.object_id),
            place=self.noting(noted.append),
            # Read last: by then the other guides that were asked for are noted.
            made_from=chain(self.behind.guide(entry.object_id), noted),
        )

    def resolved(self, entry: Entry) -> Resolved:
        """Return a public guide's copy as it is in force here."""
        return resolve(_shared(entry), self._layers(entry.object_id))

    def title(self, entry: Entry) -> str:
        """Return a public guide's title as it is in force here, facts not yet put in."""
        if entry.payload is None or self._layers(entry.object_id):
            return self.resolved(entry).copy.title
        return str(entry.payload["title"])

    def copy_above(self, entry: Entry) -> GuideCopy:
        """Return the copy that is in force above this location: what it may change."""
        return self.resolved_above(entry).copy

    def resolved_above(self, entry: Entry) -> Resolved:
        """Return the same copy with whose words its texts and figures are."""
        above = [
            layer
            for local, layer in self.tree.layers(self.chain, entry.object_id)
            if self.node is None or not self._is_own(local)
        ]
        return resolve(_shared(entry), above)

    def with_layer(self, entry: Entry, layer: Layer) -> Resolved:
        """Return the copy that would be in force here with ``layer`` as this place's own."""
        return resolve(self.copy_above(entry), [layer])

    def facts(self, guide_id: int | None) -> ChainFacts:
        """Return the values of facts, for one guide or for none in particular."""
        return ChainFacts(self.facts_by_location, guide_id)

    @cached_property
    def facts_by_location(self) -> list[LocationFacts]:
        """Return what each location of the chain says of facts, the nearest first."""
        keys = {pk: entry.key for pk, entry in self.snapshot.entries.get("fact", {}).items()}
        return [facts_at(node, self.tree, keys) for node in reversed(self.chain)]

    @cached_property
    def offers_by_location(self) -> list[LocationOffers]:
        """Return what each location of the chain says of offering guides, the nearest first."""
        return [offers_at(node, self.tree) for node in reversed(self.chain)]

    def _layers(self, guide_id: int) -> list[Layer]:
        return [layer for _, layer in self.tree.layers(self.chain, guide_id)]

    def _is_own(self, local: Entry) -> bool:
        return bool(self.node and local.payload and local.payload["location"] == self.node.id)

    @cached_property
    def _pattern(self) -> str:
        patterns = [node.payload["url_pattern"] for node in self.chain]
        return next((pattern for pattern in reversed(patterns) if pattern), "")


def _shared(entry: Entry) -> GuideCopy:
    if entry.payload is None:
        raise ValueError("A withdrawn guide has no copy.")
    return shared_copy(entry.payload)

"""What one location serves: which guides, with which words, at which addresses. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from urllib.parse import quote

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

from .own_facts import built_in_facts
from .patterns import guide_url
from .resolution.facts import ChainFacts, LocationFacts
from .resolution.layers import Layer
from .resolution.offers import (
    GuideOffer,
    ListedGuide,
    LocationOffers,
    is_featured,
    is_offered,
    ordered,
)
from .resolution.resolve import Resolved, resolve
from .tree import Chain, Node, Tree

#: Returns the absolute URL of a clinic's document by its code.
ClinicURL = Callable[[str], str]


class Serving:
    """What a location serves as of one snapshot. The group serves its own copy.

    A :class:`guide_pages.document.place.Place`. Without a node it is an installation whose
    group is not live, or that has none.
    """

    def __init__(
        self, tree: Tree, node: Node | None, addresses: Addresses, clinic_url: ClinicURL
    ) -> None:
        self.tree = tree
        self.snapshot = tree.snapshot
        self.node = node
        self.chain: Chain = tree.chain(node) if node is not None else ()
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

    def guide_page(self, slug: str) -> str | None:
        """Return the URL of a guide's public page, from the nearest pattern."""
        clinic = self.node.code if self.node is not None and self.clinic is not None else None
        return guide_url(self._pattern, clinic=clinic, guide=slug)

    def canonical(self, guide_id: int, slug: str) -> str | None:
        """Return the group's page while nothing is said differently here, else the own one."""
        group = self.tree.group
        pattern = group.payload["url_pattern"] if group is not None else ""
        shared = guide_url(pattern, clinic=None, guide=slug)
        own = self.guide_page(slug)
        return own if shared is None or self._differs(guide_id) else shared

    def noting(self, used: Used) -> "NotingPlace":
        """Return this place for one document, telling ``used`` what offers rest on."""
        return NotingPlace(self, used)

    def offers(self, guide_id: int) -> bool:
        """Say whether a public guide is offered here."""
        entry = self.snapshot.find("guide", guide_id)
        if entry is None or entry.payload is None:
            return False
        return is_offered(guide_id, entry.payload["offered_by_default"], self._offers)

    def excludes(self, guide_id: int) -> bool:
        """Say whether a guide is not offered here whatever the library says of it."""
        return not is_offered(guide_id, True, self._offers)

    def action_url(self, action: Action) -> str | None:
        """Return where a call to action leads: to the clinic's own means of contact."""
        details = self.node.clinic if self.node is not None else None
        if details is None:
            return None
        address, geo = details["address"], details["geo"]
        if geo is not None:
            destination = f"{geo['latitude']},{geo['longitude']}"
        else:
            parts = ("street", "locality", "region", "postal_code", "country")
            destination = ", ".join(address[part] for part in parts if address[part])
        phone = "".join(sign for sign in details["phone"] if sign.isdigit() or sign == "+")
        targets = {
            Action.BOOK: details["booking_url"],
            Action.CALL: f"tel:{phone}" if phone else "",
            Action.EMAIL: f"mailto:{details['email']}" if details["email"] else "",
            Action.DIRECTIONS: "https://www.google.com/maps/dir/?api=1&destination="
            + quote(destination)
            if destination
            else "",
        }
        return targets.get(action) or None

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
        return [by_id[pk] for pk in ordered(listed, self._offers)]

    def is_featured(self, entry: Entry) -> bool:
        """Say whether a guide stands among the first here."""
        by_default = bool(entry.payload and entry.payload["featured"])
        return is_featured(entry.object_id, by_default, self._offers)

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
            made_from=chain(self.made_from(entry.object_id), noted),
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
        above = [
            layer
            for local, layer in self.tree.layers(self.chain, entry.object_id)
            if self.node is None or not self._is_own(local)
        ]
        return resolve(_shared(entry), above).copy

    def with_layer(self, entry: Entry, layer: Layer) -> Resolved:
        """Return the copy that would be in force here with ``layer`` as this place's own."""
        return resolve(self.copy_above(entry), [layer])

    def facts(self, guide_id: int | None) -> ChainFacts:
        """Return the values of facts, for one guide or for none in particular."""
        return ChainFacts(self._fact_tables, guide_id)

    def made_from(self, guide_id: int | None) -> Iterable[Entry]:
        """Return the editions behind this place's own part of a guide's document.

        Withdrawn ones count: what a location above said until then is gone since.
        """
        yield from self.location_entries()
        if guide_id is not None:
            yield from self.local_entries(guide_id)

    def local_entries(self, guide_id: int) -> Iterable[Entry]:
        """Return the newest editions of the local guides here and above, withdrawn or not."""
        for location_id in self._location_ids:
            yield from self.tree.local_entries(location_id, guide_id)

    def location_entries(self) -> list[Entry]:
        """Return the newest editions of this location and of all above it, live or not."""
        if self.node is None:
            return list(self.snapshot.entries.get("group", {}).values())
        above = (
            self.snapshot.find(kind, location_id)
            for location_id in self.node.payload["ancestors"]
            for kind in ("group", "region")
        )
        return [*(entry for entry in above if entry is not None), self.node.entry]

    @cached_property
    def _location_ids(self) -> set[int]:
        return {entry.object_id for entry in self.location_entries()}

    def _layers(self, guide_id: int) -> list[Layer]:
        return [layer for _, layer in self.tree.layers(self.chain, guide_id)]

    def _is_own(self, local: Entry) -> bool:
        return bool(self.node and local.payload and local.payload["location"] == self.node.id)

    def _differs(self, guide_id: int) -> bool:
        return any(
            self.tree.local_guide(node, guide_id) is not None
            for node in self.chain
            if node.scope is not Scope.GROUP
        )

    @cached_property
    def _pattern(self) -> str:
        patterns = [node.payload["url_pattern"] for node in self.chain]
        return next((pattern for pattern in reversed(patterns) if pattern), "")

    @cached_property
    def _fact_tables(self) -> list[LocationFacts]:
        keys = {pk: entry.key for pk, entry in self.snapshot.entries.get("fact", {}).items()}
        return [_fact_table(node, keys) for node in reversed(self.chain)]

    @cached_property
    def _offers(self) -> list[LocationOffers]:
        return [
            LocationOffers(
                location=node.code,
                guides={
                    row["guide"]: GuideOffer(
                        offered=row["offered"], featured=row["featured"], position=row["position"]
                    )
                    for row in node.payload["guides"]
                },
                not_offered=self.tree.not_offered(node),
            )
            for node in reversed(self.chain)
        ]


@dataclass(frozen=True)
class NotingPlace:
    """A place as one document sees it: ``used`` hears of the local guides behind an offer.

    A :class:`guide_pages.document.place.Place`. Whether another guide is offered decides over
    links to it, so the editions that say so count for the document's version.
    """

    serving: Serving
    used: Used

    @property
    def clinic(self) -> GuideClinic | None:
        """Return the clinic; nothing for the group and for regions."""
        return self.serving.clinic

    def guide_page(self, slug: str) -> str | None:
        """Return the URL of a guide's public page, from the nearest pattern."""
        return self.serving.guide_page(slug)

    def canonical(self, guide_id: int, slug: str) -> str | None:
        """Return the group's page while nothing is said differently here, else the own one."""
        return self.serving.canonical(guide_id, slug)

    def offers(self, guide_id: int) -> bool:
        """Say whether a public guide is offered here."""
        for entry in self.serving.local_entries(guide_id):
            self.used(entry)
        return self.serving.offers(guide_id)

    def action_url(self, action: Action) -> str | None:
        """Return where a call to action leads: to the clinic's own means of contact."""
        return self.serving.action_url(action)


def _shared(entry: Entry) -> GuideCopy:
    if entry.payload is None:
        raise ValueError("A withdrawn guide has no copy.")
    return shared_copy(entry.payload)


def _fact_table(node: Node, keys: dict[int, str]) -> LocationFacts:
    general: dict[str, str] = {}
    for_guides: dict[int, dict[str, str]] = {}
    for row in node.payload["values"]:
        key = keys.get(row["fact"])
        if key is not None:
            table = general if row["guide"] is None else for_guides.setdefault(row["guide"], {})
            table[key] = row["value"]
    return LocationFacts(
        location=node.code,
        general=general,
        for_guides=for_guides,
        built_in=built_in_facts(node),
    )

"""The guides as one location offers them, and who says so. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from clinics.resolution.offers import LocationOffers
from clinics.serving import Serving
from clinics.tree import Node
from editions.entries import Entry
from guide_pages.document.ordering import guides_in_editors_order

from .sources import Place, Source, source_at


@dataclass(frozen=True)
class GuideInForce:
    """A guide of the library at one location.

    ``position`` is its place in the list there, from 1, ``None`` when it is not offered.
    ``is_by_local_guide`` says that a local guide, and no setting, keeps it from being offered.
    ``placed_by`` is ``None`` where nobody gives it a place.
    """

    id: int
    title: str
    locale: str
    is_offered: bool
    offered_by: Source
    is_by_local_guide: bool
    is_featured: bool
    featured_by: Source
    position: int | None
    placed_by: Source | None


def guides_in_force(serving: Serving, locales: Iterable[str]) -> list[GuideInForce]:
    """Return the guides, language by language: those offered in their order, then the others."""
    found = []
    for locale in locales:
        offered = serving.guides(locale)
        places = {entry.object_id: place for place, entry in enumerate(offered, 1)}
        others = [
            entry
            for entry in guides_in_editors_order(serving.snapshot, locale)
            if entry.object_id not in places
        ]
        found += [_guide(entry, serving, places) for entry in (*offered, *others)]
    return found


def _guide(entry: Entry, serving: Serving, places: Mapping[int, int]) -> GuideInForce:
    guide_id, payload = entry.object_id, entry.payload or {}
    offered_by, is_by_local_guide = _offered_by(guide_id, serving)
    placed_by = _said_by(guide_id, "position", serving)
    return GuideInForce(
        id=guide_id,
        title=payload["title"],
        locale=payload["locale"],
        is_offered=guide_id in places,
        offered_by=offered_by,
        is_by_local_guide=is_by_local_guide,
        is_featured=serving.is_featured(entry),
        featured_by=_said_by(guide_id, "featured", serving) or Source(Place.DEFAULT),
        position=places.get(guide_id),
        placed_by=placed_by,
    )


def _said_by(guide_id: int, name: str, serving: Serving) -> Source | None:
    for node, offers in _nearest_first(serving):
        offer = offers.guides.get(guide_id)
        if offer is not None and getattr(offer, name) is not None:
            return source_at(node, serving.node)
    return None


def _offered_by(guide_id: int, serving: Serving) -> tuple[Source, bool]:
    for node, offers in _nearest_first(serving):
        if guide_id in offers.not_offered:
            return source_at(node, serving.node), True
        offer = offers.guides.get(guide_id)
        if offer is not None and offer.offered is not None:
            return source_at(node, serving.node), False
    return Source(Place.DEFAULT), False


def _nearest_first(serving: Serving) -> Iterator[tuple[Node, LocationOffers]]:
    return zip(reversed(serving.chain), serving.offers_by_location, strict=True)

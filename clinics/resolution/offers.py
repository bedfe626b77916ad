"""Which guides a location offers, which it features, and in which order.

A chain of locations runs from the nearest up, here as for facts.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class GuideOffer:
    """What one location says about one guide; ``None`` where it leaves what is above.

    ``position`` is a place in the list of guides, from 1.
    """

    offered: bool | None = None
    featured: bool | None = None
    position: int | None = None


@dataclass(frozen=True)
class LocationOffers:
    """What one location says about guides, by their ids.

    ``not_offered`` are the guides that its local guides say are not offered; it goes before
    what ``guides`` says of them.
    """

    location: str
    guides: Mapping[int, GuideOffer] = field(default_factory=dict)
    not_offered: Collection[int] = frozenset()


@dataclass(frozen=True)
class ListedGuide:
    """A guide in a list, and whether the library features it."""

    id: int
    featured: bool


def is_offered(guide_id: int, offered_by_default: bool, chain: Sequence[LocationOffers]) -> bool:
    """Return whether the first location of ``chain`` offers the guide: the nearest word holds."""
    for place in chain:
        if guide_id in place.not_offered:
            return False
        offer = place.guides.get(guide_id)
        if offer is not None and offer.offered is not None:
            return offer.offered
    return offered_by_default


def is_featured(guide_id: int, featured_by_default: bool, chain: Sequence[LocationOffers]) -> bool:
    """Return whether the first location of ``chain`` features the guide."""
    for place in chain:
        offer = place.guides.get(guide_id)
        if offer is not None and offer.featured is not None:
            return offer.featured
    return featured_by_default


def ordered(guides: Sequence[ListedGuide], chain: Sequence[LocationOffers]) -> list[int]:
    """Return the ids of ``guides`` as the first location of ``chain`` lists them.

    ``guides`` are those that it offers, in the editors' order, with or without the featured
    ones first. Featured guides come first, others follow; then those with a position take that
    place in the list, or the last place when the list is shorter. Of several with one position
    the one placed by the nearer location has it, then the one that comes first anyway; the
    others have the next free place.
    """
    listed = sorted(guides, key=lambda guide: not is_featured(guide.id, guide.featured, chain))
    wishes = []
    for rank, guide in enumerate(listed):
        wish = _position(guide.id, chain)
        if wish is not None:
            distance, position = wish
            wishes.append((distance, position, rank, guide.id))
    places: dict[int, int] = {}
    for _, position, _, guide_id in sorted(wishes):
        places[_free(position - 1, places, len(listed))] = guide_id
    placed = set(places.values())
    others = iter([guide.id for guide in listed if guide.id not in placed])
    return [places[place] if place in places else next(others) for place in range(len(listed))]


def _position(guide_id: int, chain: Sequence[LocationOffers]) -> tuple[int, int] | None:
    """Return how far away the nearest location that gives a position is, and the position."""
    for distance, place in enumerate(chain):
        offer = place.guides.get(guide_id)
        if offer is not None and offer.position is not None:
            return distance, offer.position
    return None


def _free(wish: int, taken: Collection[int], length: int) -> int:
    """Return the free place at ``wish`` or next after it, else the nearest before it."""
    start = min(max(wish, 0), length - 1)
    candidates = [*range(start, length), *range(start - 1, -1, -1)]
    return next(place for place in candidates if place not in taken)

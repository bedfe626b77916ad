"""What a location offers, features and puts where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinics.resolution.offers import (
    GuideOffer,
    ListedGuide,
    LocationOffers,
    is_featured,
    is_offered,
    ordered,
)

YES, NO, SILENT = GuideOffer(offered=True), GuideOffer(offered=False), GuideOffer()
FEATURED, UNFEATURED = GuideOffer(featured=True), GuideOffer(featured=False)


def chain(*offers: GuideOffer | None) -> list[LocationOffers]:
    """Make locations, the nearest first, that say this about guide 1; ``None``: nothing."""
    return [
        LocationOffers(f"location-{number}", {} if offer is None else {1: offer})
        for number, offer in enumerate(offers)
    ]


@pytest.mark.parametrize("by_default", [True, False])
@pytest.mark.parametrize(
    ("offers", "expected"),
    [
        ([], None),
        ([None, SILENT], None),
        ([YES, NO], True),
        ([NO, YES], False),
        ([None, SILENT, YES], True),
        ([SILENT, NO, YES], False),
        ([FEATURED, NO], False),
    ],
)
def test_the_nearest_word_says_whether_a_guide_is_offered(
    offers: list[GuideOffer | None], by_default: bool, expected: bool | None
) -> None:
    expected = by_default if expected is None else expected

    assert is_offered(1, by_default, chain(*offers)) is expected
    assert is_offered(2, by_default, chain(*offers)) is by_default


def test_a_local_guide_that_is_not_offered_is_its_locations_no() -> None:
    no = LocationOffers("west", {1: YES}, not_offered={1})

    assert not is_offered(1, True, [no])
    assert not is_offered(1, True, [*chain(None), no])
    assert is_offered(1, True, [*chain(YES), no])
    assert is_offered(2, True, [no])


@pytest.mark.parametrize("by_default", [True, False])
@pytest.mark.parametrize(
    ("offers", "expected"),
    [([], None), ([YES], None), ([None, FEATURED, UNFEATURED], True), ([UNFEATURED], False)],
)
def test_the_nearest_word_says_whether_a_guide_is_featured(
    offers: list[GuideOffer | None], by_default: bool, expected: bool | None
) -> None:
    expected = by_default if expected is None else expected

    assert is_featured(1, by_default, chain(*offers)) is expected


LIBRARY = [ListedGuide(number, featured=number == 3) for number in range(1, 6)]


def at(location: str, **said: GuideOffer) -> LocationOffers:
    """Make a location that says something about guides: ``g1``, ``g2``, …"""
    return LocationOffers(location, {int(name[1:]): offer for name, offer in said.items()})


def place(position: int) -> GuideOffer:
    """Make an offer with a position."""
    return GuideOffer(position=position)


@pytest.mark.parametrize(
    ("offers", "expected"),
    [
        ([], [3, 1, 2, 4, 5]),
        ([at("la", g5=FEATURED)], [3, 5, 1, 2, 4]),
        ([at("la", g3=UNFEATURED)], [1, 2, 3, 4, 5]),
        ([at("la", g3=UNFEATURED), at("west", g3=FEATURED)], [1, 2, 3, 4, 5]),
        ([at("la", g5=place(1))], [5, 3, 1, 2, 4]),
        ([at("la", g3=place(4))], [1, 2, 4, 3, 5]),
        ([at("la", g1=place(5), g5=place(1))], [5, 3, 2, 4, 1]),
        ([at("la", g5=place(2)), at("west", g5=place(1))], [3, 5, 1, 2, 4]),
        # Places that do not exist.
        ([at("la", g3=place(99))], [1, 2, 4, 5, 3]),
        ([at("la", g5=place(0))], [5, 3, 1, 2, 4]),
        ([at("la", g3=place(99), g1=place(99))], [2, 4, 5, 1, 3]),
        # One place for two: the nearer location's guide has it, then the one that is first anyway.
        ([at("la", g5=place(1)), at("west", g4=place(1))], [5, 4, 3, 1, 2]),
        ([at("la", g5=place(1), g4=place(1))], [4, 5, 3, 1, 2]),
    ],
)
def test_the_order_of_guides_at_a_location(
    offers: list[LocationOffers], expected: list[int]
) -> None:
    assert ordered(LIBRARY, offers) == expected


_offers = st.builds(
    GuideOffer,
    featured=st.sampled_from([None, True, False]),
    position=st.none() | st.integers(-2, 12),
)
_chains = st.lists(
    st.builds(LocationOffers, st.just("somewhere"), st.dictionaries(st.integers(0, 9), _offers)),
    max_size=4,
)
_guides = st.lists(
    st.builds(ListedGuide, st.integers(0, 9), st.booleans()),
    max_size=10,
    unique_by=lambda guide: guide.id,
)


@given(_guides, _chains)
def test_every_offered_guide_is_listed_once(
    guides: list[ListedGuide], locations: list[LocationOffers]
) -> None:
    assert sorted(ordered(guides, locations)) == sorted(guide.id for guide in guides)


@given(_guides, _chains, st.data())
def test_a_place_that_only_one_guide_is_given_is_its_own(
    guides: list[ListedGuide], locations: list[LocationOffers], data: st.DataObject
) -> None:
    if not guides:
        return
    chosen = data.draw(st.sampled_from(guides)).id
    position = data.draw(st.integers(1, len(guides)))
    nearest = LocationOffers("here", {chosen: GuideOffer(position=position)})

    assert ordered(guides, [nearest, *locations])[position - 1] == chosen


@given(_guides, _chains)
def test_guides_without_a_position_keep_their_order_featured_first(
    guides: list[ListedGuide], locations: list[LocationOffers]
) -> None:
    listed = ordered(guides, locations)
    moved = {
        guide_id
        for location in locations
        for guide_id, offer in location.guides.items()
        if offer.position is not None
    }
    free = [guide for guide in guides if guide.id not in moved]
    featured = [guide.id for guide in free if is_featured(guide.id, guide.featured, locations)]
    others = [guide.id for guide in free if guide.id not in featured]

    assert [guide_id for guide_id in listed if guide_id not in moved] == featured + others

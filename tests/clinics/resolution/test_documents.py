"""What resolution promises of the document that is made from it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from clinics.resolution.layers import BlockAction, BlockChange, Layer
from clinics.resolution.offers import GuideOffer, LocationOffers, is_offered
from clinics.resolution.resolve import resolve
from guide_pages.document.anchors import with_anchors
from guide_pages.document.copy import GuideCopy, shared_copy
from guide_pages.document.make import make_document
from guide_pages.document.place import EveryPlace
from tests.clinics.resolution.guides_and_layers import CLINIC, guides_with_layers
from tests.guide_pages.document.editions_of_a_guide import (
    GUIDE_ID,
    Addresses,
    a_snapshot,
)

SNAPSHOT = a_snapshot()
PEEL = 14


@dataclass(frozen=True)
class OfferingPlace(EveryPlace):
    """A place that offers what its locations say."""

    chain: Sequence[LocationOffers] = ()

    def offers(self, guide_id: int) -> bool:
        """Say whether a guide is offered there."""
        return is_offered(guide_id, True, self.chain)


@given(guides_with_layers())
def test_law_4_anchors_are_unique_and_those_of_the_guide_stay(
    case: tuple[GuideCopy, list[Layer]],
) -> None:
    body = resolve(*case).copy.body
    placed = with_anchors(body)

    assert [block.id for block in placed] == [block.id for block in body]
    anchors = Counter(block.anchor for block in placed if block.anchor)
    assert max(anchors.values(), default=1) == 1
    wished = Counter(block.anchor for block in body)
    for old, new in zip(body, placed, strict=True):
        if old.anchor and wished[old.anchor] == 1:
            assert new.anchor == old.anchor


_offers = st.builds(GuideOffer, offered=st.sampled_from([None, True, False]))
_chains = st.lists(
    st.builds(
        LocationOffers,
        st.just("somewhere"),
        st.dictionaries(st.just(PEEL), _offers),
        st.sampled_from([(), (), (PEEL,)]),
    ),
    max_size=3,
)


@given(_chains, st.booleans())
@settings(max_examples=50, deadline=None)
def test_law_8_a_link_leads_to_what_is_offered_and_is_plain_text_else(
    chain: list[LocationOffers], locally: bool
) -> None:
    entry = SNAPSHOT.find("guide", GUIDE_ID)
    assert entry is not None
    assert entry.payload is not None
    copy = shared_copy(entry.payload)
    section = copy.body[0]
    words = {"text": '<p>Ours: see <a linktype="page" id="14">the peel</a>.</p>'}
    change = BlockChange("x", BlockAction.REPLACE, section.id, "section", words)
    if locally:
        copy = resolve(copy, [Layer(CLINIC, blocks=(change,))]).copy
    addresses = Addresses()

    document = make_document(
        entry, SNAPSHOT, addresses, copy=copy, place=OfferingPlace(addresses, chain)
    )

    text = document.model_dump()["body"][0]["value"]["text"]
    link = '<a data-guide="peel" href="https://www.example.com/peel/">the peel</a>'
    offered = is_offered(PEEL, True, chain)
    assert ("see the peel" in text.replace("See", "see")) is not offered
    assert (link in text) is offered
    assert (PEEL in [each.id for each in document.related]) is offered

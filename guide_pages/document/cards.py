"""A library's guides in short, as they stand in a list. Pure."""

from dataclasses import dataclass

from editions.entries import Entry, Snapshot
from editorial.document import ImageDocument, TopicDocument, image_of, topics_of
from editorial.facts.values import DefaultFacts, Substitution
from editorial.rich_text import plain_text
from guide_pages.blocks.showing import Showing

from .addresses import Addresses
from .make import shortened
from .ordering import ordered_guides

SUMMARY_LENGTH = 180


@dataclass(frozen=True)
class Card:
    """One guide in a list; ``summary`` is plain text, ``url`` the guide's own page."""

    title: str
    url: str
    summary: str
    featured: bool
    image: ImageDocument | None
    topics: list[TopicDocument]


def make_cards(
    snapshot: Snapshot, library_id: int, locale: str, addresses: Addresses
) -> list[Card]:
    """Make the cards of a library's public guides that have a page, in the listed order."""
    library = snapshot.find("library", library_id)
    own = set(library.payload["order"]) if library and library.payload else set()
    facts = DefaultFacts(snapshot)
    showing = Showing(
        link_target=lambda page_id: None,
        substitution=Substitution(facts, facts, _ignored),
        image_of=lambda image_id, alt: image_of(
            image_id, alt, snapshot, _ignored, addresses.media
        ),
    )
    cards = []
    for entry in ordered_guides(snapshot, locale):
        if entry.object_id not in own:
            continue
        card = _card(entry, snapshot, addresses, showing)
        if card is not None:
            cards.append(card)
    return cards


def _card(entry: Entry, snapshot: Snapshot, addresses: Addresses, showing: Showing) -> Card | None:
    payload = entry.payload or {}
    url = addresses.guide_page(payload["slug"])
    if url is None:
        return None
    placed = payload["image"] or {}
    summary = plain_text(showing.html(payload, "summary"))
    return Card(
        title=showing.text(payload, "title"),
        url=url,
        summary=shortened(summary, SUMMARY_LENGTH),
        featured=payload["featured"],
        image=showing.image(placed.get("image"), placed.get("alt")),
        topics=showing.topics(topics_of(payload["topics"], snapshot, _ignored)),
    )


def _ignored(entry: Entry) -> None:
    """A list of cards has no version of its own."""

"""Where something that holds at a location comes from. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from clinics.tree import Node


class Place(StrEnum):
    """The sort of place that a fact's value, or a word about a guide, comes from."""

    #: A field of the location itself, such as its phone.
    OWN_FIELD = "own_field"
    #: What the location says of facts or guides.
    HERE = "here"
    #: A location above; ``Source.node`` is it.
    ABOVE = "above"
    #: The definition of the fact, or the guide in the library.
    DEFAULT = "default"
    #: Every clinic, or region, below has its own.
    BELOW = "below"
    #: Nobody says anything.
    NOTHING = "nothing"


@dataclass(frozen=True)
class Source:
    """Where something comes from; ``node`` is the location above that says it, if one does."""

    place: Place
    node: Node | None = None


def source_at(node: Node, here: Node | None) -> Source:
    """Return ``node`` as a source of what holds at ``here``."""
    return Source(Place.HERE) if node is here else Source(Place.ABOVE, node)

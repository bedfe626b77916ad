"""Which addresses a change is about: sets of addresses by what they show."""

from collections.abc import Callable
from dataclasses import dataclass

from .reading import CLINICS, CLOSED, GROUP, PLACES, Address

WEST = ("la", "sf")
EAST = ("ny", "mia")
#: The clinics that each list of clinics has.
_LISTED = {
    "": CLINICS,
    "whole": CLINICS,
    "west": WEST,
    "east": EAST,
    "facial": ("la", "sf", "mia"),
}
_FACIALS = ("facial", "spanish")
_OF_THE_PEEL = {"hurt", "long", "own"}


@dataclass(frozen=True)
class Scope:
    """A set of addresses.

    ``a | b`` has those of both, ``a & b`` those in both, ``a - b`` those of the first alone.
    """

    holds: Callable[[Address], bool]

    def __or__(self, other: "Scope") -> "Scope":
        return Scope(lambda address: self.holds(address) or other.holds(address))

    def __and__(self, other: "Scope") -> "Scope":
        return Scope(lambda address: self.holds(address) and other.holds(address))

    def __sub__(self, other: "Scope") -> "Scope":
        return Scope(lambda address: self.holds(address) and not other.holds(address))


def documents(*guides: str, at: tuple[str, ...] = PLACES) -> Scope:
    """Guides at those of these places that serve them, under every address; lists with them."""
    found = Scope(lambda a: a.kind == "guide" and a.place in at and a.name in guides)
    if guides == ("spanish",):
        at = tuple(place for place in at if place != "ny")
    return (found | lists("es" if guides == ("spanish",) else "en", at=at)) - not_served


def lists(language: str = "en", at: tuple[str, ...] = PLACES) -> Scope:
    """The lists of guides in a language at these places, and the sitemaps of their pages."""
    found = Scope(lambda a: a.kind == "guides" and a.place in at and a.name == language)
    return found | sitemaps(*at)


def sitemaps(*places: str) -> Scope:
    """The sitemaps of these clinics. The group has no pages: its pattern names a clinic."""
    return Scope(lambda a: a.kind == "sitemap" and a.place in places and a.place != GROUP)


def faqs(*names: str, at: tuple[str, ...] = PLACES) -> Scope:
    """FAQs at these places, and the lists that have them."""
    found = Scope(lambda a: a.kind == "faq" and a.place in at and a.name in names)
    of_the_peel = at if _OF_THE_PEEL.intersection(names) else ()
    return found | faq_lists("en", at) | faq_lists("of the peel", of_the_peel)


def faq_lists(name: str, at: tuple[str, ...] = PLACES) -> Scope:
    """The lists of FAQs in a language, or ``of the peel`` as that guide shows them."""
    return Scope(lambda a: a.kind == "faqs" and a.place in at and a.name == name)


def clinics(*codes: str) -> Scope:
    """Documents of clinics, and the lists that have them."""
    return Scope(
        lambda a: (
            (a.kind == "clinic" and a.place in codes)
            or (a.kind == "clinics" and bool(set(_LISTED[a.name]) & set(codes)))
        )
    )


def listing(*names: str) -> Scope:
    """Lists of clinics, by what they ask for."""
    return Scope(lambda a: a.kind == "clinics" and a.name in names)


def renditions(*images: str) -> Scope:
    """What leads to the renditions of these images."""
    return Scope(lambda a: a.kind == "rendition" and a.name in images)


def suggestions(*places: str) -> Scope:
    """What is suggested for the peel at these places: its title and where it is found."""
    return suggested & Scope(lambda a: a.place in places)


def whole(*places: str) -> Scope:
    """Everything that these places serve but suggestions; of a clinic also its own document."""
    return gone(*places) - not_served - redirects(*places) - suggested


def gone(*places: str) -> Scope:
    """Every address of these places, also of what they do not serve."""
    kinds = ("guide", "guides", "faq", "faqs", "redirects", "suggestions")
    found = Scope(lambda a: a.place in places and a.kind in kinds)
    return found | clinics(*places) | sitemaps(*places)


def redirects(*places: str, of: tuple[str, ...] = ("", "offer")) -> Scope:
    """Where old paths lead at these places: all of them, and that of the offer."""
    return Scope(lambda a: a.kind == "redirects" and a.place in places and a.name in of)


def answers(part: str) -> Scope:
    """Addresses with this part in their path."""
    return Scope(lambda a: part in a.path.partition("?")[0])


def named(name: str) -> Scope:
    """Addresses of what the world calls so."""
    return Scope(lambda a: a.name == name)


#: What is no document yet, and what New York does not offer.
not_served = Scope(
    lambda a: (
        (a.kind == "guide" and (a.name == "draft" or (a.place == "ny" and a.name in _FACIALS)))
        or (a.kind == "guides" and (a.place, a.name) == ("ny", "es"))
    )
)
draft = named("draft")
closed = Scope(lambda a: a.place == CLOSED)
suggested = Scope(lambda a: a.kind == "suggestions")
feeds = Scope(lambda a: a.kind == "changes" and a.place != CLOSED)
nothing = Scope(lambda a: False)
everything = whole(*PLACES) | suggested

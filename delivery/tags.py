"""Cache tags: the names by which shared caches know what an answer is made from. Pure.

An answer says the tags of everything it is made from; a new edition names the tags of all
answers that it may have made untrue. Objects have tags of their own (``faq-7``, ``fact-city``,
``location-3``), and a location's changes of one guide have one (``local-3-5``). Answers that
look at everything of a sort say the sort instead.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from clinics.tree import SCOPES, Node
from editions.entries import Entry

#: Everything that guides and FAQs are made from, whoever serves it.
LIBRARY = "library"
#: All locations.
LOCATIONS = "locations"
#: The local guides of all locations.
LOCAL_GUIDES = "local-guides"
#: Which FAQs local guides add: an FAQ that nothing uses is served by itself.
CHOICES = "faq-choices"
#: What every edition is news for.
CHANGES = "changes"
#: Together they are said by every answer that has tags.
EVERYTHING = (LIBRARY, LOCATIONS, LOCAL_GUIDES, CHOICES, CHANGES)

#: Kinds whose tags come from their keys and from what they say.
TOLD_BY_WHAT_THEY_SAY = ("local_guide", "fact")

#: More characters than this are said shorter. They stand in two headers, and nginx as it comes
#: refuses answers with more than 4 kB of headers.
MOST_CHARACTERS = 1_500


def tags_made_untrue(
    kind: str, object_id: int, key: str, payload: Mapping[str, Any] | None
) -> frozenset[str]:
    """Return the tags of which some answer may read differently after an edition.

    Of kinds that are told by what they say (:data:`TOLD_BY_WHAT_THEY_SAY`) the edition that is
    replaced makes some untrue as well.
    """
    if kind in SCOPES:
        return frozenset({_location(object_id), LOCATIONS, CHANGES})
    if kind == "local_guide":
        location_id, _, guide_id = key.partition("/")
        own = {_local(int(location_id)), _local(int(location_id), int(guide_id))}
        chosen = {CHOICES} if _chooses_faqs(payload) else set()
        return frozenset({*own, *chosen, LOCAL_GUIDES, CHANGES})
    return frozenset({_own(kind, object_id, key), LIBRARY, CHANGES})


def tags_of_guide(made_from: Iterable[Entry], place: Node | None) -> tuple[str, ...]:
    """Return the tags of a guide's document as a place serves it."""
    copy = [entry for entry in made_from if entry.kind not in (*SCOPES, "local_guide")]
    guides = sorted({entry.object_id for entry in copy if entry.kind == "guide"})
    tags = (
        *sorted({_own(entry.kind, entry.object_id, entry.key) for entry in copy}),
        *_locations(place),
        *(_local(location, guide) for location in _chain(place) for guide in guides),
    )
    return tags if len(",".join(tags)) <= MOST_CHARACTERS else tags_of_place(place)


def tags_of_image(image_id: int) -> tuple[str, ...]:
    """Return the tags of an answer that is about one image alone."""
    return (_own("image", image_id, ""),)


def tags_of_place(place: Node | None) -> tuple[str, ...]:
    """Return the tags of an answer that looks at all that a place serves."""
    return (LIBRARY, *_locations(place), *map(_local, _chain(place)))


def tags_of_faqs(place: Node | None) -> tuple[str, ...]:
    """Return the tags of an answer that looks at all FAQs that a place serves."""
    return (*tags_of_place(place), CHOICES)


def tags_of_clinics() -> tuple[str, ...]:
    """Return the tags of an answer that looks at all clinics and what they serve."""
    return (LIBRARY, LOCATIONS, LOCAL_GUIDES)


def _chooses_faqs(payload: Mapping[str, Any] | None) -> bool:
    return payload is not None and any(each["faq"] is not None for each in payload["faqs"])


def _chain(place: Node | None) -> Sequence[int]:
    # Locations that are not live count: they may become so.
    return (*place.payload["ancestors"], place.id) if place is not None else ()


def _locations(place: Node | None) -> Iterable[str]:
    return map(_location, _chain(place)) if place is not None else (LOCATIONS,)


def _own(kind: str, object_id: int, key: str) -> str:
    # Copy mentions a fact by its key, whether it is defined or not.
    return f"fact-{key}" if kind == "fact" else f"{kind}-{object_id}"


def _location(location_id: int) -> str:
    return f"location-{location_id}"


def _local(location_id: int, guide_id: int | None = None) -> str:
    return f"local-{location_id}" + (f"-{guide_id}" if guide_id is not None else "")

"""Questions that locations have added to guides, and that a clinic may not show any more.

They are no objects of the record: only the editions of the local guides that had them know them.
"""

from collections.abc import Iterator

from clinics.resolution.layers import FAQAction
from clinics.tree import Node
from delivery.documents import Library
from editions.entries import Entry
from editions.models import Edition

from .cursor import Position

#: A local guide, with the newest edition for which a question of it may have come or gone.
_LocalGuide = tuple[Entry, int]


def own_questions(library: Library, clinic: Node, after: Position) -> dict[str, int]:
    """Return every question that was ever added for a clinic, told anew after a position.

    By its id, with the number at which it is told. Who has read nothing yet has nothing to forget.
    Two queries at the most: none while nothing is new that could be the reason.
    """
    if not after[0]:
        return {}
    told = {
        local.object_id: number
        for local, number in (*_here(library), *_formerly(library, clinic, after))
        if _is_after(number, after)
    }
    if not told:
        return {}
    editions = Edition.objects.filter(
        kind="local_guide", object_id__in=told, number__lte=library.snapshot.number
    )
    questions: dict[str, int] = {}
    for object_id, changes in editions.values_list("object_id", "payload__faqs"):
        for change in changes or ():
            if change["action"] == FAQAction.ADD and change["faq"] is None:
                key = change["id"]
                questions[key] = max(told[object_id], questions.get(key, 0))
    return questions


def _here(library: Library) -> Iterator[_LocalGuide]:
    """Return the local guides of the clinic and of all above it, withdrawn or not."""
    behind = library.serving.behind
    here = _newest(behind.locations)
    for guide in library.snapshot.entries.get("guide", {}).values():
        locals_here = list(behind.local_guides(guide.object_id))
        number = max(here, guide.number, *(local.number for local in locals_here), 0)
        yield from ((local, number) for local in locals_here)


def _formerly(library: Library, clinic: Node, after: Position) -> Iterator[_LocalGuide]:
    """Return the local guides of locations that the clinic has stood below before."""
    here = _newest(library.serving.behind.locations)
    if not _is_after(here, after):
        return
    editions = Edition.objects.filter(
        kind=clinic.entry.kind, object_id=clinic.id, number__lte=library.snapshot.number
    )
    above: set[int] = set()
    for ancestors in editions.values_list("payload__ancestors", flat=True):
        above.update(ancestors or ())
    above.difference_update(clinic.payload["ancestors"])
    for location_id in above:
        for guide_id in library.snapshot.entries.get("guide", {}):
            for local in library.tree.local_entries(location_id, guide_id):
                yield local, here


def _is_after(number: int, position: Position) -> bool:
    """Say whether an FAQ with this number may come after a position."""
    return (number, "faq", "~") > position


def _newest(entries: list[Entry]) -> int:
    return max((entry.number for entry in entries), default=0)

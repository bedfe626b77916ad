"""What stood above a location when its changes were made, read from the editions of the time."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import Q

from clinics.kinds import LocalGuideKind
from clinics.tree import Tree
from editions.entries import Entry, Snapshot
from editions.models import Edition
from editions.snapshot import entry_of
from guide_pages.document.copy import shared_copy
from guide_pages.kinds import GuideKind
from guide_pages.shapes import body_shapes

from .ground import Ancestors, Ground
from .names import Names
from .things import name_of

_LIGHT = ("number", "kind", "object_id")


def grounds_then(
    numbers: Collection[int], *, guide_id: int, ancestors: Ancestors
) -> dict[int, Ground]:
    """Return what one guide said above a location as of each of these edition numbers.

    Four queries for any number. The tree is read as it is now: a location that has moved since
    is compared with what stands above its place today.
    """
    if not numbers:
        return {}
    keys = [f"{location_id}/{guide_id}" for location_id in ancestors]
    copy = _newest(
        Q(kind=GuideKind.name, object_id=guide_id)
        | Q(kind=LocalGuideKind.name, key__in=keys)
        | Q(kind__in=("group", "region"), object_id__in=ancestors),
        numbers,
    )
    faq_ids = {pk for entries in copy.values() for entry in entries for pk in _faq_ids(entry)}
    faqs = _newest(Q(kind="faq", object_id__in=faq_ids), numbers)
    return {
        number: Ground(Tree(Snapshot().with_entries([*copy[number], *faqs[number]])))
        for number in numbers
    }


def names_then(asked: Mapping[tuple[int, str], int]) -> dict[tuple[int, str], str]:
    """Return what blocks of shared copy were called: ``{(guide id, block id): edition number}``.

    Two queries for any number; blocks that the library never had are left out.
    """
    if not asked:
        return {}
    history = Edition.objects.filter(
        kind=GuideKind.name,
        object_id__in={guide_id for guide_id, _ in asked},
        number__lte=max(asked.values()),
    )
    light = list(history.order_by("number").values_list("number", "object_id"))
    newest: dict[tuple[int, str], int] = {}
    for (guide_id, block_id), number in asked.items():
        for each, pk in light:
            if pk == guide_id and each <= number:
                newest[guide_id, block_id] = each
    found = Edition.objects.in_bulk(set(newest.values()))
    names = {}
    wording = Names(body_shapes())
    for (guide_id, block_id), number in newest.items():
        payload: Any = found[number].payload
        for block in shared_copy(payload).body if payload is not None else ():
            if block.id == block_id:
                names[guide_id, block_id] = name_of(block, wording)
    return names


def _newest(objects: Q, numbers: Collection[int]) -> dict[int, list[Entry]]:
    """Return the newest editions of these objects as of each number. Two queries."""
    history = Edition.objects.filter(objects, number__lte=max(numbers)).order_by("number")
    light = list(history.values_list(*_LIGHT))
    wanted = {number: set(_as_of(light, number)) for number in numbers}
    found = Edition.objects.in_bulk({each for needed in wanted.values() for each in needed})
    return {
        number: [entry_of(found[each]) for each in sorted(needed)]
        for number, needed in wanted.items()
    }


def _as_of(light: Iterable[tuple[int, str, int]], number: int) -> Iterable[int]:
    newest = {(kind, pk): each for each, kind, pk in light if each <= number}
    return newest.values()


def _faq_ids(entry: Entry) -> Iterable[int]:
    payload: Any = entry.payload or {}
    return (placed["faq"] for placed in payload.get("faqs", ()) if placed.get("faq") is not None)

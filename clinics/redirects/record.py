"""What the record remembers of addresses: the slugs of guides, and the patterns of locations."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from heapq import merge
from typing import Any

from django.db.models import Max
from django.db.models.fields.json import KT

from clinics.serving import Serving
from clinics.tree import SCOPES
from editions.entries import Snapshot
from editions.models import Edition

from .former import Said, former_patterns
from .website import Named

#: The editions of one location with their numbers, the oldest first.
History = list[tuple[int, Said]]


@dataclass(frozen=True)
class _Remembered:
    """What was read for one snapshot; ``histories`` only where those of all were asked for."""

    snapshot: Snapshot
    slugs: list[Named]
    histories: Mapping[int, History] | None = None


_held: _Remembered | None = None


def slugs_ever(snapshot: Snapshot) -> list[Named]:
    """Return every slug that a guide has or had, by id, the one recorded last first.

    One query per snapshot.
    """
    return _remembered(snapshot).slugs


def patterns_ever(serving: Serving) -> list[tuple[str, str]]:
    """Return the patterns ever in force at a location, with its code then.

    One query, unless :func:`remember_everywhere` has been asked.
    """
    if serving.node is None:
        return []
    ids = {entry.object_id for entry in serving.behind.locations}
    histories = _remembered(serving.snapshot).histories
    if histories is None:
        histories = _histories(serving.snapshot, object_id__in=ids)
    told = merge(*(histories.get(pk, []) for pk in ids), key=_number)
    return former_patterns((said for _, said in told), serving.node.id)


def remember_everywhere(snapshot: Snapshot) -> None:
    """Read the histories of all locations at once, for whoever looks at every one. Two queries."""
    global _held
    _held = _Remembered(snapshot, _remembered(snapshot).slugs, _histories(snapshot))


def _remembered(snapshot: Snapshot) -> _Remembered:
    global _held
    held = _held
    if held is None or held.snapshot is not snapshot:
        held = _held = _Remembered(snapshot, _slugs(snapshot))
    return held


def _slugs(snapshot: Snapshot) -> list[Named]:
    given = Edition.objects.filter(kind="guide", number__lte=snapshot.number).exclude(key="")
    rows = given.order_by().values_list("object_id", "key").annotate(last=Max("number"))
    return [(guide, slug) for guide, slug, _ in sorted(rows, key=lambda row: -row[2])]


def _histories(snapshot: Snapshot, **of: Collection[int]) -> dict[int, History]:
    found: dict[int, History] = {}
    for number, said in _told(snapshot, **of):
        found.setdefault(said.location, []).append((number, said))
    return found


def _told(snapshot: Snapshot, **of: Any) -> Iterator[tuple[int, Said]]:
    editions = Edition.objects.filter(kind__in=list(SCOPES), number__lte=snapshot.number, **of)
    rows = editions.annotate(pattern=KT("payload__url_pattern")).order_by("number")
    for number, location, code, pattern, ancestors in rows.values_list(
        "number", "object_id", "key", "pattern", "payload__ancestors"
    ):
        yield number, Said(location, code, pattern, ancestors or ())


def _number(told: tuple[int, Said]) -> int:
    return told[0]

"""Finding and mending objects whose newest edition is not what they say."""

from collections.abc import Iterator
from dataclasses import dataclass

from .kinds import EditionKind, registered_kinds
from .models import CurrentEdition
from .record import differences, record

_CHUNK = 500


@dataclass(frozen=True)
class Discrepancy:
    """An object that the record is wrong about: ``published`` is what it should say."""

    kind: str
    object_id: int
    key: str
    published: bool


def discrepancies() -> Iterator[Discrepancy]:
    """Yield every object of every kind that the record is wrong about."""
    for kind in registered_kinds():
        object_ids = _known_ids(kind)
        for start in range(0, len(object_ids), _CHUNK):
            chunk = object_ids[start : start + _CHUNK]
            for object_id, (key, payload) in differences(kind, chunk).items():
                yield Discrepancy(kind.name, object_id, key, payload is not None)


def repair() -> int:
    """Bring the record up to date for every object and return the number of new rows."""
    written = 0
    for kind in registered_kinds():
        object_ids = _known_ids(kind)
        kind.prepare(object_ids)
        written += len(record(kind.name, object_ids))
    return written


def _known_ids(kind: EditionKind) -> list[int]:
    recorded = CurrentEdition.objects.filter(kind=kind.name).values_list("object_id", flat=True)
    return sorted({*kind.object_ids(), *recorded})

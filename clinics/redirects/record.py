"""What the record remembers of addresses: the slugs of guides, and the patterns of locations."""

from collections.abc import Collection

from django.db.models import Max
from django.db.models.fields.json import KT

from clinics.serving import Serving
from clinics.tree import SCOPES
from editions.entries import Snapshot
from editions.models import Edition

from .former import Said, former_patterns
from .website import Named

_held: tuple[Snapshot, list[Named]] | None = None


def slugs_ever(snapshot: Snapshot) -> list[Named]:
    """Return every slug that a guide has or had, by id, the one recorded last first.

    One query per snapshot.
    """
    global _held
    held = _held
    if held is None or held[0] is not snapshot:
        held = (snapshot, _slugs(snapshot))
        _held = held
    return held[1]


def patterns_ever(serving: Serving) -> list[tuple[str, str]]:
    """Return the patterns ever in force at a location, with its code then. One query."""
    if serving.node is None:
        return []
    ids = [entry.object_id for entry in serving.behind.locations]
    return former_patterns(_history(ids, serving.snapshot.number), serving.node.id)


def _slugs(snapshot: Snapshot) -> list[Named]:
    given = Edition.objects.filter(kind="guide", number__lte=snapshot.number).exclude(key="")
    rows = given.order_by().values_list("object_id", "key").annotate(last=Max("number"))
    return [(guide, slug) for guide, slug, _ in sorted(rows, key=lambda row: -row[2])]


def _history(ids: Collection[int], number: int) -> list[Said]:
    editions = Edition.objects.filter(kind__in=list(SCOPES), object_id__in=ids, number__lte=number)
    rows = editions.annotate(pattern=KT("payload__url_pattern")).order_by("number")
    return [
        Said(location, code, pattern, ancestors or ())
        for location, code, pattern, ancestors in rows.values_list(
            "object_id", "key", "pattern", "payload__ancestors"
        )
    ]

"""Who makes a rendition: one process at a time, and nobody for ever.

Processes agree by a row of the database, so that it holds on any number of machines and for any
storage. Each step is a short transaction of its own.
"""

from dataclasses import dataclass

from django.db import models, transaction
from django.utils import timezone

from delivery.models import OnDemandRendition

from .attempts import Decision, Next, State, decide


@dataclass(frozen=True)
class Wanted:
    """One rendition of one image as it is now."""

    image_id: int
    spec: str
    source: str


def claim(wanted: Wanted) -> Decision:
    """Decide who makes a rendition that is not there. On ``BEGIN`` it is the caller.

    The caller then says :func:`made`, :func:`failed` or :func:`left`.
    """
    now = timezone.now()
    with transaction.atomic():
        row, is_new = OnDemandRendition.objects.select_for_update().get_or_create(
            image_id=wanted.image_id,
            spec=wanted.spec,
            defaults={
                "source": wanted.source,
                "state": State.MAKING,
                "attempts": 1,
                "since": now,
            },
        )
        if is_new:
            return Decision(Next.BEGIN)
        decision = Decision(Next.BEGIN)
        if row.source == wanted.source:
            decision = decide(
                state=State(row.state), attempts=row.attempts, since=row.since, now=now
            )
        else:
            row.source, row.attempts = wanted.source, 0
        if decision.next is Next.BEGIN:
            row.state, row.since, row.attempts = State.MAKING, now, row.attempts + 1
            row.save()
        return decision


def made(wanted: Wanted) -> None:
    """Say that the rendition is there."""
    _rows(wanted).update(state=State.MADE, attempts=0, since=timezone.now())


def failed(wanted: Wanted) -> None:
    """Say that it could not be made."""
    _rows(wanted).update(state=State.FAILED, since=timezone.now())


def left(wanted: Wanted) -> None:
    """Say that nothing was tried. What has failed before is still known to have."""
    row = _rows(wanted).filter(state=State.MAKING)
    failures = models.F("attempts") - 1
    row.filter(attempts__gt=1).update(state=State.FAILED, attempts=failures, since=timezone.now())
    row.filter(attempts=1).delete()


def _rows(wanted: Wanted) -> models.QuerySet[OnDemandRendition]:
    # Of another source it is another one's turn.
    return OnDemandRendition.objects.filter(
        image_id=wanted.image_id, spec=wanted.spec, source=wanted.source
    )

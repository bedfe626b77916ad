"""Taking changes of one local guide to other locations, as drafts."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from clinics.models import LocalGuidePage, Location
from clinics.people.access import editable_locations
from editions.numbering import take_numbering_lock
from editions.snapshot import follower

from .above import copy_above
from .creating import new_local_guide
from .taking import Result, Taking


@dataclass
class Outcome:
    """What was done at one location.

    ``refused`` when its local guide may not be edited now, ``made`` when it had none before.
    """

    location: Location
    local: LocalGuidePage | None = None
    results: dict[str, Result] = field(default_factory=dict)
    refused: bool = False
    made: bool = False


class NotAllowed(Exception):
    """Somebody chose a location that is not theirs to change."""


def apply_changes(
    source: LocalGuidePage,
    chosen: Collection[str],
    locations: Sequence[Location],
    *,
    user: Any,
    replace_theirs: bool = False,
) -> list[Outcome]:
    """Take the chosen changes to the locations, into drafts: at each wholly or not at all.

    What a location says itself about the same thing stays unless ``replace_theirs``. Where
    every change stays out, no draft is made. Taking the same change twice does nothing more,
    so what was broken off can be begun again.

    Raises:
        NotAllowed: before anything is done, when the user may not edit one of the locations.
    """
    wanted = {location.pk for location in locations}
    allowed = editable_locations(user).filter(pk__in=wanted).values_list("pk", flat=True)
    if wanted - set(allowed):
        raise NotAllowed
    return [_apply_at(location, source, chosen, user, replace_theirs) for location in locations]


@transaction.atomic
def _apply_at(
    location: Location,
    source: LocalGuidePage,
    chosen: Iterable[str],
    user: Any,
    replace_theirs: bool,
) -> Outcome:
    # Each location for itself: others who publish wait for one of them, not for a thousand.
    take_numbering_lock()
    existing = LocalGuidePage.objects.filter(for_location=location, guide=source.guide).first()
    if existing is not None:
        allowed = existing.permissions_for_user(user)
        if not allowed.can_edit() or allowed.page_locked():
            return Outcome(location, existing, refused=True)
    draft = existing.get_latest_revision_as_object() if existing else None
    working = draft or LocalGuidePage(for_location=location, guide=source.guide)
    taking = Taking(source, working, copy_above(working, follower.snapshot()), replace_theirs)
    results = {name: taking.take(name) for name in chosen}
    if Result.DONE not in results.values():
        return Outcome(location, existing, results)
    if existing is None:
        working = new_local_guide(location, source.guide)
    taking.write(working)
    working.save_revision(user=user, log_action=True, changed=True)
    return Outcome(location, working, results, made=existing is None)

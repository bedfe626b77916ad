"""What a shared cache has not been told yet, and telling it."""

import logging
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Case, F, Max, Q, When
from django.utils import timezone

from delivery.models import PurgeProgress
from delivery.tags import EVERYTHING, TOLD_BY_WHAT_THEY_SAY, tags_made_untrue
from editions.models import Edition

from .backends import PATIENCE, PurgesTags, backends_before_the_api
from .telling import told

logger = logging.getLogger(__name__)

#: After more editions than this everything is purged: naming each would take longer.
MOST_EDITIONS = 500


def caches() -> dict[str, PurgesTags]:
    """Return the shared caches of the API that can be told, by name."""
    return {
        name: backend
        for name, backend in backends_before_the_api().items()
        if isinstance(backend, PurgesTags)
    }


def purge_due(*, is_retry: bool = True) -> list[str]:
    """Tell every cache what has become untrue since it was last told.

    Returns the names of those that have not taken it. Unless ``is_retry``, a cache that has
    failed before is left to the next try, so that publishing never waits for it twice, and all
    together get no more than :data:`PATIENCE` seconds.
    """
    behind: list[str] = []
    due: list[_Due] = []
    for name, cache in caches().items():
        progress, is_new = PurgeProgress.objects.get_or_create(cache=name)
        newest = _newest()
        if progress.number >= newest:
            continue
        if progress.failing_since is not None and not is_retry:
            behind.append(name)
            continue
        is_told_all = is_new or newest - progress.number > MOST_EDITIONS
        tags = EVERYTHING if is_told_all else sorted(tags_since(progress.number))
        due.append(_Due(progress, cache, tags, newest))
    errors = _purge(due, None if is_retry else PATIENCE)
    return behind + [name for name, error in errors.items() if error]


def purge_everything() -> dict[str, str]:
    """Have every cache forget all answers; return what went wrong by name, "" for nothing."""
    due = []
    for name, cache in caches().items():
        progress, _ = PurgeProgress.objects.get_or_create(cache=name)
        due.append(_Due(progress, cache, EVERYTHING, _newest()))
    return _purge(due, None)


@dataclass(frozen=True)
class _Due:
    """What a cache has to be told, and up to which edition it then knows everything."""

    progress: PurgeProgress
    cache: PurgesTags
    tags: Collection[str]
    upto: int


def _purge(due: Iterable[_Due], within: float | None) -> dict[str, str]:
    """Return what went wrong by name, "" for nothing."""
    by_name = {each.progress.pk: each for each in due}
    errors = told({name: (each.cache, each.tags) for name, each in by_name.items()}, within)
    for name, each in by_name.items():
        _note(each, errors[name])
    return errors


def _note(due: _Due, error: str) -> None:
    name, failing_since = due.progress.pk, due.progress.failing_since
    row = PurgeProgress.objects.filter(pk=name)
    if error:
        row.filter(failing_since=None).update(failing_since=timezone.now())
        row.update(error=error)
        if failing_since is None:
            logger.warning("The cache “%s” has not been purged: %s", name, error)
        return
    # Another process may have told it of later editions meanwhile.
    row.filter(number__lt=due.upto).update(number=due.upto)
    row.exclude(failing_since=None).update(failing_since=None, error="")
    if failing_since is not None:
        logger.info("The cache “%s” is purged again.", name)


def _newest() -> int:
    newest: int | None = Edition.objects.aggregate(newest=Max("number"))["newest"]
    return newest or 0


def tags_since(number: int) -> set[str]:
    """Return the tags that the editions after this number have made untrue. One query."""
    is_newer, is_told = Q(number__gt=number), Q(kind__in=TOLD_BY_WHAT_THEY_SAY)
    told = Edition.objects.filter(is_newer & is_told).values("object_id")
    editions = Edition.objects.filter(is_newer | (is_told & Q(object_id__in=told)))
    payload = Case(When(is_told, then=F("payload")))
    rows = editions.values_list("kind", "object_id", "key", payload)
    return {tag for row in rows for tag in tags_made_untrue(*row)}

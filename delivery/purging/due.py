"""What a shared cache has not been told yet, and telling it."""

import logging
from collections.abc import Collection, Iterator

from django.db.models import Case, F, Max, Q, When
from django.utils import timezone

from delivery.models import PurgeProgress
from delivery.tags import EVERYTHING, TOLD_BY_WHAT_THEY_SAY, tags_made_untrue
from editions.models import Edition

from .backends import PurgesTags, backends_before_the_api

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
    failed before is left to the next try, so that publishing never waits for it twice.
    """
    return [
        name
        for name, cache in caches().items()
        if not _is_up_to_date(name, cache, is_retry=is_retry)
    ]


def purge_everything() -> Iterator[tuple[str, str]]:
    """Have every cache forget all answers; yields names with what went wrong, "" for nothing."""
    for name, cache in caches().items():
        progress, _ = PurgeProgress.objects.get_or_create(cache=name)
        yield name, _purge(progress, cache, EVERYTHING, _newest())


def _is_up_to_date(name: str, cache: PurgesTags, *, is_retry: bool) -> bool:
    progress, is_new = PurgeProgress.objects.get_or_create(cache=name)
    newest = _newest()
    if progress.number >= newest:
        return True
    if progress.failing_since is not None and not is_retry:
        return False
    is_told_all = is_new or newest - progress.number > MOST_EDITIONS
    tags = EVERYTHING if is_told_all else tags_since(progress.number)
    return not _purge(progress, cache, sorted(tags), newest)


def _purge(progress: PurgeProgress, cache: PurgesTags, tags: Collection[str], upto: int) -> str:
    """Return what went wrong, "" for nothing."""
    row = PurgeProgress.objects.filter(pk=progress.pk)
    try:
        cache.purge_tags(list(tags))
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
        row.filter(failing_since=None).update(failing_since=timezone.now())
        row.update(error=said)
        if progress.failing_since is None:
            logger.warning("The cache “%s” has not been purged: %s", progress.pk, said)
        return said
    # Another process may have told it of later editions meanwhile.
    row.filter(number__lt=upto).update(number=upto)
    row.exclude(failing_since=None).update(failing_since=None, error="")
    if progress.failing_since is not None:
        logger.info("The cache “%s” is purged again.", progress.pk)
    return ""


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

"""Purging right after a commit, as a background task."""

from typing import Any

from django_tasks import task

from .due import caches, purge_due


@task()
def purge_untrue_answers() -> None:
    """Tell the shared caches what has become untrue; what fails is left to the clock."""
    purge_due(is_retry=False)


def purge_after_commit(**kwargs: Any) -> None:
    """Have the task run, where there is a cache to purge."""
    if caches():
        purge_untrue_answers.enqueue()

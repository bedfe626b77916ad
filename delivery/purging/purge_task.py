"""Purging right after a commit, as a background task."""

from typing import Any

from django.conf import settings
from django_tasks import task

from .due import purge_due


@task()
def purge_untrue_answers() -> None:
    """Tell the shared caches what has become untrue; what fails is left to the clock."""
    purge_due(is_retry=False)


def purge_after_commit(**kwargs: Any) -> None:
    """Have the task run, where there may be a cache to purge."""
    # The caches themselves are made once, by the task: some take a tenth of a second.
    if getattr(settings, "WAGTAILFRONTENDCACHE", None):
        purge_untrue_answers.enqueue()

"""``manage.py purge_api``: have every shared cache forget the API's answers."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from delivery.purging.due import purge_everything


class Command(BaseCommand):
    """For a release or a change of settings: what an edition changes is purged by itself."""

    help = "Have every shared cache in WAGTAILFRONTENDCACHE forget all answers of the API."

    def handle(self, *args: Any, **options: Any) -> None:
        failed, told = [], purge_everything()
        if not told:
            self.stdout.write(
                "No cache is purged: WAGTAILFRONTENDCACHE names none that takes the API's tags. "
                "docs/settings.md has the variables that name one."
            )
        for name, error in told.items():
            self.stdout.write(f"{name}: {error or 'purged'}")
            failed += [name] if error else []
        if failed:
            raise CommandError(f"Not purged: {', '.join(failed)}.")

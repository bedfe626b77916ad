"""``manage.py purge_api``: have every shared cache forget the API's answers."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from delivery.purging.due import purge_everything


class Command(BaseCommand):
    """For a release or a change of settings: what an edition changes is purged by itself."""

    help = "Have every shared cache in WAGTAILFRONTENDCACHE forget all answers of the API."

    def handle(self, *args: Any, **options: Any) -> None:
        failed = []
        for name, error in purge_everything().items():
            self.stdout.write(f"{name}: {error or 'purged'}")
            failed += [name] if error else []
        if failed:
            raise CommandError(f"Not purged: {', '.join(failed)}.")

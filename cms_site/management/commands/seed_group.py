"""``manage.py seed_group``: a large invented group of clinics."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms_site.seeding import AlreadySeeded, seed


class Command(BaseCommand):
    help = (
        "Make a large invented group in an empty database, to see how the admin and the API "
        "behave at that size. Progress goes to stderr; all of it is made, or nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--clinics", type=int, default=1_000, help="clinics (1000)")
        parser.add_argument("--guides", type=int, default=60, help="guides in the library (60)")
        parser.add_argument(
            "--local-guides", type=int, default=500, help="clinics that change a guide (500)"
        )

    def handle(self, *, clinics: int, guides: int, local_guides: int, **options: Any) -> None:
        began = time.monotonic()
        self._told = ("", 0.0)
        try:
            seed(clinics=clinics, guides=guides, local_guides=local_guides, progress=self.progress)
        except AlreadySeeded as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write(
            f"Made {clinics} clinics, {guides} guides and {local_guides} local guides in "
            f"{time.monotonic() - began:.0f} seconds."
        )

    def progress(self, name: str, number: int, total: int) -> None:
        """Tell once a second, and when a kind of object is complete, how far it is."""
        told, when = self._told
        if name == told and number < total and time.monotonic() - when < 1:
            return
        self._told = (name, time.monotonic())
        self.stderr.write(f"{name}: {number} of {total}")

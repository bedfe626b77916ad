"""``manage.py check_editions``: is the record what the objects say?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from editions.audit import discrepancies, repair


class Command(BaseCommand):
    """Exit code 0 when the record is right or was repaired, 1 when it is wrong."""

    help = "Compare every public object with its newest edition; --repair adds what is missing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--repair", action="store_true", help="Record an edition for every object named."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(discrepancies())
        for item in found:
            expected = "differs from its newest edition" if item.published else "is not public"
            self.stdout.write(f"{item.kind} {item.object_id} ({item.key or 'no key'}) {expected}")
        if not found:
            self.stdout.write("Every object says what its newest edition says.")
        elif options["repair"]:
            self.stdout.write(f"Repaired: {repair()} new editions.")
        else:
            raise CommandError(f"{len(found)} objects differ. Run again with --repair to mend.")

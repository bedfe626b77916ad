"""``manage.py clock``: the one process that does what becomes due."""

import logging
import signal
import threading
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections, connection

from editions.audit import repair
from editorial.schedule import Turn, publish_due
from editorial.turns import turns

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Runs until it is told to stop; a failing turn is logged and the next one comes.

    With ``--once`` a failing turn fails the command.
    """

    help = "Publish and expire what is due, and keep the record of editions right."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--interval", type=float, default=10.0, help="Seconds between two turns (10)."
        )
        parser.add_argument(
            "--repair-interval",
            type=float,
            default=300.0,
            help="Seconds between two comparisons of the record with the objects (300).",
        )
        parser.add_argument("--once", action="store_true", help="Do one turn and stop.")

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()
        if not options["once"]:
            for signal_number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(signal_number, lambda *_: stop.set())
        next_repair = 0.0
        while not stop.is_set():
            try:
                self._tell(publish_due())
                self._others(is_once=options["once"])
                if time.monotonic() >= next_repair:
                    self._repair()
                    next_repair = time.monotonic() + options["repair_interval"]
            except Exception:
                if options["once"]:
                    raise
                logger.exception("A turn of the clock failed; the next one follows.")
                connection.close()
            if options["once"]:
                return
            stop.wait(options["interval"])
            close_old_connections()

    def _tell(self, turn: Turn) -> None:
        for word, descriptions in (
            ("Published", turn.published),
            ("Expired", turn.expired),
            ("Failed", turn.failed),
        ):
            for description in descriptions:
                self.stdout.write(f"{word}: {description}")

    def _others(self, *, is_once: bool) -> None:
        for name, act in turns():
            try:
                act()
            except Exception:
                if is_once:
                    raise
                logger.exception("“%s” failed at this turn; the next one follows.", name)

    def _repair(self) -> None:
        written = repair()
        if written:
            logger.warning("The record lacked %s editions; they are written now.", written)

"""What the settings of kept answers must say."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.core.checks import CheckMessage

from delivery.faults import Fault, counts, errors_of

from .settings import DEFAULT_CACHE_CONTROL, DEFAULT_MEMORY, DEFAULT_STALE_SECONDS


def answers_can_be_kept(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Refuse what would fail with the first request, or only once the database is gone."""
    return errors_of(_faults(), "delivery.E005")


def _faults() -> Iterator[Fault]:
    name = "CLINIC_GUIDES_CACHE_CONTROL"
    control = getattr(settings, name, DEFAULT_CACHE_CONTROL)
    if not (isinstance(control, str) and control and control.isascii() and control.isprintable()):
        yield name, control, "Write the header in one line, such as “public, max-age=10”."
    name = "CLINIC_GUIDES_CACHE_MEMORY"
    memory = getattr(settings, name, DEFAULT_MEMORY)
    if not counts(memory):
        yield name, memory, f"Use a whole number of bytes, such as {DEFAULT_MEMORY} for 64 MiB."
    name = "CLINIC_GUIDES_STALE_SECONDS"
    seconds = getattr(settings, name, DEFAULT_STALE_SECONDS)
    if not isinstance(seconds, int | float) or isinstance(seconds, bool) or not seconds >= 0:
        yield name, seconds, "Use a number of seconds, 0 or more."
    name = "CLINIC_GUIDES_SHARED_CACHE"
    alias = getattr(settings, name, None)
    if alias and alias not in caches.settings:
        known = ", ".join(sorted(caches.settings))
        yield name, alias, f"Name one of CACHES ({known}), or leave it out."

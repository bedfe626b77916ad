"""Environment variables that are what they may be, or are refused by their name.

A blank variable is one that is not set.
"""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import environ
from django.core.exceptions import ImproperlyConfigured

_SWITCHES = {
    **dict.fromkeys(("1", "true", "yes", "on", "y", "ok"), True),
    **dict.fromkeys(("0", "false", "no", "off", "n"), False),
}
WEB = ("http", "https")
REDIS = ("redis", "rediss", "unix")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


class Environment(environ.Env):
    """The variables of this process. Every method raises ``ImproperlyConfigured``."""

    def switch(self, name: str, *, default: bool) -> bool:
        """Return whether something is turned on."""
        text = self._text(name)
        if not text:
            return default
        if text.lower() not in _SWITCHES:
            raise _refused(name, "1 (on) or 0 (off)", text)
        return _SWITCHES[text.lower()]

    def number(self, name: str, *, default: int, least: int = 0, most: int | None = None) -> int:
        """Return a whole number between two others, both allowed."""
        text = self._text(name)
        if not text:
            return default
        is_number = text.isascii() and text.isdecimal()
        if not is_number or int(text) < least or (most is not None and int(text) > most):
            up_to = f" to {most}" if most is not None else ""
            raise _refused(name, f"a whole number from {least}{up_to or ' on'}", text)
        return int(text)

    def word(self, name: str, *, default: str, allowed: Sequence[str]) -> str:
        """Return one of the words that are allowed, which are in capital letters."""
        text = self._text(name) or default
        if text.upper() not in allowed:
            raise _refused(name, f"one of {', '.join(allowed)}", text)
        return text.upper()

    def time_zone(self, name: str, *, default: str) -> str:
        """Return the name of a time zone."""
        text = self._text(name) or default
        try:
            ZoneInfo(text)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise _refused(name, "a time zone such as America/Los_Angeles", text) from None
        return text

    def address(
        self, name: str, *, example: str, schemes: Sequence[str] = WEB, default: str = ""
    ) -> str:
        """Return a full address."""
        text = self._text(name)
        if text and not _is_address(text, schemes):
            raise _refused(name, f"a full address such as {example}", text)
        return text or default

    def addresses(self, name: str, *, example: str, schemes: Sequence[str] = WEB) -> list[str]:
        """Return full addresses, which commas separate."""
        texts = [text.strip() for text in self._text(name).split(",") if text.strip()]
        for text in texts:
            if not _is_address(text, schemes):
                raise _refused(f"Each of {name}", f"a full address such as {example}", text)
        return texts

    def _text(self, name: str) -> str:
        text: str = self.str(name, default="")
        return text.strip()


def with_a_name(database: dict[str, Any]) -> dict[str, Any]:
    """Return the settings of a database; refuse those that name none."""
    if not database.get("NAME") and not database.get("OPTIONS", {}).get("service"):
        raise ImproperlyConfigured(
            "DATABASE_URL must end in the name of a database, "
            "such as postgres://user:password@host:5432/name"
        )
    return database


def _is_address(text: str, schemes: Sequence[str]) -> bool:
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return False
    if parts.scheme not in schemes or any(map(str.isspace, text)):
        return False
    return bool(parts.path if parts.scheme == "unix" else parts.hostname)


def _refused(name: str, allowed: str, text: str) -> ImproperlyConfigured:
    # What stands before an @ may be a password.
    hidden, at, shown = text.rpartition("@")
    return ImproperlyConfigured(f"{name} must be {allowed}, not “{'…' * bool(hidden)}{at}{shown}”")

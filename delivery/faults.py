"""Settings that cannot be used, as the system checks tell of them."""

from collections.abc import Iterable
from typing import Any

from django.core.checks import CheckMessage, Error

#: The setting's name, what it says, and what it may say.
Fault = tuple[str, Any, str]


def errors_of(faults: Iterable[Fault], id: str) -> list[CheckMessage]:
    """Return an error for each setting that cannot be used."""
    return [
        Error(f"{name}: {said!r} cannot be used.", hint=hint, id=id) for name, said, hint in faults
    ]


def counts(value: object) -> bool:
    """Say whether a value is a whole number from 1 on."""
    return isinstance(value, int) and not isinstance(value, bool) and value > 0

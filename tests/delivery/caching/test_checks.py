"""What is wrong with the settings of kept answers is said at the start."""

from typing import Any

import pytest
from django.core.checks import run_checks
from pytest_django import Settings

from delivery.caching.checks import answers_can_be_kept

pytestmark = pytest.mark.any_database


@pytest.mark.parametrize(
    ("name", "value", "hint"),
    [
        ("CACHE_CONTROL", None, "Write the header in one line"),
        ("CACHE_CONTROL", 60, "Write the header in one line"),
        ("CACHE_CONTROL", "", "Write the header in one line"),
        ("CACHE_CONTROL", "public\nX: y", "Write the header in one line"),
        ("CACHE_MEMORY", "64 MiB", "Use a whole number of bytes"),
        ("CACHE_MEMORY", None, "Use a whole number of bytes"),
        ("CACHE_MEMORY", 0, "Use a whole number of bytes"),
        ("STALE_SECONDS", "90s", "Use a number of seconds"),
        ("STALE_SECONDS", -1, "Use a number of seconds"),
        ("STALE_SECONDS", float("nan"), "Use a number of seconds"),
        ("SHARED_CACHE", "nope", "Name one of CACHES (default"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_with_the_remedy(
    settings: Settings, name: str, value: Any, hint: str
) -> None:
    setattr(settings, f"CLINIC_GUIDES_{name}", value)

    [message] = [each for each in run_checks() if each.id == "delivery.E005"]
    assert message.msg == f"CLINIC_GUIDES_{name}: {value!r} cannot be used."
    assert str(message.hint).startswith(hint)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CACHE_CONTROL", "no-cache"),
        ("CACHE_MEMORY", 1),
        ("STALE_SECONDS", 0),
        ("STALE_SECONDS", 1.5),
        ("SHARED_CACHE", None),
        ("SHARED_CACHE", "default"),
    ],
)
def test_what_can_be_used_passes(settings: Settings, name: str, value: Any) -> None:
    setattr(settings, f"CLINIC_GUIDES_{name}", value)

    assert answers_can_be_kept(None) == []

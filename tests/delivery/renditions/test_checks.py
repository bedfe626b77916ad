"""Settings that no rendition can have are refused at the start."""

from typing import Any

import pytest
from pytest_django import Settings

from delivery.renditions.checks import images_can_be_offered


def test_the_defaults_can_be_used() -> None:
    assert images_can_be_offered(None) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CLINIC_GUIDES_IMAGE_WIDTHS", []),
        ("CLINIC_GUIDES_IMAGE_WIDTHS", ["320"]),
        ("CLINIC_GUIDES_IMAGE_WIDTHS", [0]),
        ("CLINIC_GUIDES_IMAGE_RATIOS", "1:1"),
        ("CLINIC_GUIDES_IMAGE_RATIOS", ["0:1"]),
        ("CLINIC_GUIDES_IMAGE_RATIOS", ["16/9"]),
        ("CLINIC_GUIDES_IMAGE_RATIOS", ["original"]),
        ("CLINIC_GUIDES_IMAGE_FORMATS", ["gif"]),
        ("CLINIC_GUIDES_IMAGE_FORMATS", "avif"),
        ("CLINIC_GUIDES_IMAGE_MAX_PIXELS", "many"),
        ("CLINIC_GUIDES_RENDERINGS", 0),
    ],
)
def test_what_cannot_be_used_is_named_with_the_remedy(
    settings: Settings, name: str, value: Any
) -> None:
    setattr(settings, name, value)

    [error] = images_can_be_offered(None)

    assert str(error.msg) == f"{name}: {value!r} cannot be used."
    assert error.hint


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CLINIC_GUIDES_IMAGE_WIDTHS", (100, 50)),
        ("CLINIC_GUIDES_IMAGE_RATIOS", ["21:9"]),
        ("CLINIC_GUIDES_IMAGE_RATIOS", []),
        ("CLINIC_GUIDES_IMAGE_FORMATS", []),
        ("CLINIC_GUIDES_IMAGE_FORMATS", ("png",)),
    ],
)
def test_what_can_be_used_is_accepted(settings: Settings, name: str, value: Any) -> None:
    setattr(settings, name, value)
    assert images_can_be_offered(None) == []

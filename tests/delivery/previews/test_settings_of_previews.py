"""What is wrong with the settings of previews is said at the start."""

import pytest
from pytest_django import Settings

from delivery.previews.checks import check_preview_settings

pytestmark = pytest.mark.any_database


@pytest.mark.parametrize(
    ("url", "ids"),
    [
        ("", []),
        ("https://www.example.com/draft?token={token}&slug={slug}", []),
        ("https://{clinic}.example.com/{locale}/draft?token={token}", []),
        ("https://www.example.com/draft", ["delivery.E002"]),
        ("/draft?token={token}", ["delivery.E002"]),
        ("javascript:alert('{token}')", ["delivery.E002"]),
        ("https://www.example.com/{guide}/?token={token}", ["delivery.E003"]),
    ],
)
def test_addresses(settings: Settings, url: str, ids: list[str]) -> None:
    settings.CLINIC_GUIDES_PREVIEW_URL = url

    assert [message.id for message in check_preview_settings(None)] == ids


@pytest.mark.parametrize("seconds", [0, -1, "1h", None, True])
def test_a_token_has_some_time(settings: Settings, seconds: object) -> None:
    settings.CLINIC_GUIDES_PREVIEW_SECONDS = seconds

    assert [message.id for message in check_preview_settings(None)] == ["delivery.E004"]

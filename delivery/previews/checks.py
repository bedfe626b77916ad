"""Says at the start what would fail in an editor's hands."""

import re
from typing import Any

from django.core.checks import CheckMessage, Error

from delivery.faults import counts, errors_of

from .settings import preview_seconds, preview_url

KNOWN = ("token", "clinic", "slug", "locale")


def check_preview_settings(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Say what is wrong with the settings of previews."""
    url = preview_url()
    messages: list[CheckMessage] = []
    unknown = sorted(set(re.findall(r"\{(.*?)\}", url)) - set(KNOWN))
    if url and (not url.startswith(("https://", "http://")) or "{token}" not in url):
        messages.append(
            Error(
                "CLINIC_GUIDES_PREVIEW_URL must be an absolute address with {token} in it.",
                hint="For example https://www.example.com/api/draft?token={token}&slug={slug}",
                id="delivery.E002",
            )
        )
    if unknown:
        messages.append(
            Error(
                f"CLINIC_GUIDES_PREVIEW_URL has the unknown part {{{unknown[0]}}}.",
                hint=f"Known are {', '.join(f'{{{name}}}' for name in KNOWN)}.",
                id="delivery.E003",
            )
        )
    seconds = preview_seconds()
    if not counts(seconds):
        name, hint = "CLINIC_GUIDES_PREVIEW_SECONDS", "Use a whole number of seconds, 1 or more."
        messages += errors_of([(name, seconds, hint)], "delivery.E004")
    return messages

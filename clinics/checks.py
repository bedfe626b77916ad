"""What a project must not set otherwise."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

from .settings import OWN_PAGE_SHARE


def own_page_share_is_a_part(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Refuse a share that is no number from 0 to 1."""
    share = getattr(settings, OWN_PAGE_SHARE, 0)
    if isinstance(share, int | float) and not isinstance(share, bool) and 0 <= share <= 1:
        return []
    return [
        Error(
            f"{OWN_PAGE_SHARE} is {share!r}.",
            hint="Set it to a number from 0 to 1, such as 0.3 for three words in ten.",
            id="clinics.E001",
        )
    ]

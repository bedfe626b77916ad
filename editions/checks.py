"""What a project must have set for the record to be right."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error


def time_zones_are_known(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Refuse to run where moments have no time zone: the API promises UTC."""
    if settings.USE_TZ:
        return []
    return [
        Error(
            "Moments would be recorded without a time zone.",
            hint="Set USE_TZ = True.",
            id="editions.E001",
        )
    ]

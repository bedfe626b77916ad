"""What a project must have installed for the page of the contract."""

from typing import Any

from django.core.checks import CheckMessage, Warning

from .views import VIEWER, viewer_is_installed


def page_has_its_viewer(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Warn where the page at ``docs/`` can only link to the document."""
    if viewer_is_installed():
        return []
    return [
        Warning(
            "The page of the API at docs/ has nothing to show its document with.",
            hint=f'Add "{VIEWER}" to INSTALLED_APPS: it brings Swagger UI as static files.',
            id="delivery.W002",
        )
    ]

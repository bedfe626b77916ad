"""What a project must have set for its shared caches to be purged."""

from typing import Any

from django.core.checks import CheckMessage, Warning

from .backends import PurgesTags, backends_before_the_api


def caches_purge_by_tag(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Warn of caches in front of the API that learn of no publication."""
    return [
        Warning(
            f"The frontend cache “{name}” cannot purge answers of the API.",
            hint=(
                "Use the backend of the same name in delivery.purging.backends, or keep it from "
                "the API with HOSTNAMES. Until then its answers are as old as s-maxage allows."
            ),
            id="delivery.W001",
        )
        for name, backend in backends_before_the_api().items()
        if not isinstance(backend, PurgesTags)
    ]

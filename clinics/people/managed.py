"""What only the group's people decide of a location: where it is reached, and whether at all."""

from typing import Any

#: Fields that people of the location itself see and do not change.
MANAGED_FIELDS = ("code", "url_pattern", "status", "successor")


def keep_managed_fields(location: Any) -> None:
    """Give an older state, before it is restored, the managed fields of the latest one."""
    latest = type(location).objects.get(pk=location.pk).get_latest_revision_as_object()
    for name in MANAGED_FIELDS:
        if hasattr(latest, name):
            setattr(location, name, getattr(latest, name))

"""Where frontends show drafts, and for how long."""

from django.conf import settings

#: An hour: a tab that is left open over lunch still works.
DEFAULT_SECONDS = 3600


def preview_url() -> str:
    """Return ``CLINIC_GUIDES_PREVIEW_URL``: a frontend's address for drafts, "" for none.

    It has ``{token}`` in it, and may have ``{clinic}``, ``{slug}`` and ``{locale}``.
    """
    return str(getattr(settings, "CLINIC_GUIDES_PREVIEW_URL", None) or "")


def preview_seconds() -> int:
    """Return ``CLINIC_GUIDES_PREVIEW_SECONDS``: for how long a token opens a draft.

    Whatever the project has set: a check refuses what is no number of seconds.
    """
    seconds: int = getattr(settings, "CLINIC_GUIDES_PREVIEW_SECONDS", DEFAULT_SECONDS)
    return seconds

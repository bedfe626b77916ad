"""What a project may set of clinics, with what holds otherwise."""

from django.conf import settings

from .canonicals import DEFAULT_SHARE

OWN_PAGE_SHARE = "CLINIC_GUIDES_OWN_PAGE_SHARE"


def own_page_share() -> float:
    """Return ``CLINIC_GUIDES_OWN_PAGE_SHARE``.

    From this part of words of its own on, 0 to 1, a clinic's page is its own canonical.
    """
    return float(getattr(settings, OWN_PAGE_SHARE, DEFAULT_SHARE))

"""The badge that a local guide carries while changes of it have drifted."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from clinics.models import LocalGuidePage

from .finding import drift_of
from .wording import badge_of


def drift_badge(local: LocalGuidePage) -> SafeString:
    """Return a notice with a link to the page that shows the drift, "" without any."""
    badge: dict[str, Any] | None = badge_of(local, drift_of(local)) if local.pk else None
    if badge is None:
        return mark_safe("")
    return render_to_string("clinics/drift/badge.html", badge)

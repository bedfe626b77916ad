"""The badge as a panel of the local guide's editor."""

from typing import Any

from django.utils.safestring import SafeString
from wagtail.admin.panels import Panel


class DriftPanel(Panel):
    """Says at its place in the editor that changes have drifted. Empty without any."""

    class BoundPanel(Panel.BoundPanel):
        """The badge of one local guide."""

        def is_shown(self) -> bool:
            return bool(super().is_shown() and self.badge)

        @property
        def badge(self) -> SafeString:
            """Return the badge, asked for once."""
            # Editors' screens belong to models, which this package imports.
            from clinics.models import LocalGuidePage

            from .badge import drift_badge

            if not hasattr(self, "_badge"):
                # What is edited is the draft: its basis is not the live version's.
                stored = LocalGuidePage.objects.filter(pk=self.instance.pk).first()
                self._badge = drift_badge(stored) if stored is not None else SafeString("")
            return self._badge

        def render_html(self, parent_context: Any = None) -> SafeString:
            return self.badge

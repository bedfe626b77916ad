"""The panels that show what holds at a location, above the rows that are edited."""

from typing import TYPE_CHECKING, Any

from django.forms import BaseForm, Media
from wagtail.admin.panels import Panel
from wagtail.admin.staticfiles import versioned_static

if TYPE_CHECKING:
    from .here import Here

#: From how many rows on a table has a box to filter it.
FILTERED_FROM = 20
#: Where a form keeps what its panels show, so that they read it once.
_HERE = "_here"


def here_of(form: BaseForm, user: Any) -> "Here":
    """Return what holds at the location that a form is about."""
    from .here import Here

    if not hasattr(form, _HERE):
        parent = getattr(form, "parent_page", None)
        setattr(form, _HERE, Here(form.instance, parent, user))  # type: ignore[attr-defined]
    here: Here = getattr(form, _HERE)
    return here


class _InForcePanel(Panel):
    """A table of what holds; nothing of it is edited there."""

    class BoundPanel(Panel.BoundPanel):
        """The table for one location."""

        @property
        def media(self) -> Media:
            return Media(
                js=[versioned_static("clinics/editor/in_force.js")],
                css={"all": [versioned_static("clinics/editor/in_force.css")]},
            )

        def here(self) -> "Here":
            return here_of(self.form, self.request.user)


class FactsInForcePanel(_InForcePanel):
    """Every fact with its value at this location, and where that comes from."""

    class BoundPanel(_InForcePanel.BoundPanel):
        """The table for one location."""

        template_name = "clinics/editor/in_force_facts.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            rows = self.here().facts()
            return {
                **context,
                "rows": rows,
                "is_filtered": len(rows) > FILTERED_FROM,
                "has_own_fields": self.instance.edition_kind == "clinic",
            }


class GuidesInForcePanel(_InForcePanel):
    """Every guide: whether it is offered at this location, where in the list, and why."""

    class BoundPanel(_InForcePanel.BoundPanel):
        """The table for one location."""

        template_name = "clinics/editor/in_force_guides.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            from .here import by_language

            context: dict[str, Any] = super().get_context_data(parent_context)
            rows = self.here().guides()
            return {
                **context,
                "languages": list(by_language(rows)),
                "is_filtered": len(rows) > FILTERED_FROM,
            }

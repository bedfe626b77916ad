"""Where the desk shows drift: the menu, the home page, rows of the explorer."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from clinics.drift.finding import drift_of
from clinics.drift.wording import badge_of
from clinics.models import LocalGuidePage
from clinics.people.access import editable_locations
from editorial.menu import RememberingMenuItem

from .open_changes import open_changes


class LocationPeoplesMenuItem(RememberingMenuItem):
    """A report for those who may edit at least one location."""

    def is_for(self, request: HttpRequest) -> bool:
        """Ask the database only for somebody who may edit some pages, but not all."""
        user = request.user
        if user.is_active and user.is_superuser:
            return True
        may_edit_pages = page_permission_policy.user_has_permission(user, "change")
        return bool(may_edit_pages and editable_locations(user).exists())


def drift_menu_item() -> MenuItem:
    """Return the entry of the drift report."""
    return LocationPeoplesMenuItem(
        _("Drift"), reverse("desk_drift_report"), name="drift", icon_name="warning", order=100
    )


class DriftSummaryItem(SummaryItem):
    """How many changes wait, on the home page. Absent while none does."""

    order = 50
    template_name = "desk/drift/summary.html"

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.count = len(open_changes(request.user))

    def is_shown(self) -> bool:
        return self.count > 0

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"count": self.count, "url": reverse("desk_drift_report")}


def drift_buttons(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """Yield the badge of a local guide's row in the explorer, which opens its drift."""
    if not isinstance(page, LocalGuidePage):
        return
    badge = badge_of(page, drift_of(page))
    if badge is not None and page.permissions_for_user(user).can_edit():
        yield Button(
            badge["count"],
            badge["url"],
            classname="button button-small button-secondary w-ml-2",
            attrs={"aria-label": f"{page.title}: {badge['label']}"},
            priority=5,
        )

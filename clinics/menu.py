"""The part of the admin's menu where the clinics stand together."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.permissions import page_permission_policy

from editorial.menu import RememberingMenuItem

from .models import ClinicGroupPage, Location
from .spreadsheet.permission import may_import

#: The hook by which an item is added to the submenu.
MENU_HOOK = "register_clinics_menu_item"


class LocationsMenuItem(RememberingMenuItem):
    """Shown to those who may see pages in the explorer."""

    def is_for(self, request: HttpRequest) -> bool:
        return bool(page_permission_policy.explorable_root_instance(request.user))


class SpreadsheetMenuItem(RememberingMenuItem):
    """Shown to those who may import clinics."""

    def is_for(self, request: HttpRequest) -> bool:
        return may_import(request.user)


def clinics_menu_item() -> SubmenuMenuItem:
    """Return the submenu. It is shown to those who may use at least one of its items."""
    return SubmenuMenuItem(
        gettext_lazy("Clinics"),
        Menu(register_hook_name=MENU_HOOK),
        name="clinics",
        icon_name="home",
        order=95,
    )


def locations_menu_item() -> MenuItem:
    """Return the way to the clinics tree."""
    return LocationsMenuItem(
        gettext_lazy("Locations"),
        reverse_lazy("clinics_locations"),
        name="clinic-locations",
        icon_name="site",
        order=100,
    )


def import_menu_item() -> MenuItem:
    """Return the way to the import."""
    return SpreadsheetMenuItem(
        gettext_lazy("Import from a spreadsheet"),
        reverse_lazy("clinics_import"),
        name="clinics-import",
        icon_name="upload",
        order=800,
    )


def export_menu_item() -> MenuItem:
    """Return the download of all clinics."""
    return SpreadsheetMenuItem(
        gettext_lazy("Export to a spreadsheet"),
        reverse_lazy("clinics_export"),
        name="clinics-export",
        icon_name="download",
        order=810,
    )


def open_locations(request: HttpRequest) -> HttpResponse:
    """Open the location in the explorer that has all those the user may see.

    Without a group it opens the explorer and says how to begin.
    """
    root = page_permission_policy.explorable_root_instance(request.user)
    below = (
        Location.objects.filter(path__startswith=root.path) if root else Location.objects.none()
    )
    first = below.order_by("path").first()
    if first is not None:
        return redirect("wagtailadmin_explore", first.pk)
    if not ClinicGroupPage.objects.exists():
        messages.info(
            request,
            _(
                "There is no clinic group yet. Press “Add child page” on the top page and choose "
                "“Clinic group”."
            ),
        )
    return redirect(reverse("wagtailadmin_explore_root"))

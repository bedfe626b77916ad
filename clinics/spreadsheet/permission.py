"""Who may import and export clinics: those who may publish the group."""

from typing import Any

from clinics.models import ClinicGroupPage


def may_import(user: Any) -> bool:
    """Return whether the user may use the spreadsheet, for all clinics together.

    People of single regions or clinics may not: a file speaks of any clinic. False while there
    is no group.
    """
    group = ClinicGroupPage.objects.first()
    if group is None:
        return False
    permissions = group.permissions_for_user(user)
    return bool(permissions.can_edit() and permissions.can_publish())

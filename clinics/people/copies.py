"""Keeps one of a kind what there is once: locations and local guides have no copies."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _


def refuse_copies(page: Any, *, checked: bool, **same: Any) -> None:
    """Refuse to save a new page that is an alias, a translation or a copy of another.

    Wagtail copies trees, aliases and translations by actions that ask nobody; this is where all
    of them pass. ``same`` are the fields in which no two pages are alike. ``checked`` says
    whether the page is validated on the way, which refuses a duplicate at its field.

    Raises:
        PermissionDenied: which the admin and the API answer as a refusal.
    """
    if not page._state.adding:
        return
    others = type(page).objects
    is_copy = (
        page.alias_of_id is not None
        or others.filter(translation_key=page.translation_key).exists()
        or (not checked and others.filter(**same).exists())
    )
    if is_copy:
        raise PermissionDenied(
            _("Clinics, regions and local guides are neither copied nor translated.")
        )

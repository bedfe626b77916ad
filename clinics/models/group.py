"""The group, at the top of the clinics tree, and its regions."""

from collections.abc import Sequence
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from clinics.editor.panels import group_editor, region_editor
from guide_pages.blocks.showing import Scope

from .location import Location

BELOW = ("clinics.RegionPage", "clinics.ClinicPage", "clinics.LocalGuidePage")


class ClinicGroupPage(Location):
    """The group of clinics: one in an installation, at the top of the tree."""

    edition_kind = "group"
    scope: ClassVar[Scope] = Scope.GROUP

    edit_handler = group_editor
    is_creatable: ClassVar[bool] = True
    parent_page_types: Sequence[str] = ("wagtailcore.Page",)
    subpage_types: Sequence[str] = BELOW
    max_count = 1
    preview_modes = ()
    page_description = _("All clinics together: what they share, and where their websites are.")

    class Meta:
        verbose_name = _("clinic group")
        verbose_name_plural = _("clinic groups")


class RegionPage(Location):
    """Some of the group's clinics, or of a region's."""

    edition_kind = "region"
    scope: ClassVar[Scope] = Scope.REGION

    edit_handler = region_editor
    is_creatable: ClassVar[bool] = True
    parent_page_types: Sequence[str] = ("clinics.ClinicGroupPage", "clinics.RegionPage")
    subpage_types: Sequence[str] = BELOW
    preview_modes = ()
    page_description = _("Clinics that share facts or changes, such as those of one state.")

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")

"""Roles follow their locations: named like them, made with the group, gone when they go."""

from typing import Any

from django.contrib.auth.models import Group
from django.db.models.signals import post_delete, post_save
from wagtail.signals import task_submitted

from clinics.models import ClinicGroupPage, ClinicPage, Location, RegionPage, Role, RoleGroup
from guide_pages.models import GuideIndexPage

from .roles import location_group, prepare_library, rename_groups
from .workflow import prepare_workflow


def connect() -> None:
    """Follow locations, libraries and the groups of users."""
    from .mail import approval_notifier

    for model in (ClinicGroupPage, RegionPage, ClinicPage):
        post_save.connect(_location_saved, sender=model, dispatch_uid=f"roles:{model.__name__}")
    post_save.connect(_library_saved, sender=GuideIndexPage, dispatch_uid="roles:library")
    post_delete.connect(_role_deleted, sender=RoleGroup, dispatch_uid="roles:deleted")
    task_submitted.connect(approval_notifier, dispatch_uid="roles:asked for approval")


def _location_saved(
    sender: type[Location],
    instance: Location,
    created: bool,
    update_fields: Any = None,
    raw: bool = False,
    **kwargs: Any,
) -> None:
    if raw:
        return
    if created and isinstance(instance, ClinicGroupPage):
        for role in Role.values:
            location_group(instance, role)
        prepare_workflow()
    elif not created and (update_fields is None or "title" in update_fields):
        rename_groups(instance)


def _library_saved(
    sender: type[GuideIndexPage],
    instance: GuideIndexPage,
    created: bool,
    raw: bool = False,
    **kwargs: Any,
) -> None:
    if created and not raw and ClinicGroupPage.objects.exists():
        prepare_library(instance)
        prepare_workflow()


def _role_deleted(sender: type[RoleGroup], instance: RoleGroup, **kwargs: Any) -> None:
    Group.objects.filter(pk=instance.group_id).delete()

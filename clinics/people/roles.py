"""The groups of users of a location: made when the first person gets the role."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from clinics.models import ClinicGroupPage, Location, Role, RoleGroup
from editions.numbering import take_numbering_lock
from guide_pages.models import GuideIndexPage

from . import rights

NAME_LENGTH = 150


def location_group(location: Location, role: str) -> Group:
    """Return the group of users with this role at the location, made if there is none yet.

    Two requests at once get the same group.
    """
    with transaction.atomic():
        # Whoever comes second waits here, and then finds the group.
        take_numbering_lock()
        found = RoleGroup.objects.select_related("group").filter(location=location, role=role)
        existing = found.first()
        if existing is not None:
            return existing.group
        group = Group.objects.create(name=_free_name(location, role))
        RoleGroup.objects.create(location=location, role=role, group=group)
        _fill_rights(group, location, role)
    return group


def rename_groups(location: Location) -> None:
    """Let the groups of a location bear its present name."""
    for row in location.role_groups.select_related("group"):
        name = _free_name(location, row.role, row.group)
        if row.group.name != name:
            row.group.name = name
            row.group.save(update_fields=["name"])


@transaction.atomic
def prepare_roles() -> None:
    """Make the group's own roles and mend the rights of all. Safe to run again.

    Rights that somebody has added are left; those that a role should have are given back.
    """
    take_numbering_lock()
    for group_page in ClinicGroupPage.objects.all():
        for role in Role.values:
            location_group(group_page, role)
    for row in RoleGroup.objects.select_related("group", "location"):
        _fill_rights(row.group, row.location, row.role)


def prepare_library(library: GuideIndexPage) -> None:
    """Give the group's roles their rights on a library."""
    for row in RoleGroup.objects.filter(location__in=ClinicGroupPage.objects.all()):
        _grant_pages(row.group, [library], rights.PAGE_RIGHTS[True, row.role])


def _name(location: Location, role: str) -> str:
    """Return the name of a role's group in the installation's own language."""
    with translation.override(settings.LANGUAGE_CODE):
        template = _("Publishers of %s") if role == Role.PUBLISHER else _("Editors of %s")
    return (template % location.title)[:NAME_LENGTH]


def _free_name(location: Location, role: str, group: Group | None = None) -> str:
    """Return the name, with the location's code where another group has it already."""
    name = _name(location, role)
    others = Group.objects.exclude(pk=group.pk) if group else Group.objects.all()
    if not others.filter(name=name).exists():
        return name
    addition = f" ({location.code})"
    return name[: NAME_LENGTH - len(addition)] + addition


def _fill_rights(group: Group, location: Location, role: str) -> None:
    kind = rights.kind_of(location, role)
    of_group, _role = kind
    pages: list[Page] = [location]
    if of_group:
        pages += GuideIndexPage.objects.all()
    _grant_pages(group, pages, rights.PAGE_RIGHTS[kind])
    group.permissions.add(*_permissions(rights.MODEL_RIGHTS[kind]))
    root = Collection.get_first_root_node()
    if root is not None:
        _grant_collection(group, root, rights.ROOT_COLLECTION_RIGHTS[kind])
        if not of_group:
            _grant_collection(group, _own_collection(root), rights.OWN_COLLECTION_RIGHTS)


def _grant_pages(group: Group, pages: list[Page], actions: tuple[str, ...]) -> None:
    permissions = Permission.objects.filter(
        content_type__app_label="wagtailcore",
        content_type__model="page",
        codename__in=[f"{action}_page" for action in actions],
    )
    GroupPagePermission.objects.bulk_create(
        [
            GroupPagePermission(group=group, page_id=page.pk, permission=permission)
            for page in pages
            for permission in permissions
        ],
        ignore_conflicts=True,
    )


def _grant_collection(group: Group, collection: Collection, names: tuple[str, ...]) -> None:
    GroupCollectionPermission.objects.bulk_create(
        [
            GroupCollectionPermission(group=group, collection=collection, permission=permission)
            for permission in _permissions(names)
        ],
        ignore_conflicts=True,
    )


def _own_collection(root: Collection) -> Collection:
    """Return where locations put pictures of their own; administrators may rename it."""
    existing = Collection.objects.filter(
        group_permissions__group__clinic_role__isnull=False,
        group_permissions__permission__codename="add_image",
        depth__gt=1,
    ).first()
    if existing is not None:
        return existing
    with translation.override(settings.LANGUAGE_CODE):
        name = _("Pictures of clinics")
    return root.add_child(instance=Collection(name=name))


def _permissions(names: tuple[str, ...]) -> list[Any]:
    """Return the permissions; those of apps that are not installed are left out."""
    wanted = Q()
    for name in names:
        app_label, codename = name.split(".")
        wanted |= Q(content_type__app_label=app_label, codename=codename)
    return list(Permission.objects.filter(wanted)) if names else []

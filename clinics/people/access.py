"""What a user may do with locations and with the library: the questions that views ask.

A right is Wagtail's permission on a page at or above the location. "Above" ends at the group:
whoever has a right on the group, or on a page above it, is one of the group's people. Every
answer for a user who is not active, or not signed in, is no.
"""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from clinics.models import ClinicGroupPage, LocalGuidePage, Location
from guide_pages.models import GuideIndexPage

AnyUser = AbstractBaseUser | AnonymousUser


def may_edit(user: AnyUser, location: Location) -> bool:
    """Whether the user may write drafts at the location: its facts and its local guides."""
    return _has_right(user, "change", location)


def may_publish(user: AnyUser, location: Location) -> bool:
    """Whether the user may publish what is written at the location."""
    return _has_right(user, "publish", location)


def may_manage(user: AnyUser, location: Location) -> bool:
    """Whether the user decides about the location itself: its code, its place, its being there.

    The group's people do for regions and clinics; for the group, only people with a right on a
    page above it, and administrators.
    """
    return bool(location.permissions_for_user(user).manages)


def may_invite(user: AnyUser, location: Location) -> bool:
    """Whether the user may give and take roles at the location: publishers above it do."""
    parent = location.get_parent()
    return parent is not None and _has_right(user, "publish", parent)


def may_edit_library(user: AnyUser) -> bool:
    """Whether the user may write drafts of the guides that all locations share."""
    return _rights(user, "change", GuideIndexPage).exists()


def may_manage_group(user: AnyUser) -> bool:
    """Whether the user is one of those who publish for the whole group."""
    return _rights(user, "publish", ClinicGroupPage).exists()


def sees_every_location(user: AnyUser) -> bool:
    """Whether no location is hidden from the user: for the group's people and administrators."""
    if getattr(user, "is_superuser", False):
        return user.is_active
    group = ClinicGroupPage.objects.first()
    return group is None or may_edit(user, group)


def editable_locations(user: AnyUser) -> QuerySet[Location]:
    """Return the locations at which the user may write drafts, in the order of the tree."""
    return _rights(user, "change", Location).order_by("path")


def publishable_locations(user: AnyUser) -> QuerySet[Location]:
    """Return the locations at which the user may publish, in the order of the tree."""
    return _rights(user, "publish", Location).order_by("path")


def editable_local_guides(user: AnyUser) -> QuerySet[LocalGuidePage]:
    """Return the local guides that the user may edit, in the order of the tree."""
    return _rights(user, "change", LocalGuidePage).order_by("path")


def _has_right(user: AnyUser, action: str, page: Page) -> bool:
    return bool(page_permission_policy.user_has_permission_for_instance(user, action, page))


def _rights(user: AnyUser, action: str, model: type[Page]) -> QuerySet[Any]:
    policy = page_permission_policy.for_model(model)
    pages: QuerySet[Any] = policy.instances_user_has_permission_for(user, action)
    return pages

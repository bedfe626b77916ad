"""Wagtail's form and list of users, without the groups that stand for roles at locations.

With a thousand clinics there are thousands of those. Roles are given and taken on a location's
own page "Who may edit…"; here they are shown, and kept whatever is saved.
"""

from typing import Any

from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.bulk_actions.assign_role import AssignRoleBulkAction, RoleForm
from wagtail.users.views.users import UserFilterSet, UserViewSet

from clinics.models import ClinicGroupPage, RoleGroup

#: How many roles of one person the form names; it counts the rest.
NAMED = 20


def pickable_groups() -> QuerySet[Group]:
    """Return the groups that are picked by hand: all but those of regions and clinics."""
    of_the_group = ClinicGroupPage.objects.values("pk")
    roles = RoleGroup.objects.exclude(location__in=of_the_group)
    return Group.objects.exclude(pk__in=roles.values("group"))


class _KeepsRoles:
    """Offers the pickable groups and leaves the others as they are."""

    fields: dict[str, Any]
    instance: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields.get("groups")
        if field is not None:
            field.queryset = pickable_groups()
            if self.instance.pk:
                field.help_text = _roles_in_words(self.instance)

    def _save_m2m(self) -> None:
        kept = list(self.instance.groups.exclude(pk__in=pickable_groups()))
        super()._save_m2m()  # type: ignore[misc]
        self.instance.groups.add(*kept)


class PersonCreationForm(_KeepsRoles, UserCreationForm):
    """Makes a user."""


class PersonEditForm(_KeepsRoles, UserEditForm):
    """Changes a user."""


class PersonFilterSet(UserFilterSet):
    """Filters the list of users."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["group"].queryset = pickable_groups()


class PersonViewSet(UserViewSet):
    """Users in the admin, however many locations there are."""

    filterset_class = PersonFilterSet

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return PersonEditForm if for_update else PersonCreationForm


def _roles_in_words(user: Any) -> str:
    """Say which roles at regions and clinics somebody has, with links to where they change."""
    roles = RoleGroup.objects.filter(group__user=user).exclude(
        location__in=ClinicGroupPage.objects.values("pk")
    )
    count = roles.count()
    if not count:
        return ""
    shown = list(roles.select_related("location", "group").order_by("location__path")[:NAMED])
    links = format_html_join(
        ", ",
        '<a href="{}">{}</a>',
        ((reverse("clinics_people", args=[row.location_id]), str(row)) for row in shown),
    )
    more = _(" and %(count)s more") % {"count": count - NAMED} if count > NAMED else ""
    return format_html("{} {}{}", _("Roles at locations, which stay as they are:"), links, more)


class PickableRoleForm(RoleForm):
    """Asks for one of the pickable groups."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].queryset = pickable_groups()


class AssignPickableRole(AssignRoleBulkAction):
    """Gives several users a group at once."""

    form_class = PickableRoleForm

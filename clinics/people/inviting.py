"""Giving and taking roles at a location."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.crypto import get_random_string
from wagtail.admin.views.account import password_reset_enabled
from wagtail.log_actions import log

from clinics.models import Location, Role, RoleGroup
from editions.numbering import take_numbering_lock

from .roles import location_group

GIVEN, TAKEN = "clinics.role_given", "clinics.role_taken"
PASSWORD_LENGTH = 64


@dataclass(frozen=True)
class Holder:
    """Somebody with a role, and the location at or above which they have it."""

    user: Any
    role: str
    location: Location

    @property
    def role_label(self) -> str:
        """Return the role's name."""
        return str(Role(self.role).label)


def holders(location: Location) -> list[Holder]:
    """Return who has a role at the location, its own people first, then upwards.

    Costs three queries, however many people there are.
    """
    rows = (
        RoleGroup.objects.filter(location__in=location.get_ancestors(inclusive=True))
        .select_related("location")
        .prefetch_related("group__user_set")
        .order_by("-location__depth", "-role")
    )
    return [
        Holder(user, row.role, row.location)
        for row in rows
        for user in sorted(row.group.user_set.all(), key=lambda user: user.get_username())
    ]


@transaction.atomic
def give_role(location: Location, user: Any, role: str, *, by: Any) -> None:
    """Give somebody this role at the location, in place of another one there."""
    take_numbering_lock()
    for row in location.role_groups.exclude(role=role):
        row.group.user_set.remove(user)
    location_group(location, role).user_set.add(user)
    _note(GIVEN, location, user, role, by)


@transaction.atomic
def take_role(location: Location, user: Any, role: str, *, by: Any) -> bool:
    """Take a role at this very location away; say whether the person had it."""
    row = location.role_groups.filter(role=role, group__user=user).first()
    if row is None:
        return False
    row.group.user_set.remove(user)
    _note(TAKEN, location, user, role, by)
    return True


def new_account(email: str, first_name: str, last_name: str) -> Any:
    """Make an account for an e-mail address, with a password that nobody knows.

    The person sets one by the link in their invitation. Where passwords are not this site's
    business, the account has none.
    """
    model = get_user_model()
    user = model(
        **{
            model.USERNAME_FIELD: email,
            model.get_email_field_name(): email,
            "first_name": first_name,
            "last_name": last_name,
        }
    )
    if password_reset_enabled():
        user.set_password(get_random_string(PASSWORD_LENGTH))
    else:
        user.set_unusable_password()
    user.save()
    return user


def _note(action: str, location: Location, user: Any, role: str, by: Any) -> None:
    """Write it into the location's history."""
    data = {"user": user.get_username(), "role": str(role)}
    log(instance=location.specific, action=action, user=by, data=data)

"""People with some of the permissions on FAQs."""

from typing import Any

from django.contrib.auth.models import Permission

from tests.factories import a_user


def someone_who_may(*actions: str) -> Any:
    """Make a person who enters the admin and may do these things with FAQs, no more."""
    person = a_user()
    person.is_superuser = False
    person.save()
    names = [f"{action}_faq" for action in actions]
    permissions = Permission.objects.filter(codename__in=[*names, "access_admin"])
    assert permissions.count() == len(names) + 1
    person.user_permissions.set(permissions)
    return person

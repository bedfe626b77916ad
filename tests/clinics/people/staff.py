"""People who hold roles."""

from itertools import count
from typing import Any

from django.contrib.auth import get_user_model

from clinics.models import Location
from clinics.people.roles import location_group

_numbers = count(1)


def a_person(location: Location | None = None, role: str = "editor", **values: Any) -> Any:
    """Make somebody with a role at a location, or without any."""
    name = f"person-{next(_numbers)}"
    person = get_user_model().objects.create_user(
        **{"username": name, "email": f"{name}@example.com", "password": "password", **values}
    )
    if location is not None:
        person.groups.add(location_group(location, role))
    return person

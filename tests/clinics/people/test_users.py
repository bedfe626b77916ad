"""Wagtail's own form of users beside the roles at locations."""

from typing import Any

import pytest
from django.contrib.auth.models import Group

from clinics.people.roles import location_group
from clinics.people.users import (
    PersonCreationForm,
    PersonEditForm,
    PersonFilterSet,
    PickableRoleForm,
    pickable_groups,
)
from tests.clinics.people.staff import a_person
from tests.factories import a_clinic, a_group, a_region

pytestmark = pytest.mark.django_db


def values(person: Any, groups: list[Group]) -> dict[str, Any]:
    """Return what the form sends."""
    return {
        "username": person.username,
        "email": person.email,
        "first_name": "Ada",
        "last_name": "L",
        "is_active": "on",
        "groups": [group.pk for group in groups],
    }


def test_the_groups_of_clinics_and_regions_are_not_picked_by_hand() -> None:
    group = a_group()
    for place in (a_region(group), a_clinic(group)):
        location_group(place, "editor")
    by_hand = Group.objects.create(name="By hand")

    expected = {*group.role_groups.values_list("group", flat=True), by_hand.pk}

    for queryset in (
        pickable_groups(),
        PersonCreationForm().fields["groups"].queryset,
        PersonEditForm(instance=a_person()).fields["groups"].queryset,
        PersonFilterSet().filters["group"].queryset,
        PickableRoleForm().fields["role"].queryset,
    ):
        found = set(queryset.values_list("pk", flat=True))
        assert expected <= found
        assert not found & set(
            Group.objects.exclude(clinic_role=None)
            .exclude(clinic_role__location=group)
            .values_list("pk", flat=True)
        )


def test_saving_the_form_keeps_the_roles_at_locations() -> None:
    clinic = a_clinic()
    person = a_person(clinic)
    old, new = (Group.objects.create(name=name) for name in ("Old", "New"))
    person.groups.add(old)

    form = PersonEditForm(values(person, [new]), instance=person)
    assert form.is_valid(), form.errors
    form.save()

    assert set(person.groups.all()) == {new, location_group(clinic, "editor")}


def test_a_forged_form_gives_no_role_at_a_location() -> None:
    clinic, person = a_clinic(), a_person()

    form = PersonEditForm(values(person, [location_group(clinic, "publisher")]), instance=person)

    assert list(form.errors) == ["groups"]


def test_the_form_names_the_roles_with_the_way_to_them() -> None:
    clinic = a_clinic(title="Los Angeles")

    form = PersonEditForm(instance=a_person(clinic))

    assert form.fields["groups"].help_text == (
        "Roles at locations, which stay as they are: "
        f'<a href="/admin/clinics/{clinic.pk}/people/">Editors of Los Angeles</a>'
    )

"""The groups of users that stand for roles."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.images import get_image_model
from wagtail.models import Collection, GroupPagePermission, WorkflowPage
from wagtail.permissions import policy_registry

from clinics.models import LocationApprovalTask, Role, RoleGroup
from clinics.people.access import (
    editable_local_guides,
    editable_locations,
    may_edit,
    may_edit_library,
    may_invite,
    may_manage,
    may_manage_group,
    may_publish,
    publishable_locations,
)
from clinics.people.roles import location_group, prepare_roles
from tests.clinics.people.staff import a_person
from tests.factories import (
    a_clinic,
    a_group,
    a_guide,
    a_library,
    a_local_guide,
    a_region,
    an_image,
)

pytestmark = pytest.mark.django_db


def test_the_group_has_its_roles_and_a_workflow_from_the_beginning() -> None:
    group = a_group(title="Clear Skin")

    assert sorted(group.role_groups.values_list("role", "group__name")) == [
        ("editor", "Editors of Clear Skin"),
        ("publisher", "Publishers of Clear Skin"),
    ]
    task = WorkflowPage.objects.get(page=group).workflow.tasks.get().specific
    assert isinstance(task, LocationApprovalTask)


def test_a_clinic_has_no_groups_of_users_before_somebody_is_given_a_role() -> None:
    clinic = a_clinic()

    assert not RoleGroup.objects.filter(location=clinic).exists()


def test_a_role_has_one_group_of_users_however_often_it_is_asked_for() -> None:
    clinic = a_clinic(title="Los Angeles")

    first = location_group(clinic, Role.EDITOR)

    assert location_group(clinic, Role.EDITOR) == first
    assert first.name == "Editors of Los Angeles"


def test_two_locations_of_one_name_have_groups_told_apart_by_their_codes() -> None:
    one, two = a_clinic(title="Downtown", code="one"), a_clinic(title="Downtown", code="two")

    names = [location_group(clinic, Role.EDITOR).name for clinic in (one, two)]

    assert names == ["Editors of Downtown", "Editors of Downtown (two)"]


def test_a_very_long_name_is_cut_and_keeps_its_code() -> None:
    one, two = a_clinic(title="x" * 250, code="one"), a_clinic(title="x" * 250, code="two")

    names = [location_group(clinic, Role.EDITOR).name for clinic in (one, two)]

    assert [len(name) for name in names] == [150, 150]
    assert names[1].endswith(" (two)")


def test_the_groups_are_renamed_with_their_location() -> None:
    clinic = a_clinic(title="Los Angeles")
    group = location_group(clinic, Role.PUBLISHER)

    clinic.title = "Los"
    clinic.save()

    group.refresh_from_db()
    assert group.name == "Publishers of Los"


def test_the_groups_go_with_their_location() -> None:
    region = a_region()
    clinic = a_clinic(region)
    groups = [location_group(place, Role.EDITOR).pk for place in (region, clinic)]

    region.delete()

    assert not Group.objects.filter(pk__in=groups).exists()


def test_preparing_the_roles_again_changes_nothing() -> None:
    a_library()
    location_group(a_clinic(), Role.EDITOR)

    def everything() -> list[object]:
        return [
            list(Group.objects.order_by("pk").values_list("name", flat=True)),
            sorted(GroupPagePermission.objects.values_list("group", "page", "permission")),
            sorted(Collection.objects.values_list("name", flat=True)),
            sorted(WorkflowPage.objects.values_list("page", "workflow")),
        ]

    before = everything()
    prepare_roles()

    assert everything() == before


def test_the_command_prepares_the_roles_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("prepare_roles")
    assert "There is no clinic group yet." in capsys.readouterr().err

    a_group()
    call_command("prepare_roles")
    assert "2 roles and their workflow are in order." in capsys.readouterr().err


def test_preparing_the_roles_gives_back_a_right_that_was_lost() -> None:
    clinic = a_clinic()
    person = a_person(clinic)
    GroupPagePermission.objects.filter(page=clinic).delete()
    assert not may_edit(person, clinic)

    prepare_roles()

    assert may_edit(type(person).objects.get(pk=person.pk), clinic)


def test_a_library_made_later_is_the_groups_as_well() -> None:
    editor = a_person(a_group())
    assert not may_edit_library(editor)

    a_library()

    assert may_edit_library(type(editor).objects.get(pk=editor.pk))


@pytest.mark.parametrize(
    ("role", "where", "edit", "publish", "manage", "invite"),
    [
        ("editor", "clinic", True, False, False, False),
        ("publisher", "clinic", True, True, False, False),
        ("editor", "region", True, False, False, False),
        ("publisher", "region", True, True, False, True),
        ("editor", "group", True, False, True, False),
        ("publisher", "group", True, True, True, True),
        ("publisher", "other", False, False, False, False),
    ],
)
def test_what_a_role_may_do_at_a_clinic(
    role: str, where: str, edit: bool, publish: bool, manage: bool, invite: bool
) -> None:
    group = a_group()
    region = a_region(group)
    clinic = a_clinic(region)
    places = {"group": group, "region": region, "clinic": clinic, "other": a_clinic(region)}
    person = a_person(places[where], role)

    assert may_edit(person, clinic) is edit
    assert may_publish(person, clinic) is publish
    assert may_manage(person, clinic) is manage
    assert may_invite(person, clinic) is invite
    assert may_edit_library(person) is False
    assert may_manage_group(person) is (where == "group" and role == "publisher")


def test_the_lists_of_what_one_may_edit_hold_the_subtree_and_nothing_else() -> None:
    group = a_group()
    region = a_region(group)
    inside, outside = a_clinic(region), a_clinic(group)
    guide = a_guide()
    local, _ = a_local_guide(inside, guide), a_local_guide(outside, guide)
    person = a_person(region, "editor")

    assert [place.pk for place in editable_locations(person)] == [region.pk, inside.pk]
    assert list(publishable_locations(person)) == []
    assert list(editable_local_guides(person)) == [local]


def test_pictures_of_a_location_go_to_one_collection_and_all_may_be_chosen() -> None:
    policy = policy_registry.get_by_type(get_image_model())
    person, other = a_person(a_clinic()), a_person(a_clinic(), "publisher")
    library, own = an_image(), an_image(uploaded_by_user=person)

    for somebody in (person, other):
        collections = policy.collections_user_has_permission_for(somebody, "add")
        assert [collection.name for collection in collections] == ["Pictures of clinics"]
    own.collection = collections.get()
    own.save()

    chosen = policy.instances_user_has_permission_for(other, "choose")
    assert set(chosen) == {library, own}
    assert policy.user_has_permission_for_instance(person, "change", own)
    assert not policy.user_has_permission_for_instance(other, "change", own)
    assert not policy.user_has_permission_for_instance(person, "change", library)


def test_the_collection_is_found_again_under_another_name() -> None:
    a_person(a_clinic())
    Collection.objects.filter(name="Pictures of clinics").update(name="From the clinics")

    a_person(a_clinic())

    assert sorted(Collection.objects.values_list("name", flat=True)) == [
        "From the clinics",
        "Root",
    ]


def test_somebody_who_is_no_longer_active_may_do_nothing() -> None:
    clinic = a_clinic()
    person = a_person(clinic, "publisher", is_active=False)

    assert not may_edit(person, clinic)
    assert not may_manage(person, clinic)
    assert list(editable_locations(person)) == []

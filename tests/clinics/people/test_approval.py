"""Who is asked for approval, found from the tree."""

from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import TaskState, Workflow

from clinics.people.approvers import approvers_of, may_approve
from tests.clinics.people.staff import a_person
from tests.factories import a_clinic, a_group, a_guide, a_local_guide, a_region, a_user, an_faq

pytestmark = pytest.mark.django_db


def submitted(page: Any, by: Any) -> TaskState:
    """Submit a page's draft by its workflow."""
    workflow: Workflow = page.get_workflow()
    return workflow.start(page, by).current_task_state


def asked(person: Any) -> list[TaskState]:
    """Return what waits for somebody."""
    return list(TaskState.objects.reviewable_by(person))


def test_the_publishers_of_the_nearest_location_are_asked() -> None:
    region = a_region()
    clinic = a_clinic(region)
    local = a_local_guide(clinic, a_guide(), live=False)
    editor, publisher = a_person(clinic), a_person(clinic, "publisher")
    above, elsewhere = a_person(region, "publisher"), a_person(a_clinic(), "publisher")

    state = submitted(local, editor)

    assert list(approvers_of(local)) == [publisher]
    assert asked(publisher) == [state]
    assert [asked(person) for person in (editor, above, elsewhere)] == [[], [], []]
    assert [message.to for message in mail.outbox] == [[publisher.email]]


def test_where_a_clinic_has_no_publisher_those_above_are_asked() -> None:
    region = a_region()
    clinic = a_clinic(region)
    local = a_local_guide(clinic, a_guide(), live=False)
    a_person(clinic, "publisher", is_active=False)
    above, group = (
        a_person(region, "publisher"),
        a_person(clinic.get_parent().get_parent().specific, "publisher"),
    )

    state = submitted(local, a_person(clinic))

    assert asked(above) == [state]
    assert asked(group) == []


def test_at_the_top_the_groups_publishers_are_asked_and_the_library_is_theirs() -> None:
    group = a_group()
    clinic = a_clinic(group)
    guide = a_guide()
    local = a_local_guide(clinic, guide, live=False)
    publisher = a_person(group, "publisher")

    faq = an_faq()
    faq.save_revision()

    states = [submitted(page, a_person(group)) for page in (local, guide, faq)]

    assert sorted(state.pk for state in asked(publisher)) == [state.pk for state in states]
    assert len(mail.outbox) == 3


def test_an_editor_of_the_library_reads_to_whom_a_guide_is_submitted(client: Client) -> None:
    group, guide = a_group(), a_guide()
    client.force_login(a_person(group))

    page = client.get(reverse("wagtailadmin_pages:edit", args=[guide.pk])).text

    assert "Submit to Publishers" in page


def test_publishers_above_may_approve_without_being_asked() -> None:
    region = a_region()
    clinic = a_clinic(region)
    local = a_local_guide(clinic, a_guide(), live=False)
    a_person(clinic, "publisher")
    above = a_person(region, "publisher")
    state = submitted(local, a_person(clinic))

    actions = state.task.specific.get_actions(local, above)
    state.task.specific.on_action(state, above, "approve")

    assert [name for name, *_ in actions] == ["reject", "approve", "approve"]
    local.refresh_from_db()
    assert local.live


def test_editors_wait_for_the_decision_and_take_none() -> None:
    clinic = a_clinic()
    local = a_local_guide(clinic, a_guide(), live=False)
    editor, publisher = a_person(clinic), a_person(clinic, "publisher")
    task = submitted(local, editor).task.specific

    assert task.get_actions(local, editor) == []
    assert task.locked_for_user(local, editor)
    assert not task.locked_for_user(local, publisher)
    assert not may_approve(a_person(a_clinic(), "publisher"), local)


def test_an_administrator_sees_everything_that_waits() -> None:
    local = a_local_guide(a_clinic(), a_guide(), live=False)

    state = submitted(local, None)

    assert asked(a_user()) == [state]


def test_a_lock_of_somebody_who_may_not_approve_is_lifted() -> None:
    clinic = a_clinic()
    local = a_local_guide(clinic, a_guide(), live=False)
    editor = a_person(clinic)
    local.locked, local.locked_by = True, editor
    local.save(update_fields=["locked", "locked_by"])

    submitted(local, editor)

    local.refresh_from_db()
    assert not local.locked


def test_what_waits_costs_the_same_for_one_task_and_for_many() -> None:
    clinic = a_clinic()
    publisher, editor = a_person(clinic, "publisher"), a_person(clinic)
    counts = []

    for added in (1, 6):
        for _ in range(added):
            submitted(a_local_guide(clinic, a_guide(), live=False), editor)
        asked(publisher)
        with CaptureQueriesContext(connection) as queries:
            assert len(asked(publisher)) == len(counts) * 6 + 1
        counts.append(len(queries))

    assert counts[0] == counts[1]

"""What is locked, waits for an approval or has a date is left alone by every decision."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from clinics.drift.actions import Outcome, Refused, keep_ours, take_new_copy, undo
from clinics.drift.comparing import compare
from clinics.models import LocalGuidePage
from clinics.people.workflow import prepare_workflow
from editions.numbering import last_number
from tests.clinics.drift.stories import a_changed_section, rewrite
from tests.clinics.people.staff import a_person
from tests.factories import a_user

pytestmark = pytest.mark.django_db

Undo = Callable[[], str]
State = tuple[Any, ...]


def drifted_section() -> tuple[LocalGuidePage, str, str]:
    """Make a clinic's section that has been rewritten above: change id and what is seen."""
    guide, local, _ = a_changed_section()
    rewrite(guide, "<p>New words.</p>")
    [found] = compare(local)
    return local, found.drifted.change, found.seen


def fresh(local: LocalGuidePage) -> LocalGuidePage:
    """Return the local guide as it is stored."""
    return LocalGuidePage.objects.get(pk=local.pk)


def state(local: LocalGuidePage) -> State:
    """Return everything that a decision may change."""
    stored = fresh(local)
    revisions = stored.revisions.order_by("pk").values_list("pk", "content")
    return stored.basis, stored.has_unpublished_changes, list(revisions), last_number()


def locked_by_somebody(local: LocalGuidePage) -> None:
    LocalGuidePage.objects.filter(pk=local.pk).update(locked=True, locked_by=a_user())


def submitted(local: LocalGuidePage) -> None:
    prepare_workflow().start(fresh(local), a_person(local.for_location, "editor"))


def scheduled(local: LocalGuidePage) -> None:
    later = timezone.now() + timedelta(days=1)
    Revision.objects.filter(pk=fresh(local).latest_revision_id).update(approved_go_live_at=later)


LOCKS = pytest.mark.parametrize(
    ("lock", "reason"),
    [
        (locked_by_somebody, "was locked|is locked"),
        (submitted, "awaiting"),
        (scheduled, "scheduled to go live"),
    ],
)


@LOCKS
@pytest.mark.parametrize("act", [keep_ours, take_new_copy])
def test_nothing_is_decided_about_what_is_locked(
    act: Callable[..., Any], lock: Callable[[LocalGuidePage], None], reason: str
) -> None:
    local, change, seen = drifted_section()
    person = a_person(local.for_location, "editor")
    lock(local)
    before = state(local)
    with pytest.raises(Refused, match=reason):
        act(local.pk, change, seen, user=person)
    assert state(local) == before


@LOCKS
@pytest.mark.parametrize("act", [keep_ours, take_new_copy])
def test_nothing_is_undone_in_what_has_been_locked_since(
    act: Callable[..., Any], lock: Callable[[LocalGuidePage], None], reason: str
) -> None:
    local, change, seen = drifted_section()
    person = a_person(local.for_location, "editor")
    done = act(local.pk, change, seen, user=person)
    lock(local)
    before = state(local)
    with pytest.raises(Refused, match=reason):
        undo(done.undo, local_id=local.pk, user=person)
    assert state(local) == before


@pytest.mark.parametrize("act", [keep_ours, take_new_copy])
def test_whoever_holds_the_lock_decides(act: Callable[..., Any]) -> None:
    local, change, seen = drifted_section()
    person = a_person(local.for_location, "editor")
    LocalGuidePage.objects.filter(pk=local.pk).update(locked=True, locked_by=person)
    done = act(local.pk, change, seen, user=person)
    undo(done.undo, local_id=local.pk, user=person)
    assert [each.drifted.change for each in compare(fresh(local))] == [change]


def test_an_approver_takes_the_new_copy_into_what_waits_and_cancels_no_approval() -> None:
    local, change, seen = drifted_section()
    publisher = a_person(local.for_location, "publisher")
    submitted(local)
    taken = take_new_copy(local.pk, change, seen, user=publisher)
    assert taken.outcome is Outcome.DRAFT
    assert fresh(local).workflow_in_progress
    assert len(fresh(local).changes) == 1


def test_undoing_what_was_published_cancels_no_approval() -> None:
    local, change, seen = drifted_section()
    publisher = a_person(local.for_location, "publisher")
    taken = take_new_copy(local.pk, change, seen, user=publisher)
    assert taken.outcome is Outcome.PUBLISHED
    submitted(local)
    before = state(local)
    with pytest.raises(Refused, match="waits for approval"):
        undo(taken.undo, local_id=local.pk, user=publisher)
    assert state(local) == before
    assert fresh(local).workflow_in_progress


def test_the_page_says_who_holds_the_lock_and_offers_no_decision(client: Client) -> None:
    local, change, seen = drifted_section()
    person = a_person(local.for_location, "editor")
    holder = a_user(first_name="Grace", last_name="Hopper")
    LocalGuidePage.objects.filter(pk=local.pk).update(
        locked=True, locked_by=holder, locked_at=timezone.now()
    )
    client.force_login(person)

    page = client.get(reverse("clinics_drift", args=[local.pk])).content.decode()
    answer = client.post(
        reverse("clinics_drift_keep", args=[local.pk]), {"change": change, "seen": seen}
    )

    assert "by <b>Grace Hopper</b>" in page
    assert "Until then nothing can be decided here." in page
    assert reverse("clinics_drift_keep", args=[local.pk]) not in page
    [message] = get_messages(answer.wsgi_request)
    assert "by <b>Grace Hopper</b>" in str(message)
    assert hasattr(message.message, "__html__")

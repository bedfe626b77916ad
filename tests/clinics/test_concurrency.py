"""Several people at once in the clinics tree: real threads, real commits."""

from threading import Thread

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from wagtail.actions.delete_page import DeletePageAction
from wagtail.models import Page

from clinics.local_guides.creating import new_local_guide
from clinics.models import ClinicPage, LocalGuidePage, Location, RegionPage, RoleGroup
from editions.numbering import take_numbering_lock
from tests.editions.test_concurrency import PATIENCE, at_once, repeated, the_record_is_whole
from tests.factories import a_clinic, a_group, a_guide, a_local_guide, a_region, a_user

pytestmark = pytest.mark.django_db(transaction=True)

WHOLE: tuple[list[object], ...] = ([], [], [], [], [])


def draft_of(clinic_id: int) -> ClinicPage:
    """Return a clinic's newest draft, as an editor reads it."""
    draft: ClinicPage = ClinicPage.objects.get(pk=clinic_id).get_latest_revision_as_object()
    return draft


def publish_phone(clinic_id: int, phone: str) -> None:
    draft = draft_of(clinic_id)
    draft.phone = phone
    draft.save_revision().publish()


def publish_title(local_id: int, title: str) -> None:
    draft = LocalGuidePage.objects.get(pk=local_id).get_latest_revision_as_object()
    draft.guide_title = title
    draft.save_revision().publish()


def test_publishing_what_was_read_before_a_move_leaves_it_where_it_was_moved() -> None:
    west, east = a_region(), a_region()
    clinic = a_clinic(west)
    read_before = draft_of(clinic.pk)

    Page.objects.get(pk=clinic.pk).move(Page.objects.get(pk=east.pk), pos="last-child")
    read_before.phone = "555"
    read_before.save_revision().publish()

    moved = ClinicPage.objects.get(pk=clinic.pk)
    assert (moved.get_parent().pk, moved.phone) == (east.pk, "555")
    assert moved.url_path.startswith(RegionPage.objects.get(pk=east.pk).url_path)
    assert Page.find_problems() == WHOLE
    the_record_is_whole()


def test_publishing_what_was_read_before_a_child_was_added_counts_the_child() -> None:
    clinic = a_clinic()
    read_before = draft_of(clinic.pk)

    new_local_guide(Location.objects.get(pk=clinic.pk), a_guide())
    read_before.save_revision().publish()
    new_local_guide(Location.objects.get(pk=clinic.pk), a_guide())

    assert LocalGuidePage.objects.filter(for_location=clinic).count() == 2
    assert Page.find_problems() == WHOLE


def test_a_region_is_moved_while_a_clinic_below_it_is_published() -> None:
    a_group()
    region, *others = (a_region() for _ in range(3))
    clinic = a_clinic(region)
    local = a_local_guide(clinic, a_guide())

    def move(turn: int) -> None:
        target = Page.objects.get(pk=others[turn % 2].pk)
        Page.objects.get(pk=region.pk).move(target, pos="last-child")

    at_once(
        repeated(4, move),
        repeated(4, lambda turn: publish_phone(clinic.pk, str(turn))),
        repeated(4, lambda turn: publish_title(local.pk, f"Turn {turn}")),
    )
    assert Page.find_problems() == WHOLE
    assert ClinicPage.objects.get(pk=clinic.pk).get_parent().pk == region.pk
    the_record_is_whole()


def test_local_guides_of_one_clinic_are_made_while_it_is_published() -> None:
    clinic = a_clinic()
    guides = [a_guide() for _ in range(3)]
    stale = [Location.objects.get(pk=clinic.pk) for _ in guides]

    at_once(
        *(
            lambda location=location, guide=guide: new_local_guide(location, guide)
            for location, guide in zip(stale, guides, strict=True)
        ),
        repeated(3, lambda turn: publish_phone(clinic.pk, str(turn))),
    )
    assert LocalGuidePage.objects.filter(for_location=clinic).count() == 3
    assert Page.find_problems() == WHOLE


def test_one_local_guide_is_made_by_several_people_at_once() -> None:
    guide, clinic, user = a_guide(), a_clinic(), a_user()
    opened: list[str] = []

    def make() -> None:
        client = Client()
        client.force_login(user)
        form = {"location": clinic.pk, "guide": guide.pk}
        opened.append(client.post(reverse("clinics_make_local_guide"), form).headers["Location"])

    at_once(make, make, make)
    local = LocalGuidePage.objects.get()
    assert opened == [reverse("wagtailadmin_pages:edit", args=[local.pk])] * 3


def test_somebody_new_is_invited_by_two_people_at_once() -> None:
    clinic, user = a_clinic(), a_user()
    statuses: list[int] = []

    def invite() -> None:
        client = Client(raise_request_exception=False)
        client.force_login(user)
        form = {"person": "ada@example.com", "role": "editor"}
        answer = client.post(reverse("clinics_people", args=[clinic.pk]), form)
        statuses.append(answer.status_code)

    at_once(invite, invite, invite)
    assert statuses == [302, 302, 302]
    person = get_user_model().objects.get(email="ada@example.com")
    assert RoleGroup.objects.get(location=clinic).group.user_set.get() == person


def test_a_region_is_deleted_only_after_a_publisher_below_it_is_done() -> None:
    """Deleting waits for the numbering lock before it takes a row that the publisher wants."""
    if not connection.features.has_select_for_update:
        pytest.skip("There is only one writer at a time: nobody holds what another wants.")
    region = a_region(live=False)
    clinic = a_clinic(region, live=False)

    def delete() -> None:
        DeletePageAction(Page.objects.get(pk=region.pk), user=None).execute()
        connection.close()

    deleting = Thread(target=delete, daemon=True)
    with transaction.atomic():
        take_numbering_lock()
        deleting.start()
        deleting.join(1)
        free = Page.objects.select_for_update(skip_locked=True)
        assert {region.pk, clinic.pk} <= {page.pk for page in free}
    deleting.join(PATIENCE)
    assert not Page.objects.filter(pk__in=[region.pk, clinic.pk]).exists()
    the_record_is_whole()

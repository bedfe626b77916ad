"""Somebody deletes a page while somebody else is at work on it: nothing of it comes back."""

from collections.abc import Callable
from threading import Event, Thread
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import Http404
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Revision

from clinics.drift.actions import keep_ours, take_new_copy
from clinics.drift.comparing import compare
from clinics.models import LocalGuidePage
from editions.numbering import last_number, take_numbering_lock
from guide_pages.models import GuideIndexPage, GuidePage
from tests.clinics.drift.stories import a_changed_section, rewrite
from tests.clinics.test_concurrency import WHOLE
from tests.editions.test_concurrency import PATIENCE, the_record_is_whole
from tests.factories import a_clinic, a_guide, a_library, a_local_guide, a_user

pytestmark = pytest.mark.django_db

MISSING = 404


def a_local() -> LocalGuidePage:
    return a_local_guide(a_clinic(), a_guide())


def a_drifted_local() -> tuple[LocalGuidePage, dict[str, str]]:
    """Make a local guide with one drifted change, and what the form of a decision sends."""
    guide, local, _ = a_changed_section()
    rewrite(guide, "<p>New words.</p>")
    [found] = compare(local)
    return local, {"change": found.drifted.change, "seen": found.seen}


def a_client() -> Client:
    client = Client()
    client.force_login(a_user())
    return client


def nothing_is_left_of(page: Page) -> None:
    """Check that the page is gone, and everything that belongs to it."""
    assert not Page.objects.filter(pk=page.pk).exists()
    assert not Revision.objects.filter(object_id=str(page.pk)).exists()
    assert Page.find_problems() == WHOLE


def saved(page: Any) -> None:
    page.save()


def saved_as_a_draft(page: Any) -> None:
    page.save_revision()


def published(page: Any) -> None:
    page.publish(page.latest_revision)


def published_by_a_person(page: Any) -> None:
    page.publish(page.latest_revision, user=a_user())


def unpublished(page: Any) -> None:
    page.unpublish()


@pytest.mark.parametrize(
    "act", [saved, saved_as_a_draft, published, published_by_a_person, unpublished]
)
@pytest.mark.parametrize("make", [a_local, a_clinic, a_guide])
def test_what_is_deleted_is_not_brought_back_by_whoever_has_read_it_before(
    make: Callable[[], Any], act: Callable[[Any], None]
) -> None:
    page = make()
    page.save_revision()
    read_before = type(page).objects.select_related("latest_revision").get(pk=page.pk)
    Page.objects.get(pk=page.pk).delete()
    number = last_number()

    with pytest.raises(Http404, match="has been deleted meanwhile"):
        act(read_before)

    nothing_is_left_of(page)
    assert last_number() == number


def test_nothing_is_made_below_what_is_deleted() -> None:
    clinic, library = a_clinic(), a_library()
    for parent in (clinic, library):
        Page.objects.get(pk=parent.pk).delete()
    with pytest.raises(Http404):
        a_local_guide(clinic, a_guide())
    with pytest.raises(Http404):
        a_guide(parent=library)
    assert Page.find_problems() == WHOLE


@pytest.mark.parametrize("act", ["keep", "take", "undo"])
@pytest.mark.parametrize("above", [False, True])
def test_decisions_about_drift_of_what_is_deleted_answer_not_found(act: str, above: bool) -> None:
    local, decision = a_drifted_local()
    client, user = a_client(), a_user()
    if act == "undo":
        done = keep_ours(local.pk, **decision, user=user)
        decision = {"undo": done.undo}
    assert client.get(reverse("clinics_drift", args=[local.pk])).status_code == 200
    Page.objects.get(pk=local.for_location_id if above else local.pk).delete()
    number = last_number()

    answer = client.post(reverse(f"clinics_drift_{act}", args=[local.pk]), decision)

    assert answer.status_code == MISSING
    assert last_number() == number
    nothing_is_left_of(local)


def the_local_guide(local: LocalGuidePage) -> Page:
    return local


def its_location(local: LocalGuidePage) -> Page:
    return local.for_location


@pytest.mark.parametrize("doomed", [the_local_guide, its_location])
@pytest.mark.parametrize(
    "address", ["wagtailadmin_pages:edit", "clinics_apply_changes", "clinics_local_guide_reading"]
)
def test_the_screens_of_a_local_guide_that_is_deleted_answer_not_found(
    address: str, doomed: Callable[[LocalGuidePage], Page]
) -> None:
    local = a_local()
    client = a_client()
    Page.objects.get(pk=doomed(local).pk).delete()

    form = {"action-publish": "action-publish", "all": "on"}
    answer = client.post(reverse(address, args=[local.pk]), form)

    assert answer.status_code == MISSING
    nothing_is_left_of(local)


@pytest.mark.parametrize("doomed", ["location", "guide"])
def test_no_local_guide_is_made_for_what_is_deleted(doomed: str) -> None:
    clinic, guide = a_clinic(), a_guide()
    client = a_client()
    form = {"location": clinic.pk, "guide": guide.pk}
    Page.objects.get(pk=form[doomed]).delete()

    answer = client.post(reverse("clinics_make_local_guide"), form)

    assert answer.status_code == MISSING
    assert not LocalGuidePage.objects.exists()


def tell_before_locking(reached: Event) -> Callable[..., Any]:
    """Return what sets ``reached`` right before a connection waits for the numbering lock."""

    def wrapper(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith("BEGIN") or sql.startswith('UPDATE "editions_editioncounter"'):
            reached.set()
        return execute(sql, params, many, context)

    return wrapper


def after_its_deletion(page: Page, act: Callable[[], Any]) -> Any:
    """Have ``page`` deleted between what ``act`` reads and its lock; return its answer."""
    reached, answers = Event(), []

    def run() -> None:
        try:
            with connection.execute_wrapper(tell_before_locking(reached)):
                answers.append(act())
        except Exception as error:
            answers.append(error)
        finally:
            reached.set()
            connection.close()

    acting = Thread(target=run, daemon=True)
    with transaction.atomic():
        take_numbering_lock()
        Page.objects.get(pk=page.pk).delete()
        acting.start()
        assert reached.wait(PATIENCE)
    acting.join(PATIENCE)
    return answers[0]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("act", [keep_ours, take_new_copy])
def test_a_decision_that_waited_for_a_deletion_says_so(act: Callable[..., Any]) -> None:
    local, decision = a_drifted_local()
    client = a_client()
    name = "keep" if act is keep_ours else "take"
    url = reverse(f"clinics_drift_{name}", args=[local.pk])

    answer = after_its_deletion(local, lambda: client.post(url, decision, follow=True))

    assert "This local guide has been deleted meanwhile" in answer.content.decode()
    assert answer.redirect_chain == [(reverse("wagtailadmin_home"), 302)]
    nothing_is_left_of(local)
    the_record_is_whole()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("act", [saved, published])
@pytest.mark.parametrize("model", [LocalGuidePage, GuidePage])
def test_whoever_waited_for_a_deletion_brings_nothing_back(
    model: type[Page], act: Callable[[Any], None]
) -> None:
    page = {LocalGuidePage: a_local, GuidePage: a_guide}[model]()
    page.save_revision()
    read_before = model.objects.select_related("latest_revision").get(pk=page.pk)

    answer = after_its_deletion(page, lambda: act(read_before))

    assert isinstance(answer, Http404)
    nothing_is_left_of(page)
    the_record_is_whole()


@pytest.mark.django_db(transaction=True)
def test_a_local_guide_is_not_made_below_a_location_whose_deletion_it_waited_for() -> None:
    clinic, guide = a_clinic(), a_guide()
    client = a_client()
    form = {"location": clinic.pk, "guide": guide.pk}
    url = reverse("clinics_make_local_guide")

    answer = after_its_deletion(clinic, lambda: client.post(url, form))

    assert answer.status_code == MISSING
    assert not LocalGuidePage.objects.exists()
    assert Page.find_problems() == WHOLE


@pytest.mark.django_db(transaction=True)
def test_a_local_guide_of_a_guide_whose_deletion_it_waited_for_is_not_made() -> None:
    clinic, guide = a_clinic(), a_guide()
    client = a_client()
    form = {"location": clinic.pk, "guide": guide.pk}
    url = reverse("clinics_make_local_guide")

    answer = after_its_deletion(guide, lambda: client.post(url, form))

    assert answer.status_code == MISSING
    assert not LocalGuidePage.objects.exists()
    assert GuideIndexPage.objects.get().numchild == 0

"""What the clock publishes and expires, and what that leaves in the record."""

import logging
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import Page, PageLogEntry

from clinics.models import ClinicPage
from editions.audit import discrepancies
from editions.models import Edition
from editions.numbering import last_number
from editions.record import current_editions
from faq.models import FAQ
from guide_pages.models import GuidePage
from tests.factories import a_clinic, a_guide, a_library, a_region, an_faq

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def one_turn(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> Callable[[], Any]:
    """Let the clock do one turn; return its output and ``(kind, id, says something)`` rows."""

    def turn() -> tuple[str, list[tuple[str, int, bool]]]:
        before, output = last_number(), StringIO()
        with django_capture_on_commit_callbacks(execute=True):
            call_command("clock", "--once", stdout=output)
        assert list(discrepancies()) == []
        rows = Edition.objects.filter(number__gt=before).order_by("number")
        return output.getvalue(), [
            (row.kind, row.object_id, row.payload is not None) for row in rows
        ]

    return turn


def scheduled(page: Any, **values: Any) -> Any:
    """Approve a draft with these values to go live an hour from now, which then has passed."""
    draft = type(page).objects.get(pk=page.pk)
    for name, value in {**values, "go_live_at": timezone.now() + HOUR}.items():
        setattr(draft, name, value)
    draft.save_revision().publish()
    revision = type(page).objects.get(pk=page.pk).latest_revision
    assert revision.approved_go_live_at is not None
    past = timezone.now() - HOUR
    revision.content["go_live_at"] = past.isoformat()
    revision.approved_go_live_at = past
    revision.save()
    return revision


def published(*place: Any, **values: Any) -> ClinicPage:
    """Make a clinic that has been published from a revision."""
    clinic = a_clinic(*place, **values)
    clinic.save_revision().publish()
    return ClinicPage.objects.get(pk=clinic.pk)


def test_a_scheduled_guide_says_nothing_before_and_all_after_its_moment(
    one_turn: Callable[[], Any],
) -> None:
    guide = a_guide(live=False, title="Peel")
    before = last_number()
    revision = scheduled(guide)
    assert last_number() == before
    revision.approved_go_live_at = timezone.now() + HOUR
    revision.save()
    assert one_turn() == ("", [])
    revision.approved_go_live_at = timezone.now()
    revision.save()
    assert one_turn() == (
        "Published: treatment guide “Peel”\n",
        [("guide", guide.pk, True)],
    )
    assert one_turn() == ("", [])


def test_a_scheduled_draft_of_a_live_guide_takes_its_place(one_turn: Callable[[], Any]) -> None:
    guide = a_guide(title="Old")
    scheduled(guide, title="New")
    _, rows = one_turn()
    assert rows == [("guide", guide.pk, True)]
    said = current_editions("guide", [guide.pk])[guide.pk].payload
    assert said is not None
    assert said["title"] == "New"


def test_a_scheduled_faq_is_published(one_turn: Callable[[], Any]) -> None:
    faq = an_faq(live=False, question="When?")
    scheduled(faq)
    assert one_turn() == ("Published: FAQ “When?”\n", [("faq", faq.pk, True)])


def test_an_expired_guide_and_faq_are_withdrawn(one_turn: Callable[[], Any]) -> None:
    guide, faq = a_guide(title="Peel"), an_faq(question="When?")
    past = timezone.now() - HOUR
    GuidePage.objects.filter(pk=guide.pk).update(expire_at=past)
    FAQ.objects.filter(pk=faq.pk).update(expire_at=past)
    output, rows = one_turn()
    assert sorted(output.splitlines()) == [
        "Expired: FAQ “When?”",
        "Expired: treatment guide “Peel”",
    ]
    assert sorted(rows) == [("faq", faq.pk, False), ("guide", guide.pk, False)]
    assert GuidePage.objects.get(pk=guide.pk).expired


def test_an_ordinary_page_is_published_and_expired_too(one_turn: Callable[[], Any]) -> None:
    home = Page.objects.get(depth=2)
    page = home.add_child(instance=Page(title="Imprint", slug="imprint", live=False))
    scheduled(page)
    assert one_turn() == ("Published: page “Imprint”\n", [])
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - HOUR)
    assert one_turn() == ("Expired: page “Imprint”\n", [])


def test_what_cannot_go_live_keeps_its_schedule_and_stands_in_nobody_s_way(
    one_turn: Callable[[], Any],
) -> None:
    library = a_library()
    wrong = a_guide(parent=library, title="Wrong", live=False)
    right = a_guide(parent=library, title="Right", live=False)
    revision = scheduled(wrong)
    # Published by hand with the same address in the meantime.
    taken = a_guide(parent=a_library(), slug="taken")
    revision.content["slug"] = taken.slug
    revision.save()
    scheduled(right)
    output, rows = one_turn()
    assert output.splitlines() == [
        "Published: treatment guide “Right”",
        "Failed: treatment guide “Wrong”",
    ]
    assert rows == [("guide", right.pk, True)]
    revision.refresh_from_db()
    assert revision.approved_go_live_at is not None
    assert not GuidePage.objects.get(pk=wrong.pk).live

    taken.delete()
    output, rows = one_turn()
    assert output == "Published: treatment guide “Wrong”\n"
    assert ("guide", wrong.pk, True) in rows


def test_two_clinics_that_are_to_take_one_code_are_published_and_reported_once(
    one_turn: Callable[[], Any], caplog: pytest.LogCaptureFixture
) -> None:
    first, second = published(title="First"), published(a_region(), title="Second")
    third = published()
    for clinic in (first, second):
        scheduled(clinic, code="austin", slug="austin")
    scheduled(third, title="Third")

    output, _ = one_turn()

    assert output.splitlines() == [
        "Published: clinic “First”",
        "Published: clinic “Third”",
        "Failed: clinic “Second”",
    ]
    history = PageLogEntry.objects.filter(page=second, action="editorial.schedule.refuse")
    assert [str(entry.message) for entry in history] == [
        "Could not be published as scheduled. Code: Another location has this code. Choose "
        "another one."
    ]
    caplog.clear()
    assert one_turn() == ("", [])
    assert not [each for each in caplog.records if each.levelno >= logging.WARNING]
    assert history.count() == 1
    assert second.revisions.latest("pk").approved_go_live_at is not None

    first.delete()
    assert one_turn()[0] == "Published: clinic “Second”\n"


def test_a_code_that_is_freed_in_the_same_turn_is_taken(one_turn: Callable[[], Any]) -> None:
    taking = published(a_region(), title="Taking")
    freeing = published(title="Freeing", code="austin")
    revision = scheduled(taking)
    revision.content |= {"code": "austin", "slug": "austin"}
    revision.save()
    scheduled(freeing, code="dallas", slug="dallas")

    output, _ = one_turn()

    assert output.splitlines() == ["Published: clinic “Freeing”", "Published: clinic “Taking”"]


def test_another_obstacle_is_reported_anew(one_turn: Callable[[], Any]) -> None:
    a_guide(parent=a_library(), slug="taken")
    revision = scheduled(a_guide(parent=a_library(), title="Peel"))
    revision.content["slug"] = "taken"
    revision.save()
    assert one_turn()[0] == "Failed: treatment guide “Peel”\n"
    assert one_turn()[0] == ""
    revision.content |= {"sessions_min": 9, "sessions_max": 2}
    revision.save()
    assert one_turn()[0] == "Failed: treatment guide “Peel”\n"


def test_the_clock_mends_what_went_past_the_models(one_turn: Callable[[], Any]) -> None:
    guide = a_guide()
    GuidePage.objects.filter(pk=guide.pk).update(title="Changed")
    assert one_turn() == ("", [("guide", guide.pk, True)])

"""Which tags a cache is told, once, in order, and after every commit."""

from collections.abc import Callable
from contextlib import suppress
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import transaction
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks, Settings

from clinics.models import LocalGuidePage
from delivery.models import PurgeProgress
from delivery.purging import due
from delivery.purging.due import purge_due
from editions.numbering import last_number
from faq.models import FAQ
from tests.factories import a_clinic, a_fact, a_guide, a_local_guide, an_faq, hiding

from .listening import Listener

pytestmark = pytest.mark.django_db

ToldBy = Callable[[Callable[[], object]], list[set[str]]]

EVERYTHING = {"library", "locations", "local-guides", "faq-choices", "changes"}


@pytest.fixture(autouse=True)
def varnish(settings: Settings, listener: Listener) -> None:
    """Have the listener stand for Varnish."""
    settings.WAGTAILFRONTENDCACHE = {
        "varnish": {
            "BACKEND": "delivery.purging.backends.VarnishBackend",
            "LOCATION": listener.address,
        }
    }


@pytest.fixture
def told_by(
    listener: Listener, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> ToldBy:
    """Return what a cache is told when something is done and committed."""

    def told_by(act: Callable[[], object]) -> list[set[str]]:
        listener.told.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return [set(each.headers["x-cache-tags"].split("|")) for each in listener.told]

    return told_by


def progress() -> tuple[int, bool, str]:
    """Return up to which edition the cache was told, whether it fails, and why."""
    row = PurgeProgress.objects.get(cache="varnish")
    return row.number, row.failing_since is not None, row.error


def asking(faq: FAQ, question: str) -> Callable[[], None]:
    """Return the act of changing an FAQ's question."""

    def act() -> None:
        faq.question = question
        faq.save()

    return act


def test_the_first_time_everything_is_forgotten(told_by: ToldBy) -> None:
    assert told_by(an_faq) == [EVERYTHING]
    assert progress() == (last_number(), False, "")


def test_an_edition_is_told_once_with_what_it_makes_untrue(told_by: ToldBy) -> None:
    faq = an_faq()
    told_by(purge_due)

    changed = asking(faq, "Does it really hurt?")
    assert told_by(changed) == [{f"faq-{faq.pk}", "library", "changes"}]
    assert told_by(changed) == []
    assert told_by(purge_due) == []


def test_each_sort_of_object_says_its_own_tags(told_by: ToldBy) -> None:
    guide, clinic = a_guide(), a_clinic()
    told_by(purge_due)
    of_the_pair = {
        f"local-{clinic.pk}-{guide.pk}",
        f"local-{clinic.pk}",
        "local-guides",
        "changes",
    }

    hidden = [hiding(guide.body[0].id)]
    assert told_by(lambda: a_local_guide(clinic, guide, changes=hidden)) == [of_the_pair]
    assert told_by(lambda: LocalGuidePage.objects.get().unpublish()) == [of_the_pair]
    clinic.phone = "+1 310 555 0100"
    assert told_by(lambda: clinic.save_revision().publish()) == [
        {f"location-{clinic.pk}", "locations", "changes"}
    ]
    assert told_by(lambda: a_fact("price_from")) == [{"fact-price_from", "library", "changes"}]
    guide.title = "Renewed"
    assert told_by(lambda: guide.save_revision().publish()) == [
        {f"guide-{guide.pk}", "library", "changes"}
    ]


def test_a_local_guide_that_has_ever_chosen_a_question_concerns_all_lists_of_questions(
    told_by: ToldBy,
) -> None:
    guide, clinic, faq = a_guide(), a_clinic(), an_faq()
    row = {"type": "choose", "id": str(uuid4()), "value": {"faq": faq.pk}}
    local = a_local_guide(clinic, guide, faq_changes=[row])
    told_by(purge_due)

    for act in (local.unpublish, lambda: local.get_latest_revision().publish()):
        (tags,) = told_by(act)
        assert "faq-choices" in tags


def test_a_fact_that_is_renamed_is_told_under_both_keys(told_by: ToldBy) -> None:
    fact = a_fact("price")
    told_by(purge_due)
    fact.key = "price_from"

    assert told_by(fact.save) == [{"fact-price", "fact-price_from", "library", "changes"}]


def test_what_a_transaction_takes_back_is_not_told(told_by: ToldBy) -> None:
    faq = an_faq()
    told_by(purge_due)

    def act() -> None:
        with suppress(RuntimeError), transaction.atomic():
            asking(faq, "Never asked?")()
            raise RuntimeError

    assert told_by(act) == []


def test_one_transaction_is_told_together(told_by: ToldBy) -> None:
    first, second = an_faq(), an_faq()
    told_by(purge_due)

    def act() -> None:
        asking(first, "One?")()
        asking(second, "Two?")()

    assert told_by(act) == [{f"faq-{first.pk}", f"faq-{second.pk}", "library", "changes"}]


def test_publishing_does_not_wait_twice_for_a_cache_that_fails(
    told_by: ToldBy, listener: Listener
) -> None:
    faq = an_faq()
    told_by(purge_due)
    upto = last_number()
    listener.status = 503

    assert told_by(asking(faq, "One?")) == [{f"faq-{faq.pk}", "library", "changes"}]
    assert told_by(asking(faq, "Two?")) == []
    number, is_failing, error = progress()
    assert (number, is_failing) == (upto, True)
    assert "503" in error

    assert told_by(an_faq) == []
    assert purge_due() == ["varnish"]
    listener.status = 200
    newest = FAQ.objects.latest("pk")
    assert told_by(purge_due) == [{f"faq-{faq.pk}", f"faq-{newest.pk}", "library", "changes"}]
    assert progress() == (last_number(), False, "")


def test_publishing_does_not_wait_for_every_sign_of_an_answer(
    told_by: ToldBy, listener: Listener, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WAGTAILFRONTENDCACHE = {
        name: settings.WAGTAILFRONTENDCACHE["varnish"] for name in ("one", "another")
    }
    monkeypatch.setattr(due, "PATIENCE", 0.5)
    listener.hesitation = 0.1
    told_by(an_faq)

    rows = PurgeProgress.objects.order_by("cache").values_list("cache", "number", "error")
    late = "It has not answered within 0.5 seconds."
    assert list(rows) == [("another", 0, late), ("one", 0, late)]
    assert purge_due() == []
    assert set(rows.values_list("error", flat=True)) == {""}


def test_the_clock_purges_what_a_process_that_died_has_not(told_by: ToldBy) -> None:
    faq = an_faq()
    told_by(purge_due)
    asking(faq, "Told by nobody?")()

    assert told_by(lambda: call_command("clock", "--once", stdout=StringIO())) == [
        {f"faq-{faq.pk}", "library", "changes"}
    ]


def test_after_very_many_editions_everything_is_forgotten(
    told_by: ToldBy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(due, "MOST_EDITIONS", 3)
    for _ in range(4):
        an_faq()
    told_by(purge_due)

    for behind, is_everything in ((3, False), (4, True)):
        PurgeProgress.objects.update(number=last_number() - behind)
        assert (told_by(purge_due) == [EVERYTHING]) is is_everything


def test_without_a_cache_nothing_is_asked(
    settings: Settings, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    del settings.WAGTAILFRONTENDCACHE

    with django_assert_num_queries(0):
        assert purge_due() == []


def test_the_number_of_queries_does_not_grow_with_what_is_due(
    django_assert_num_queries: DjangoAssertNumQueries, told_by: ToldBy
) -> None:
    for _ in range(8):
        an_faq()
    told_by(purge_due)
    for number in (4, 8):
        PurgeProgress.objects.update(number=last_number() - number)
        with django_assert_num_queries(5):
            (tags,) = told_by(purge_due)
        assert len(tags) == number + 2


def test_everything_is_forgotten_by_a_command(told_by: ToldBy, listener: Listener) -> None:
    an_faq()
    told_by(purge_due)
    output = StringIO()

    assert told_by(lambda: call_command("purge_api", stdout=output)) == [EVERYTHING]
    assert output.getvalue() == "varnish: purged\n"
    listener.status = 403
    with pytest.raises(CommandError, match="Not purged: varnish"):
        call_command("purge_api", stdout=output)


def test_a_cache_that_cannot_purge_by_tag_is_warned_of(settings: Settings) -> None:
    def warnings() -> list[Any]:
        return [each for each in run_checks() if each.id == "delivery.W001"]

    assert warnings() == []
    stock = {
        "BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend",
        "LOCATION": "http://127.0.0.1:9",
    }
    settings.WAGTAILFRONTENDCACHE = {"pages": {**stock, "HOSTNAMES": ["www.example.com"]}}
    assert warnings() == []
    settings.WAGTAILFRONTENDCACHE = {"pages": stock}
    (warning,) = warnings()
    assert warning.msg == "The frontend cache “pages” cannot purge answers of the API."
    assert "delivery.purging.backends" in warning.hint

"""The rows of the record, and how they are numbered, kept and read."""

from contextlib import suppress

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from editions.entries import Snapshot
from editions.kinds import kind_named
from editions.models import AppendOnlyError, Edition
from editions.numbering import give_numbers, last_number, take_numbering_lock
from editions.record import current_editions, differences, record, record_without_waiting
from editions.snapshot import Follower
from tests.factories import a_guide, a_library, a_topic, an_faq


@pytest.mark.django_db
def test_an_edition_is_neither_changed_nor_deleted() -> None:
    an_faq()
    edition = Edition.objects.latest("number")
    edition.payload = {"question": "Another?"}
    with pytest.raises(AppendOnlyError):
        edition.save()
    with pytest.raises(AppendOnlyError):
        edition.delete()
    edition.refresh_from_db()
    assert edition.payload["question"] != "Another?"


@pytest.mark.django_db
def test_an_object_that_says_the_same_gets_no_new_row() -> None:
    topic = a_topic()
    before = last_number()
    topic.save()
    assert record("topic", [topic.pk]) == []
    assert last_number() == before


@pytest.mark.django_db
def test_an_object_that_never_said_anything_gets_no_withdrawal() -> None:
    assert record("guide", [10**6]) == []


@pytest.mark.django_db
def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        record("leaflet", [1])


@pytest.mark.django_db
def test_what_comes_back_after_a_withdrawal_is_recorded_again() -> None:
    faq = an_faq()
    faq.unpublish()
    faq.save_revision().publish()
    says = Edition.objects.filter(kind="faq").order_by("number").values_list("payload", flat=True)
    assert [payload is not None for payload in says] == [True, False, True]


@pytest.mark.django_db(transaction=True)
def test_the_lock_is_refused_outside_a_transaction() -> None:
    with pytest.raises(transaction.TransactionManagementError, match="held to the commit"):
        take_numbering_lock()


@pytest.mark.django_db
def test_numbers_that_were_given_and_rolled_back_are_given_again() -> None:
    before = last_number()
    with suppress(RuntimeError), transaction.atomic():
        take_numbering_lock()
        assert give_numbers(3) == range(before + 1, before + 4)
        raise RuntimeError
    assert last_number() == before


@pytest.mark.django_db
def test_the_differences_of_many_objects_take_a_fixed_number_of_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    faqs = [an_faq(topics=[a_topic()]).pk for _ in range(4)]
    for ids in (faqs[:2], faqs):
        with django_assert_num_queries(3):
            assert differences(kind_named("faq"), ids) == {}
        with django_assert_num_queries(1):
            assert set(current_editions("faq", ids)) == set(ids)


@pytest.mark.django_db
def test_nothing_to_record_takes_no_lock_and_no_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(0):
        record_without_waiting("faq", [])


@pytest.mark.django_db
def test_a_follower_forgets_what_a_transaction_took_back() -> None:
    guide = a_guide(title="Peel")
    follower = Follower()
    follower.snapshot()
    with suppress(RuntimeError), transaction.atomic():
        guide.title = "Taken back"
        guide.save_revision().publish()
        follower.snapshot()
        raise RuntimeError
    taken_back = last_number() + 1
    faq = an_faq()

    snapshot = follower.snapshot()

    assert last_number() == snapshot.number == taken_back
    assert snapshot.find("faq", faq.pk) is not None
    entry = snapshot.find("guide", guide.pk)
    assert entry is not None
    assert entry.payload is not None
    assert entry.payload["title"] == "Peel"


@pytest.mark.django_db
def test_a_follower_reads_only_what_is_new(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    library = a_library()
    guide = a_guide(parent=library, title="Old")
    follower = Follower()
    first = follower.snapshot()
    with django_assert_num_queries(1):
        assert follower.snapshot() is first
    guide.title = "New"
    guide.save_revision().publish()
    with django_assert_num_queries(2):
        second = follower.snapshot()
    assert isinstance(second, Snapshot)
    assert second.number == last_number()
    entry, old = second.find("guide", guide.pk), first.find("guide", guide.pk)
    assert entry is not None
    assert entry.payload is not None
    assert entry.payload["title"] == "New"
    assert old is not None
    assert old.payload is not None
    assert old.payload["title"] == "Old"
    fresh = Follower().snapshot()
    assert fresh == second


@pytest.mark.django_db
def test_a_follower_starts_anew_when_the_record_was_restored_to_an_earlier_state() -> None:
    an_faq()
    follower = Follower()
    with suppress(RuntimeError), transaction.atomic():
        an_faq()
        assert follower.snapshot().number == last_number()
        raise RuntimeError
    assert follower.snapshot() == Follower().snapshot()

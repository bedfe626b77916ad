"""What is kept outlives publications that it says nothing of."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import override_settings
from pytest_django import DjangoAssertNumQueries

from delivery.answers import answer
from delivery.caching import kept
from delivery.caching.finished import Finished
from delivery.caching.responses import finished
from editions.snapshot import follower
from faq.models import FAQ
from tests.factories import an_faq

pytestmark = pytest.mark.django_db(transaction=True)


class Asked:
    """An answer that is asked for by name. ``made`` counts how often it has been made."""

    def __init__(self, tags: tuple[str, ...]) -> None:
        self.made = 0
        self._tags = tags

    def make(self) -> Finished:
        """Make the answer of the editions there are, as a view does."""
        self.made += 1
        return finished(answer({"of": follower.snapshot().number}, tags=self._tags))

    def get(self) -> Any:
        """Return the answer that everybody gets."""
        return kept.found_or_made("name", self.make)


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    kept.store.clear()
    yield
    kept.store.clear()


def publish(faq: FAQ, number: int) -> None:
    faq.answer = f"<p>Answer {number}.</p>"
    faq.save()


def test_an_answer_is_made_anew_only_after_what_it_is_made_from_has_altered() -> None:
    its_own, other = an_faq(), an_faq()
    asked = Asked((f"faq-{its_own.pk}",))
    first = asked.get()

    for number in range(3):
        publish(other, number)
        assert asked.get() is first
    assert asked.made == 1

    publish(its_own, 3)
    publish(other, 4)
    second = asked.get()

    assert (second.body, asked.made) == (b'{"of":%d}' % follower.snapshot().number, 2)


def test_after_it_was_found_to_be_true_it_is_given_without_a_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    asked, other = Asked(("faq-999",)), an_faq()
    asked.get()
    publish(other, 1)

    # The stamp, and what is new.
    with django_assert_num_queries(2):
        asked.get()
    with django_assert_num_queries(0):
        asked.get()
    assert asked.made == 1


def test_another_answer_is_made_of_what_the_question_has_read(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    faq = an_faq()
    asked = Asked((f"faq-{faq.pk}",))
    asked.get()
    publish(faq, 1)

    with django_assert_num_queries(2):
        asked.get()
    assert asked.made == 2


def test_an_answer_without_tags_is_made_anew_after_each_publication() -> None:
    asked, other = Asked(()), an_faq()

    for number in range(3):
        publish(other, number)
        asked.get()

    assert asked.made == 3


def test_an_answer_that_this_process_has_not_made_from_editions_it_knows_is_made_anew() -> None:
    asked, other = Asked(("faq-999",)), an_faq()
    asked.get()
    follower.forget()
    publish(other, 1)

    asked.get()

    assert asked.made == 2


def test_an_answer_that_another_process_has_made_outlives_publications_too() -> None:
    other = an_faq()
    asked = Asked(("faq-999",))
    memory = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    with override_settings(CLINIC_GUIDES_SHARED_CACHE="default", CACHES=memory):
        asked.get()
        kept.store.clear()
        assert asked.get().body == asked.get().body
        assert asked.made == 1

        publish(other, 1)
        asked.get()

    assert asked.made == 1

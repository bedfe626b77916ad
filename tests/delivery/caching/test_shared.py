"""Answers that workers share: found by others, never believed to be fresh."""

import pytest
from django.core.cache import caches
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, override_settings
from django.urls import set_script_prefix

from cms_site.settings.caches import SHARED_ANSWERS
from delivery.caching import kept
from delivery.caching.finished import Finished
from delivery.caching.shared import EXPIRY, MOST, Shared, shared
from editions.numbering import newest_stamp
from tests.factories import an_faq

from .redis_server import RedisServer, needs_redis
from .sharing import NAME, STAMP, Clock, Maker, an_answer, asked_by_another_worker

committing = pytest.mark.django_db(transaction=True)
pytestmark = pytest.mark.usefixtures("_nothing_kept")


def body_of(answer: Finished | None) -> bytes | None:
    return answer.body if answer is not None else None


@needs_redis
@committing
def test_another_worker_gets_what_one_has_made(clock: Clock) -> None:
    an_faq()
    make = Maker(an_answer(b"x" * 500))
    make.answer.form("br")
    first = asked_by_another_worker(NAME, make)
    second = asked_by_another_worker(NAME, make)

    assert make.made == 1
    assert second is not first
    assert second.form("br") == first.form("br")
    assert kept.found(NAME) is second


@needs_redis
@committing
def test_a_publication_makes_what_is_shared_a_thing_of_the_past(clock: Clock) -> None:
    an_faq()
    make = Maker()
    asked_by_another_worker(NAME, make)
    an_faq()
    asked_by_another_worker(NAME, make)

    assert make.made == 2


@needs_redis
@committing
def test_what_is_read_from_tables_is_not_shared(clock: Clock) -> None:
    an_faq()
    make = Maker(an_answer(depends_on="commits"))
    for _ in range(2):
        asked_by_another_worker(NAME, make)

    assert make.made == 2


@needs_redis
@committing
def test_a_refusal_is_not_shared(clock: Clock) -> None:
    an_faq()
    make = Maker()
    make.answer.is_kept = False
    for _ in range(2):
        asked_by_another_worker(NAME, make)

    assert make.made == 2


@needs_redis
@committing
def test_an_answer_that_may_say_more_than_its_editions_is_not_shared(clock: Clock) -> None:
    an_faq()
    stamp = str(newest_stamp())
    asked_by_another_worker(NAME, Maker(meanwhile=an_faq))

    assert shared.find(NAME, stamp) is None
    assert shared.find(NAME, str(newest_stamp())) is None


@needs_redis
def test_names_stamps_shapes_and_prefixes_lie_under_keys_of_their_own(clock: Clock) -> None:
    shared.put(NAME, STAMP, an_answer())
    another = Shared(lambda: SHARED_ANSWERS, lambda: "another-shape")

    assert body_of(shared.find(NAME, STAMP)) == b"{}"
    assert shared.find("/api/v2/guides/", STAMP) is None
    assert shared.find(NAME, "stamp-2") is None
    assert another.find(NAME, STAMP) is None
    set_script_prefix("/cms/")
    try:
        assert shared.find(NAME, STAMP) is None
    finally:
        set_script_prefix("/")


def test_keys_are_short_whatever_the_address() -> None:
    stamp = "123e4567-e89b-12d3-a456-426614174000"

    assert {len(shared.key("/é" * size, stamp)) for size in (1, 5_000)} == {109}


@needs_redis
def test_without_editions_nothing_is_shared(clock: Clock) -> None:
    shared.put(NAME, "", an_answer())

    assert shared.find(NAME, "") is None


@needs_redis
def test_what_is_left_there_expires(clock: Clock, redis: RedisServer) -> None:
    shared.put(NAME, STAMP, an_answer())
    client = caches[SHARED_ANSWERS]._cache.get_client()  # type: ignore[attr-defined]
    (key,) = client.keys()

    assert 0 < client.ttl(key) <= EXPIRY


@needs_redis
def test_a_large_answer_is_not_shared_and_one_just_below_is(clock: Clock) -> None:
    shared.put(NAME, STAMP, an_answer(b"x" * MOST))
    assert shared.find(NAME, STAMP) is None

    shared.put(NAME, STAMP, an_answer(b"x" * (MOST - 1_000)))
    assert shared.find(NAME, STAMP) is not None


@needs_redis
@pytest.mark.parametrize(
    "damage", [b"", b"\x80", b"not a pickle", b"cos\nnothing\n.", b"7", b"\x80\x05K\x07."]
)
def test_what_cannot_be_read_is_missed_and_made_good(clock: Clock, damage: bytes) -> None:
    shared.put(NAME, STAMP, an_answer())
    client = caches[SHARED_ANSWERS]._cache.get_client()  # type: ignore[attr-defined]
    (key,) = client.keys()
    client.set(key, damage)

    assert shared.find(NAME, STAMP) is None
    shared.put(NAME, STAMP, an_answer())
    assert body_of(shared.find(NAME, STAMP)) == b"{}"


@committing
def test_without_a_shared_cache_every_worker_makes_its_own() -> None:
    an_faq()
    make = Maker()
    for _ in range(2):
        asked_by_another_worker(NAME, make)

    assert not shared.is_on
    assert make.made == 2


@override_settings(CLINIC_GUIDES_SHARED_CACHE="answer")
def test_a_cache_that_is_not_there_is_named_at_the_start() -> None:
    with pytest.raises(ImproperlyConfigured, match=r"CLINIC_GUIDES_SHARED_CACHE: .*'answer'"):
        shared.set_up()


@needs_redis
@committing
def test_a_whole_answer_is_the_same_from_the_worker_that_made_it_and_from_another(
    clock: Clock, client: Client
) -> None:
    faq = an_faq(answer=f"<p>{'Words. ' * 60}</p>")
    path = f"/api/v2/faqs/{faq.pk}/"
    answers = []
    for _ in range(2):
        kept.store.clear()
        answers.append(client.get(path, headers={"accept-encoding": "br"}))

    # The second one came with the form that the first had asked for.
    held = kept.found(path)
    assert held is not None
    assert set(held.compressed()) == {"br"}
    assert answers[0].content == answers[1].content
    assert {k: v for k, v in answers[0].items() if k != "Last-Modified"} == {
        k: v for k, v in answers[1].items() if k != "Last-Modified"
    }

"""Finished answers in memory: bounded, true for a moment, made once."""

import threading

from hypothesis import given
from hypothesis import strategies as st

from delivery.caching.moment import Moment
from delivery.caching.store import Store

from .sharing import an_answer

NOW = Moment("edition 1", "commit 1")


def a_store(room: int = 1_000_000) -> Store:
    return Store(lambda: room)


def test_an_answer_is_found_while_its_moment_lasts() -> None:
    store, answer = a_store(), an_answer()
    store.keep("a", answer, NOW)

    assert store.find("a", NOW) is answer
    assert store.find("a", Moment("edition 1", "commit 2")) is answer
    assert store.find("a", Moment("edition 2", "commit 2")) is None
    assert store.find("b", NOW) is None


def test_what_is_read_from_tables_lasts_until_anybody_commits() -> None:
    store, answer = a_store(), an_answer(depends_on="commits")
    store.keep("a", answer, NOW)

    assert store.find("a", NOW) is answer
    assert store.find("a", Moment("edition 1", "commit 2")) is None


def test_what_nobody_has_asked_for_the_longest_time_leaves_first() -> None:
    size = an_answer().size
    store = a_store(room=2 * size)
    store.keep("a", an_answer(), NOW)
    store.keep("b", an_answer(), NOW)
    assert store.find("a", NOW)

    store.keep("c", an_answer(), NOW)

    assert [name for name in "abc" if store.find(name, NOW)] == ["a", "c"]
    assert store.held == 2 * size


def test_an_answer_larger_than_all_the_room_is_not_kept() -> None:
    store = a_store(room=5_000)
    store.keep("a", an_answer(), NOW)

    store.keep("a", an_answer(b"x" * 10_000), NOW)

    assert store.find("a", NOW) is None
    assert store.held == 0


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.integers(0, 3_000)), max_size=60))
def test_the_room_is_never_exceeded(kept: list[tuple[str, int]]) -> None:
    store = a_store(room=12_000)
    for name, length in kept:
        store.keep(name, an_answer(b"x" * length), NOW)
        found = [store.find(each, NOW) for each in "abcde"]
        assert store.held == sum(each.size for each in found if each) <= 12_000


def test_one_thread_makes_an_answer_while_the_others_wait() -> None:
    store, made, start = a_store(), [], threading.Barrier(8)

    def ask() -> None:
        start.wait(10)
        with store.making("a", patience=10):
            if store.find("a", NOW) is None:
                made.append(threading.get_ident())
                store.keep("a", an_answer(), NOW)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)

    assert len(made) == 1
    assert store._makers == {}


def test_a_thread_that_hangs_holds_nobody_up_for_longer_than_patience() -> None:
    store, entered, leave = a_store(), threading.Event(), threading.Event()

    def hang() -> None:
        with store.making("a", patience=10):
            entered.set()
            leave.wait(10)

    thread = threading.Thread(target=hang)
    thread.start()
    assert entered.wait(10)
    with store.making("a", patience=0.01):
        store.keep("a", an_answer(), NOW)
    leave.set()
    thread.join(10)

    assert store.find("a", NOW)
    assert store._makers == {}


def test_a_failure_while_making_lets_the_next_one_try() -> None:
    store = a_store()
    for _ in range(2):
        try:
            with store.making("a", patience=0.01):
                raise LookupError
        except LookupError:
            pass

    assert store._makers == {}
    assert store.find("a", NOW) is None

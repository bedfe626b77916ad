"""Leaving alone what has failed."""

from delivery.caching.breaker import Breaker


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def test_what_answers_is_asked_every_time() -> None:
    breaker = Breaker(5, clock=Clock())

    assert [breaker.may_ask() for _ in range(3)] == [True, True, True]
    assert breaker.answered() is False


def test_what_has_failed_is_left_alone_and_then_asked_by_one() -> None:
    clock = Clock()
    breaker = Breaker(5, clock=clock)

    assert breaker.failed() is True
    assert breaker.may_ask() is False
    clock.seconds += 5
    assert [breaker.may_ask(), breaker.may_ask()] == [True, False]


def test_only_the_first_failure_and_the_first_answer_after_it_are_news() -> None:
    clock = Clock()
    breaker = Breaker(5, clock=clock)

    assert [breaker.failed(), breaker.failed()] == [True, False]
    assert [breaker.answered(), breaker.answered()] == [True, False]
    assert breaker.may_ask() is True
    assert breaker.failed() is True


def test_one_that_never_tells_is_followed_by_another_after_the_next_rest() -> None:
    clock = Clock()
    breaker = Breaker(5, clock=clock)
    breaker.failed()
    clock.seconds += 5
    assert breaker.may_ask()

    clock.seconds += 5
    assert breaker.may_ask()


def test_nobody_else_asks_while_one_may_still_be_waiting_for_its_answer() -> None:
    clock = Clock()
    breaker = Breaker(5, patience=3, clock=clock)
    breaker.failed()
    clock.seconds += 5

    asked = []
    for _ in range(9):
        asked.append(breaker.may_ask())
        clock.seconds += 1

    assert asked == [True, *[False] * 7, True]

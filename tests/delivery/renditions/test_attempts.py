"""When a rendition is tried again."""

from datetime import UTC, datetime, timedelta

import pytest

from delivery.renditions.attempts import MOST_ATTEMPTS, Decision, Next, State, decide

NOW = datetime(2026, 10, 1, 9, 30, tzinfo=UTC)


def decided(state: State, *, attempts: int, seconds_ago: int) -> Decision:
    since = NOW - timedelta(seconds=seconds_ago)
    return decide(state=state, attempts=attempts, since=since, now=NOW)


def test_what_was_made_and_is_gone_is_made_again() -> None:
    assert decided(State.MADE, attempts=0, seconds_ago=0) == Decision(Next.BEGIN)


def test_what_another_process_makes_is_waited_for() -> None:
    until = NOW + timedelta(seconds=1)
    assert decided(State.MAKING, attempts=1, seconds_ago=59) == Decision(Next.WAIT, until)


def test_who_dies_over_an_image_has_tried_it() -> None:
    assert decided(State.MAKING, attempts=2, seconds_ago=61).next is Next.COME_BACK
    assert decided(State.MAKING, attempts=2, seconds_ago=4 * 60) == Decision(Next.BEGIN)
    assert decided(State.MAKING, attempts=5, seconds_ago=61) == Decision(Next.GIVE_UP)


@pytest.mark.parametrize(("attempts", "minutes"), [(1, 1), (2, 4), (3, 16), (4, 64)])
def test_each_pause_is_longer_than_the_one_before(attempts: int, minutes: int) -> None:
    early = decided(State.FAILED, attempts=attempts, seconds_ago=minutes * 60 - 1)
    assert early == Decision(Next.COME_BACK, NOW + timedelta(seconds=1))
    late = decided(State.FAILED, attempts=attempts, seconds_ago=minutes * 60)
    assert late == Decision(Next.BEGIN)


def test_it_is_given_up_in_the_end() -> None:
    given_up = decided(State.FAILED, attempts=MOST_ATTEMPTS, seconds_ago=10**9)
    assert given_up == Decision(Next.GIVE_UP)

"""Which form of an answer a client gets, and when it has it already."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.http import http_date
from hypothesis import given
from hypothesis import strategies as st

from delivery.caching.negotiation import chosen_encoding, is_not_modified, last_modified

CHANGED = datetime(2026, 11, 1, 12, 0, 0, 300_000, tzinfo=UTC)
FIRST_WHOLE_SECOND = datetime(2026, 11, 1, 12, 0, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        ("", "identity"),
        ("gzip", "gzip"),
        ("x-gzip", "gzip"),
        ("br", "br"),
        ("gzip, deflate, br, zstd", "br"),
        ("GZIP;q=1.0, BR;q=0.5", "gzip"),
        ("gzip;q=0.5, br;q=0.5", "br"),
        ("br;q=0, gzip", "gzip"),
        ("*", "br"),
        ("br;q=0, *", "gzip"),
        ("*;q=0", "identity"),
        ("identity", "identity"),
        ("identity;q=1, gzip;q=0.5", "identity"),
        ("gzip, identity", "gzip"),
        ("identity, br;q=0", "identity"),
        ("identity;q=0, gzip;q=0.1", "gzip"),
        ("deflate", "identity"),
        ("gzip;q=much", "identity"),
        ("gzip;level=9", "gzip"),
        (",,;q=1,", "identity"),
        ("identity;q=0", "identity"),
    ],
)
def test_the_form_is_the_smallest_of_those_a_client_likes_best(accepted: str, chosen: str) -> None:
    assert chosen_encoding(accepted) == chosen


@given(st.text(max_size=200))
def test_any_header_is_answered(accepted: str) -> None:
    assert chosen_encoding(accepted) in {"identity", "gzip", "br"}


def not_modified(
    *,
    none_match: str | None = None,
    since: datetime | str | None = None,
    now: datetime = FIRST_WHOLE_SECOND + timedelta(hours=1),
) -> bool:
    header = http_date(since.timestamp()) if isinstance(since, datetime) else since
    return is_not_modified(
        if_none_match=none_match,
        if_modified_since=header,
        etag='"a-br"',
        changed_at=CHANGED,
        now=now,
    )


@pytest.mark.parametrize(
    ("tags", "has_it"),
    [
        ('"a-br"', True),
        ('W/"a-br"', True),
        ('"b", "a-br"', True),
        ("*", True),
        ('"a"', False),
        ('"a-gzip"', False),
        ("a-br", False),
        ("", False),
    ],
)
def test_a_tag_counts_for_its_own_form_alone(tags: str, has_it: bool) -> None:
    assert not_modified(none_match=tags) is has_it


def test_a_tag_that_differs_outweighs_the_date() -> None:
    assert not not_modified(none_match='"b"', since=FIRST_WHOLE_SECOND + timedelta(days=1))


@pytest.mark.parametrize(
    ("since", "has_it"),
    [
        (FIRST_WHOLE_SECOND, True),
        (FIRST_WHOLE_SECOND + timedelta(days=1), True),
        (FIRST_WHOLE_SECOND - timedelta(seconds=1), False),
        ("yesterday", False),
        ("Sun Nov  1 12:00:01 2026", True),
        ("Sun Nov  1 12:00:00 2026", False),
        ("Sun, 01 Nov 2026 12:00:01", False),
        ("Sun, 99 Nov 99999 99:99:99 GMT", False),
    ],
)
def test_a_date_counts_from_the_first_whole_second_after_the_change(
    since: datetime | str, has_it: bool
) -> None:
    assert last_modified(CHANGED) == FIRST_WHOLE_SECOND
    assert not_modified(since=since) is has_it


def test_a_date_does_not_count_within_the_second_of_the_change() -> None:
    now = CHANGED + timedelta(milliseconds=500)

    assert not not_modified(since=FIRST_WHOLE_SECOND, now=now)


@given(
    changes=st.lists(st.integers(0, 5_000), min_size=1, max_size=4, unique=True).map(sorted),
    received=st.integers(0, 6_000),
    asked=st.integers(0, 10_000),
)
def test_whoever_says_when_an_answer_was_received_never_keeps_an_older_one(
    changes: list[int], received: int, asked: int
) -> None:
    """Times are milliseconds. The client sends the second in which its answer arrived."""
    start = datetime(2026, 11, 1, tzinfo=UTC)
    asked = max(asked, received, changes[-1])
    newest = start + timedelta(milliseconds=changes[-1])
    since = start + timedelta(seconds=received // 1000)

    unchanged = is_not_modified(
        if_none_match=None,
        if_modified_since=http_date(since.timestamp()),
        etag='"a"',
        changed_at=newest,
        now=start + timedelta(milliseconds=asked),
    )

    assert not unchanged or received >= changes[-1]


def test_neither_tag_nor_date_means_the_whole_answer() -> None:
    assert not not_modified()

"""Snapshots of the record: plain data that never changes."""

from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from editions.entries import MOST_REMEMBERED, Entry, Snapshot

MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


@st.composite
def records(draw: st.DrawFn) -> list[Entry]:
    """Make editions of few objects, by ascending number."""
    objects = st.tuples(st.sampled_from(["guide", "faq"]), st.integers(1, 4))
    payloads = st.one_of(st.none(), st.integers(0, 9).map(lambda n: {"n": n}))
    drawn = draw(st.lists(st.tuples(objects, payloads), max_size=20))
    return [
        Entry(number, kind, object_id, "", MOMENT, payload)
        for number, ((kind, object_id), payload) in enumerate(drawn, start=1)
    ]


@given(records())
def test_the_last_edition_of_each_object_wins(record: list[Entry]) -> None:
    snapshot = Snapshot().with_entries(record)
    last: dict[tuple[str, int], Entry] = {(e.kind, e.object_id): e for e in record}
    assert snapshot.number == len(record)
    for kind in ("guide", "faq"):
        for object_id in range(1, 5):
            assert snapshot.find(kind, object_id) == last.get((kind, object_id))
        assert snapshot.public(kind) == sorted(
            (e for e in last.values() if e.kind == kind and e.payload is not None),
            key=lambda entry: entry.object_id,
        )


@given(records(), st.integers(0, 20))
def test_following_in_steps_ends_where_reading_at_once_does(
    record: list[Entry], step: int
) -> None:
    at_once = Snapshot().with_entries(record)
    in_steps = Snapshot().with_entries(record[:step]).with_entries(record[step:])
    assert in_steps == at_once


@given(records(), records())
def test_a_newer_snapshot_leaves_the_older_one_as_it_was(
    record: list[Entry], newer: list[Entry]
) -> None:
    older = Snapshot().with_entries(record)
    copy: dict[str, dict[int, Any]] = {kind: dict(of) for kind, of in older.entries.items()}
    older.with_entries(newer)
    assert older.entries == copy
    assert older.number == len(record)


def an_edition(number: int, kind: str = "guide", object_id: int = 1, key: str = "peel") -> Entry:
    return Entry(number, kind, object_id, key, MOMENT, {})


@given(records(), st.integers(0, 20), st.integers(0, 20))
def test_a_snapshot_knows_what_has_changed_since_each_one_before(
    record: list[Entry], first: int, second: int
) -> None:
    one = Snapshot().with_entries(record[:first])
    two = one.followed_by(record[first : first + second])
    three = two.followed_by(record[first + second :])

    for earlier, later, between in (
        (one, three, record[first:]),
        (two, three, record[first + second :]),
        (one, two, record[first : first + second]),
        (two, two, []),
    ):
        found = later.since(earlier.mark)
        assert found is not None
        assert {each.number for each in found if each.number > earlier.number} == {
            each.number for each in between
        }
        replaced = {(each.kind, each.object_id) for each in between}
        assert {each.number for each in found if each.number <= earlier.number} == {
            entry.number for key in replaced if (entry := earlier.find(*key)) is not None
        }
    assert three == Snapshot().with_entries(record)


def test_an_object_that_has_another_key_is_told_of_under_both() -> None:
    before = Snapshot().with_entries([an_edition(1, key="peel")])

    after = before.followed_by([an_edition(2, key="peels"), an_edition(3, key="peeling")])

    assert {each.key for each in after.since(before.mark) or ()} == {"peel", "peels", "peeling"}


def test_the_edition_that_a_snapshot_ends_with_is_not_new_in_the_next() -> None:
    before = Snapshot().with_entries([an_edition(1)])

    after = before.followed_by([an_edition(1), an_edition(2, object_id=2)])

    assert [each.number for each in after.since(before.mark) or ()] == [2]


def test_a_snapshot_knows_nothing_of_one_that_it_has_not_followed() -> None:
    before = Snapshot().with_entries([an_edition(1)])
    taken_back, given_again = (before.followed_by([an_edition(2)]) for _ in range(2))

    assert given_again.since(taken_back.mark) is None
    assert before.since(given_again.mark) is None
    assert before.with_entries([an_edition(2)]).since(before.mark) is None


def test_what_was_long_ago_is_forgotten() -> None:
    first = Snapshot().with_entries([an_edition(1)])
    second = first.followed_by([an_edition(2)])
    last = second
    for number in range(3, 3 + MOST_REMEMBERED // 2 - 1):
        last = last.followed_by([an_edition(number)])

    assert last.since(first.mark) is not None
    assert last.followed_by([an_edition(MOST_REMEMBERED)]).since(first.mark) is None
    assert last.followed_by([an_edition(MOST_REMEMBERED)]).since(second.mark) is not None
    many = [an_edition(number) for number in range(10_000, 10_000 + MOST_REMEMBERED)]
    assert last.followed_by(many).since(last.mark) is None


def test_a_kind_that_stays_as_it_was_has_the_same_mapping() -> None:
    before = Snapshot().with_entries([an_edition(1), an_edition(2, "faq")])

    after = before.followed_by([an_edition(3, "faq")])

    assert after.entries["guide"] is before.entries["guide"]
    assert after.entries["faq"] is not before.entries["faq"]

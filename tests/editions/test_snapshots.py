"""Snapshots of the record: plain data that never changes."""

from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from editions.entries import Entry, Snapshot

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

"""What is kept of one snapshot, and for how long."""

from datetime import UTC, datetime

from clinics.serving import Serving
from clinics.tree import Tree
from delivery.addresses import PublicAddresses
from delivery.shelves import Shelf, Shelves
from editions.entries import Entry, Snapshot

MOMENT = datetime(2026, 1, 1, tzinfo=UTC)


def a_serving() -> Serving:
    """Make what an installation without a group serves."""
    addresses = PublicAddresses()
    return Serving(Tree(Snapshot()), None, addresses, addresses.clinic_detail)


def filled(shelves: Shelves, snapshot: Snapshot, place: int, documents: int) -> Shelf:
    """Keep documents ``0``, ``1`` and so on on a place's shelf."""
    shelf = shelves.shelf(snapshot, place, a_serving)
    for number in range(documents):
        shelves.document(shelf, number, lambda: [place, number])  # noqa: B023 called at once
    return shelf


def test_a_document_is_made_once_for_each_place() -> None:
    shelves, snapshot = Shelves(10), Snapshot()

    filled(shelves, snapshot, 1, 2)
    shelf = shelves.shelf(snapshot, 1, a_serving)

    assert shelves.document(shelf, 0, list) == [1, 0]
    assert shelves.document(filled(shelves, snapshot, 2, 1), 0, list) == [2, 0]
    assert shelves.held == 3


def test_nothing_outlives_its_snapshot() -> None:
    shelves = Shelves(10)
    old = filled(shelves, Snapshot(), 1, 2)

    new = shelves.shelf(Snapshot(), 1, a_serving)

    assert new is not old
    assert (new.documents, shelves.held) == ({}, 0)


def test_a_document_outlives_a_snapshot_that_alters_nothing_it_is_made_of() -> None:
    shelves, snapshot = Shelves(10), Snapshot().with_entries([])
    shelf = shelves.shelf(snapshot, 1, a_serving)
    for pk in (1, 2):
        shelves.document(shelf, pk, lambda: [pk], tags=lambda made: [f"guide-{made[0]}"])  # noqa: B023
    filled(shelves, snapshot, 2, 1)

    newer = snapshot.followed_by([Entry(1, "guide", 2, "peel", MOMENT, {})])
    new = shelves.shelf(newer, 1, a_serving)

    assert new is not shelf
    assert [*new.documents] == [1]
    assert shelves.document(new, 1, list) is shelves.document(shelf, 1, list)
    assert shelves.held == 1
    assert shelves.shelf(newer, 2, a_serving).documents == {}


def test_a_document_outlives_snapshots_during_which_nobody_asks_for_its_place() -> None:
    shelves, snapshot = Shelves(10), Snapshot()
    shelf = shelves.shelf(snapshot, 1, a_serving)
    kept = shelves.document(shelf, 1, lambda: ["kept"], tags=lambda made: ["guide-1"])
    for number in range(1, 4):
        snapshot = snapshot.followed_by([Entry(number, "guide", 2, "peel", MOMENT, {})])
        shelves.shelf(snapshot, 2, a_serving)

    assert shelves.held == 1
    assert shelves.document(shelves.shelf(snapshot, 1, a_serving), 1, list) is kept

    snapshot = snapshot.followed_by([Entry(4, "guide", 1, "peel", MOMENT, {})])
    shelves.shelf(snapshot, 2, a_serving)
    assert shelves.held == 0


def test_an_older_snapshot_finds_nothing_of_a_newer_one() -> None:
    shelves, snapshot = Shelves(10), Snapshot()
    newer = snapshot.followed_by([Entry(1, "guide", 2, "peel", MOMENT, {})])
    shelf = shelves.shelf(newer, 1, a_serving)
    shelves.document(shelf, 1, lambda: ["newer"], tags=lambda made: ["guide-1"])

    assert shelves.shelf(snapshot, 1, a_serving).documents == {}


def test_what_nobody_has_asked_for_since_a_snapshot_leaves_first() -> None:
    shelves, snapshot = Shelves(3), Snapshot()
    for place in (1, 2):
        shelf = shelves.shelf(snapshot, place, a_serving)
        shelves.document(shelf, 1, lambda: [place], tags=lambda made: ["guide-1"])  # noqa: B023
    newer = snapshot.followed_by([Entry(1, "guide", 2, "peel", MOMENT, {})])

    filled(shelves, newer, 1, 2)
    assert shelves.held == 3
    filled(shelves, newer, 3, 1)

    assert shelves.held == 3
    assert shelves.shelf(newer, 2, a_serving).documents == {}


def test_the_place_that_was_asked_for_the_longest_ago_leaves_first() -> None:
    shelves, snapshot = Shelves(4), Snapshot()
    first, second = (filled(shelves, snapshot, place, 2) for place in (1, 2))
    filled(shelves, snapshot, 1, 0)

    filled(shelves, snapshot, 3, 1)

    assert shelves.held == 3
    assert shelves.shelf(snapshot, 1, a_serving) is first
    assert shelves.shelf(snapshot, 2, a_serving) is not second


def test_a_place_with_more_documents_than_there_is_room_for_is_served_all_the_same() -> None:
    shelves, snapshot = Shelves(2), Snapshot()

    shelf = filled(shelves, snapshot, 1, 5)

    assert len(shelf.documents) == 5


def test_what_is_large_counts_as_many_documents() -> None:
    shelves, snapshot = Shelves(4), Snapshot()
    first = filled(shelves, snapshot, 1, 1)
    shelves.document(first, "index", list, weight=lambda made: 3)

    assert shelves.held == 4

    second = filled(shelves, snapshot, 2, 1)

    assert shelves.held == 1
    assert shelves.shelf(snapshot, 2, a_serving) is second
    assert shelves.shelf(snapshot, 1, a_serving) is not first


def test_a_shelf_that_has_left_does_not_count() -> None:
    shelves, snapshot = Shelves(2), Snapshot()
    left = filled(shelves, snapshot, 1, 1)
    filled(shelves, snapshot, 2, 2)

    assert shelves.document(left, "late", list) == []
    assert shelves.held == 2

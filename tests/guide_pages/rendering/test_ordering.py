"""The order in which guides are listed."""

from datetime import UTC, datetime

from editions.entries import Entry, Snapshot
from guide_pages.document.ordering import ordered_guides

AT = datetime(2026, 1, 1, tzinfo=UTC)


def guide(pk: int, title: str, *, featured: bool = False, locale: str = "en") -> Entry:
    payload = {"title": title, "featured": featured, "locale": locale}
    return Entry(pk, "guide", pk, title.lower(), AT, payload)


def library(pk: int, *order: int) -> Entry:
    return Entry(100 + pk, "library", pk, "", AT, {"order": list(order)})


def titles(*entries: Entry, locale: str = "en") -> list[str]:
    guides = ordered_guides(Snapshot().with_entries(entries), locale)
    return [entry.payload["title"] for entry in guides if entry.payload]


def test_guides_stand_in_the_order_of_their_library() -> None:
    assert titles(guide(1, "A"), guide(2, "B"), library(9, 2, 1)) == ["B", "A"]


def test_featured_guides_come_first_and_keep_the_librarys_order_among_themselves() -> None:
    guides = [guide(1, "A"), guide(2, "B", featured=True), guide(3, "C", featured=True)]

    assert titles(*guides, library(9, 3, 1, 2)) == ["C", "B", "A"]


def test_one_library_follows_the_other() -> None:
    guides = [guide(1, "A"), guide(2, "B"), guide(3, "C"), guide(4, "D")]

    assert titles(*guides, library(8, 4, 2), library(9, 1, 3)) == ["D", "B", "A", "C"]


def test_guides_without_a_library_come_last_by_title_whatever_its_case() -> None:
    guides = [guide(1, "beta"), guide(2, "Alpha"), guide(3, "Zeta"), guide(4, "alpha")]

    assert titles(*guides, library(9, 3)) == ["Zeta", "Alpha", "alpha", "beta"]


def test_guides_of_another_locale_and_withdrawn_ones_are_left_out() -> None:
    withdrawn = Entry(5, "guide", 5, "gone", AT, None)
    guides = [guide(1, "A"), guide(2, "B", locale="es"), withdrawn]

    assert titles(*guides, library(9, 5, 2, 1)) == ["A"]
    assert titles(*guides, library(9, 5, 2, 1), locale="es") == ["B"]


def test_a_library_that_has_been_deleted_orders_nothing() -> None:
    withdrawn = Entry(120, "library", 9, "", AT, None)

    assert titles(guide(1, "A"), guide(2, "B"), library(9, 2, 1), withdrawn) == ["A", "B"]

"""The pieces of a Markdown document."""

import pytest
from markdown_it import MarkdownIt

from editorial.markdown.pieces import (
    address,
    bullets,
    heading,
    image,
    joined,
    link,
    named,
    numbered,
    quoted,
    strong,
    table,
)

URL = "https://example.com/a (b)/<c>?x=*1*&y=&amp;#z"


def test_pieces_that_say_nothing_leave_nothing() -> None:
    assert joined("", "a", "", "b") == "a\n\nb"
    assert [heading(2, " "), strong(""), named("", ""), bullets([""]), numbered([])] == [""] * 5
    assert [link("", None), table([], []), quoted("")] == ["", "", ""]


def test_there_is_no_heading_below_the_sixth_level() -> None:
    assert heading(9, "Deep") == "###### Deep"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Numbing", "A cream.", "**Numbing:** A cream."),
        ("Why?", "So.", "**Why?** So."),
        ("", "A cream.", "A cream."),
        ("Numbing", "", "Numbing"),
    ],
)
def test_a_name_stands_before_its_words(name: str, text: str, expected: str) -> None:
    assert named(name, text) == expected


def test_numbers_go_on_over_what_says_nothing() -> None:
    assert numbered(["a", "", "b"]) == "1. a\n2. b"


def test_every_line_of_a_quotation_is_quoted() -> None:
    assert quoted("a\n\n* b") == "> a\n>\n> * b"


@pytest.mark.parametrize("written", [link("l", URL), image("l", URL), address(URL)])
def test_an_address_leads_where_it_led(written: str) -> None:
    html = MarkdownIt("commonmark").render(written)

    url = "https://example.com/a%20(b)/%3Cc%3E?x=*1*&amp;y=&amp;amp;#z"
    assert url in html.replace("%28", "(").replace("%29", ")")


def test_letters_of_any_alphabet_stay_in_addresses() -> None:
    assert link("Klinik", "https://münchen.example/haut") == (
        "[Klinik](https://münchen.example/haut)"
    )


def test_a_link_without_a_label_shows_its_address() -> None:
    assert link("", "https://e.com/a_b") == "[https://e.com/a_b](https://e.com/a_b)"
    assert link("a [b]", None) == "a \\[b\\]"


def test_a_table_has_a_line_for_each_row() -> None:
    rows = [["Price", "a | b", ""]]

    assert table(["", "A", "B"], rows).splitlines() == [
        "|  | A | B |",
        "| --- | --- | --- |",
        "| Price | a \\| b |  |",
    ]

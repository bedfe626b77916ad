from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinics.spreadsheet.cells import protected, unprotected
from clinics.spreadsheet.columns import COLUMNS, Column, column_named, fact_column
from clinics.spreadsheet.hours import Exceptional, Interval
from clinics.spreadsheet.people import Person
from clinics.spreadsheet.problems import UnreadableError
from clinics.spreadsheet.reading import read_sheet
from clinics.spreadsheet.writing import cell_of, write_sheet

TEXT = st.text(
    st.one_of(
        st.sampled_from("=+-@'\"\\|,;<>{}\t\n öß0123456789:./–＝"),
        st.characters(exclude_categories=("Cs", "Cc")),
    ),
    max_size=30,
)
#: What a field of one line holds once a form has stripped it.
LINE = TEXT.map(lambda text: " ".join(text.split()))
NAME = LINE.filter(bool)
TIMES = st.times().map(lambda each: each.replace(second=0, microsecond=0))


def spans() -> Any:
    return st.tuples(TIMES, TIMES).map(sorted).filter(lambda pair: pair[0] < pair[1])


def values_of(column: Column) -> Any:
    match column.name:
        case "latitude" | "longitude":
            return st.decimals(-180, 180, places=6) | st.none()
        case "licences":
            return st.lists(NAME, max_size=3).map(tuple)
        case "opening_hours":
            day = st.tuples(st.integers(0, 6), spans()).map(
                lambda each: Interval(each[0], *each[1])
            )
            return st.lists(day, max_size=5).map(lambda rows: tuple(sorted(rows)))
        case "exceptions":
            closed = st.builds(Exceptional, on=st.dates(), note=LINE)
            own = st.tuples(st.dates(), spans(), LINE).map(
                lambda each: Exceptional(each[0], *each[1], each[2])
            )
            rows = st.lists(closed | own, max_size=4)
            return rows.map(lambda each: tuple(sorted(each, key=lambda one: one.sorting)))
        case "practitioners":
            url = st.sampled_from(["", "https://example.com/a,b;c", "https://example.com/?x=1"])
            return st.lists(st.builds(Person, NAME, LINE, url), max_size=3).map(tuple)
        case "status":
            return st.sampled_from(["open", "coming_soon", "closed"])
        case "time_zone":
            return st.sampled_from(["", "America/Los_Angeles", "Europe/Berlin"])
        case "languages":
            return st.sampled_from(["", "en", "en, es", "pt-BR"])
        case "country":
            return st.sampled_from(["", "US", "GB"])
        case _:
            return TEXT.map(str.strip)


@pytest.mark.parametrize(
    "column", [*COLUMNS[1:], fact_column("price")], ids=lambda each: each.name
)
@given(data=st.data())
def test_every_value_of_every_column_is_read_back_from_what_is_written(
    column: Column, data: st.DataObject
) -> None:
    value = data.draw(values_of(column))
    row = {"code": "a-code", column.name: value}

    sheet = read_sheet(write_sheet([COLUMNS[0], column], [row]))

    assert sheet.problems == ()
    assert [dict(row.values) for row in sheet.rows] == [
        {} if value == column.empty else {column.name: value}
    ]


@given(TEXT)
def test_protecting_a_text_is_undone_by_reading(text: str) -> None:
    assert unprotected(protected(text)) == text


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1 310 555 0100", "'+1 310 555 0100"),
        ("-", "'-"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("02139", "'02139"),
        ("3-6", "'3-6"),
        ("12345678901234", "'12345678901234"),
        ("1E5", "'1E5"),
        ("'=1", "''=1"),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
        ("90210", "90210"),
        ("310-555-0100", "310-555-0100"),
        ("Straße 5; Hof", "Straße 5; Hof"),
    ],
)
def test_what_a_spreadsheet_program_would_run_or_alter_gets_an_apostrophe(
    text: str, cell: str
) -> None:
    assert cell_of(fact_column("price"), text) == cell


@pytest.mark.parametrize(
    ("name", "cell", "value"),
    [
        ("status", "Coming soon", "coming_soon"),
        ("country", "us", "US"),
        ("latitude", "34,0522", Decimal("34.052200")),
        ("languages", "en;es fr", "en, es, fr"),
        ("licences", "A 1\nB 2|C 3", ("A 1", "B 2", "C 3")),
        (
            "opening_hours",
            "Mon-Tue 9:00–13:00, 14:00-18:00; sunday closed",
            (
                Interval(0, time(9), time(13)),
                Interval(0, time(14), time(18)),
                Interval(1, time(9), time(13)),
                Interval(1, time(14), time(18)),
            ),
        ),
        (
            "exceptions",
            "2026-12-25 closed Christmas\n2026-12-24 09:00-12:00 Short day",
            (
                Exceptional(date(2026, 12, 24), time(9), time(12), "Short day"),
                Exceptional(date(2026, 12, 25), note="Christmas"),
            ),
        ),
        (
            "practitioners",
            "Ana Ruiz, RN, BSN <https://example.com/ana>; Ben Ito",
            (Person("Ana Ruiz", "RN, BSN", "https://example.com/ana"), Person("Ben Ito")),
        ),
    ],
)
def test_cells_are_read_as_people_write_them(name: str, cell: str, value: Any) -> None:
    column = column_named(name)
    assert column is not None
    assert column.read(cell) == value


@pytest.mark.parametrize(
    ("name", "cell", "sentence"),
    [
        ("status", "maybe", "“maybe” is no status. Write open, coming_soon or closed."),
        ("latitude", "north", "“north” is no number of degrees. Write it like 34.052200."),
        ("latitude", "1234", "“1234” is no number of degrees. Write it like 34.052200."),
        ("latitude", "NaN", "“NaN” is no number of degrees. Write it like 34.052200."),
        (
            "time_zone",
            "America/Los Angeles",
            "“America/Los Angeles” is no time zone. Did you mean “America/Los_Angeles”?",
        ),
        (
            "opening_hours",
            "mon 09:00-25:00",
            "“09:00-25:00” can’t be read as opening hours. Write times of 24 hours from 00:00 to "
            "23:59, for example 09:00-18:00.",
        ),
        (
            "opening_hours",
            "mon 18:00-09:00",
            "“18:00-09:00” ends before it begins. Split hours around midnight in two.",
        ),
        (
            "opening_hours",
            "xyz 09:00-10:00",
            "“xyz” is no day. Write mon, tue, wed, thu, fri, sat or sun.",
        ),
        (
            "opening_hours",
            "all day",
            "“all” is no day. Write mon, tue, wed, thu, fri, sat or sun.",
        ),
        (
            "exceptions",
            "2026-02-30 closed",
            "There is no date 2026-02-30. Write year, month and day: 2026-12-25.",
        ),
        (
            "exceptions",
            "Christmas",
            "“Christmas” can’t be read as a date with its hours. Write “2026-12-25 closed "
            "Christmas; 2026-12-24 09:00-12:00”.",
        ),
        (
            "practitioners",
            ", RN",
            "“, RN” has no name. Write “Name, credentials; Name, credentials”.",
        ),
    ],
)
def test_an_unreadable_cell_says_what_to_write(name: str, cell: str, sentence: str) -> None:
    column = column_named(name)
    assert column is not None
    with pytest.raises(UnreadableError) as caught:
        column.read(cell)
    assert str(caught.value) == sentence

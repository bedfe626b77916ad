import codecs

import pytest

from clinics.spreadsheet.columns import COLUMNS
from clinics.spreadsheet.decoding import LARGEST_FILE
from clinics.spreadsheet.problems import Problem
from clinics.spreadsheet.reading import read_sheet
from clinics.spreadsheet.report import problem_line

CLINIC = "code,name,city\nlos-angeles,Los Angeles,Köln\n"


def said(*problems: Problem) -> list[str]:
    return [problem_line(problem) for problem in problems]


@pytest.mark.parametrize(
    "data",
    [
        CLINIC.encode(),
        codecs.BOM_UTF8 + CLINIC.encode(),
        CLINIC.encode("utf-16"),
        codecs.BOM_UTF16_BE + CLINIC.encode("utf-16-be"),
        CLINIC.replace(",", ";").encode(),
        CLINIC.replace(",", "\t").encode("utf-16"),
        CLINIC.replace("\n", "\r\n").encode(),
        CLINIC.replace("\n", "\r").encode(),
        ("sep=|\n" + CLINIC.replace(",", "|")).encode(),
        CLINIC.replace("code,name", '" Code ",NAME').encode(),
        (CLINIC + ",,\n\n").encode(),
    ],
)
def test_files_are_read_as_spreadsheet_programs_write_them(data: bytes) -> None:
    sheet = read_sheet(data)

    assert sheet.problems == ()
    assert [(row.code, row.values) for row in sheet.rows] == [
        ("los-angeles", {"name": "Los Angeles", "city": "Köln"})
    ]


def test_a_cell_with_the_separator_of_other_files_does_not_confuse() -> None:
    sheet = read_sheet(b'code;name;"opening_hours, weekly, all"\n')
    assert said(*sheet.problems) == [
        "Line 1, column opening_hours, weekly, all: There is no column “opening_hours, weekly, "
        "all”. Did you mean “opening_hours”?"
    ]


def test_an_empty_cell_says_nothing_and_a_hyphen_empties() -> None:
    sheet = read_sheet(b"code,name,phone,latitude,licences\na,,-,-,-\nb,,,,\n")
    assert [(row.line, row.code, row.values) for row in sheet.rows] == [
        (2, "a", {"phone": "", "latitude": None, "licences": ()}),
        (3, "b", {}),
    ]


def test_every_problem_says_where_it_is_and_what_to_do() -> None:
    sheet = read_sheet(
        b"code,name,status,opening_hours\n"
        b'a,"A\nclinic",open,mon 9-5\n'
        b"a,,,\n"
        b",B,,\n"
        b"c,-,maybe,\n"
        b"d,D,open,,more\n"
    )
    assert said(*sheet.problems) == [
        "Line 2, column opening_hours: “9-5” can’t be read as opening hours. Write times of 24 "
        "hours from 00:00 to 23:59, for example 09:00-18:00.",
        "Line 4, column code: “a” stands in line 2 already. Keep one of the two.",
        "Line 5, column code: The clinic has no code. Every line needs one.",
        "Line 6, column name: “name” can’t be emptied. Leave the cell empty to keep it.",
        "Line 6, column status: “maybe” is no status. Write open, coming_soon or closed.",
        "Line 7: This line has more cells than the header has columns. Put cells that contain "
        "the separator between quotation marks.",
    ]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty. Its first line names the columns, such as code, name."),
        (b"name\nA\n", "Line 1: There is no column “code”, which finds the clinic. Add it."),
        (b"code,cty\n", "Line 1, column cty: There is no column “cty”. Did you mean “city”?"),
        (
            b"code,margin\n",
            "Line 1, column margin: There is no column “margin”. Delete it, or write "
            "“fact:margin” if it is a fact.",
        ),
        (
            b"code,name,Name\n",
            "Line 1, column name: This column is there twice. Delete one of them.",
        ),
        (
            b"code,,name\n",
            "Line 1: A column has no name. Give it one, or delete the column.",
        ),
        (b"code,name\n", "The file has no clinics: only its header says something."),
        (
            b"PK\x03\x04\x14\x00",
            "The file is no text. Save the spreadsheet as “CSV UTF-8” and choose that file.",
        ),
        (
            b"code,name\na,K\xf6ln\n",
            "The file is not in UTF-8: line 2 has letters that can’t be read. Save the "
            "spreadsheet as “CSV UTF-8”.",
        ),
        (
            b"c" * (LARGEST_FILE + 1),
            "The file is larger than 5 MB. Split it into several files.",
        ),
        (
            b'code,name\na,"A"b\n',
            "The file can’t be read as CSV (',' expected after '\"'). Save the spreadsheet as "
            "“CSV UTF-8”.",
        ),
        (
            b"code\n" + b"".join(b"c%d\n" % n for n in range(10_001)),
            "The file has more than 10000 clinics. Split it.",
        ),
        (
            b"code," * 2_001,
            "Line 1: The file has more than 2000 columns. Delete those you do not need.",
        ),
    ],
)
def test_an_unreadable_file_says_what_to_do(data: bytes, sentence: str) -> None:
    assert said(*read_sheet(data).problems) == [sentence]


def test_every_column_has_an_explanation() -> None:
    assert all(column.help for column in COLUMNS)


def test_a_million_empty_columns_are_passed_over() -> None:
    sheet = read_sheet(b"code,name" + b"," * 1_000_000 + b"\nlos-angeles,Los Angeles\n")

    assert (sheet.problems, [row.code for row in sheet.rows]) == ((), ["los-angeles"])

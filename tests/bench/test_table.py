"""Figures as people read them."""

import pytest

from bench.exporting import Exported
from bench.growth import Grown
from bench.measures import Measure, Round
from bench.ratios import MIB
from bench.sizes import Size
from bench.table import export_table, growth_table, speed_table, table


def cells(shown: str) -> list[str]:
    """Return the cells of a table's last row."""
    return [cell.strip() for cell in shown.splitlines()[-1].strip("|").split("|")]


def test_columns_are_as_wide_as_what_stands_in_them() -> None:
    assert table(("", "n"), [("one", "1"), ("a hundred", "100")]) == (
        "|           |   n |\n|-----------|----:|\n| one       |   1 |\n| a hundred | 100 |"
    )


@pytest.mark.parametrize(
    ("rate", "shown"),
    [(0.5, "0.500"), (1, "1.00"), (9.994, "9.99"), (12.34, "12.3"), (12_345.6, "12,346")],
)
def test_numbers_have_the_digits_that_mean_something(rate: float, shown: str) -> None:
    measure = Measure("any", rounds=[Round(requests=1, seconds=1 / rate, cpu=0, p50=0, p99=0)])

    assert cells(speed_table([measure]))[1] == shown


def test_a_kind_of_request_is_one_row() -> None:
    rounds = [Round(requests=2_000, seconds=2, cpu=0.5, p50=0.002, p99=0.0125)]
    measure = Measure("ours", body=8_000, queries=2, memory=150 * MIB, rounds=rounds)

    assert cells(speed_table([measure])) == [
        "ours", "1,000", "0.250", "2.00", "12.5", "8,000", "2", "150",
    ]  # fmt: skip


def test_a_size_is_one_row_in_milliseconds() -> None:
    grown = Grown(
        Size(1_000, 60),
        publishes=[0.1, 0.15, 0.2],
        impacts=[0.05],
        warm=0.00003,
        cold_detail=0.006,
        cold_list=0.08,
        memory=200 * MIB,
    )

    assert cells(growth_table({"clinics": [grown]})) == [
        "1,000 clinics, 60 guides of 9 blocks", "150", "0.030", "6.00", "80.0", "50.0", "200",
    ]  # fmt: skip


def test_an_export_is_one_row_and_one_more_when_it_was_made_again() -> None:
    grown = Grown(
        Size(100, 60),
        exported=Exported(answers=40_000, seconds=10, cpu=16, memory=200 * MIB),
        exported_again=Exported(answers=40_000, seconds=2, cpu=2, memory=180 * MIB),
    )
    name = "100 clinics, 60 guides of 9 blocks"

    first, again = export_table([grown]).splitlines()[2:]

    assert cells(first) == [name, "40,000", "10.0", "4,000", "0.400", "200"]
    assert cells(again) == [f"{name}, again", "40,000", "2.00", "20,000", "0.050", "180"]

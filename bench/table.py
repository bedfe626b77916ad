"""Figures as tables of text, which are Markdown at the same time. Pure."""

from collections.abc import Mapping, Sequence

from .exporting import Exported
from .growth import Grown
from .measures import Measure
from .ratios import MIB, Ratio


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return rows under heads; the first column stands left, the others right."""
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    lines = [_line(heads, widths), "|".join(["", *_rules(widths), ""])]
    return "\n".join([*lines, *(_line(row, widths) for row in rows)])


def speed_table(measures: Sequence[Measure]) -> str:
    """Return one row per kind of request."""
    heads = ("", "requests/s", "CPU ms", "p50 ms", "p99 ms", "bytes", "SQL", "MiB")
    return table(heads, [_measured(measure) for measure in measures])


def growth_table(series: Mapping[str, Sequence[Grown]]) -> str:
    """Return one row per size; the sizes of each direction follow each other."""
    heads = ("CPU ms", "publish", "warm", "cold detail", "cold list of 20", "impact", "MiB")
    return table(heads, [_grown(each) for grown in series.values() for each in grown])


def export_table(grown: Sequence[Grown]) -> str:
    """Return two rows per size: everything as files, and again after a guide was published."""
    heads = ("exported as files", "answers", "seconds", "answers/s", "CPU ms", "MiB")
    rows = [
        _exported(f"{each.size}{when}", exported)
        for each in grown
        for when, exported in (("", each.exported), (", again", each.exported_again))
        if exported is not None
    ]
    return table(heads, rows)


def ratio_table(ratios: Sequence[Ratio]) -> str:
    """Return one row per ratio."""
    heads = ("", "to reach", "reached", "and")
    return table(heads, [(each.name, each.wanted, each.reached, each.more) for each in ratios])


def _measured(measure: Measure) -> Sequence[str]:
    return (
        measure.name,
        _figure(measure.per_second),
        _milliseconds(measure.cpu),
        _milliseconds(measure.p50),
        _milliseconds(measure.p99),
        f"{measure.body:,}",
        "" if measure.queries is None else str(measure.queries),
        f"{measure.memory / MIB:.0f}",
    )


def _grown(grown: Grown) -> Sequence[str]:
    costs = (grown.publish, grown.warm, grown.cold_detail, grown.cold_list, grown.impact)
    return (str(grown.size), *map(_milliseconds, costs), f"{grown.memory / MIB:.0f}")


def _exported(name: str, exported: Exported) -> Sequence[str]:
    return (
        name,
        f"{exported.answers:,}",
        _figure(exported.seconds),
        _figure(exported.answers / exported.seconds),
        _milliseconds(exported.cpu / exported.answers),
        f"{exported.memory / MIB:.0f}",
    )


def _milliseconds(seconds: float) -> str:
    return _figure(seconds * 1000)


def _figure(value: float) -> str:
    """Return a number with about three digits that mean something."""
    digits = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 1 else 3
    return f"{value:,.{digits}f}"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(cells, widths, strict=True)
    padded = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
    return f"| {' | '.join(padded)} |"


def _rules(widths: Sequence[int]) -> list[str]:
    first, *others = widths
    return ["-" * (first + 2), *("-" * (width + 1) + ":" for width in others)]

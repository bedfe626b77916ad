"""Figures with a unit in a sentence: "30 to 60 minutes", "a day or two", "half an hour"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_WORDS: Mapping[str, float] = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "a couple of": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "forty-five": 45,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
    "half a": 0.5,
    "half an": 0.5,
}
_NUMBER = (
    r"(?:\d{1,4}(?:\.\d+)?|"
    + "|".join(
        r"forty(?![-\s]five)"
        if word == "forty"
        else word.replace(" ", r"\s+").replace("-", r"[-\s]")
        for word in sorted(_WORDS, key=len, reverse=True)
    )
    + r")"
)
_BETWEEN = r"\s*(?:-|–|—|−|\bto\b|\bor\b|\band\b|\bup\s+to\b)\s*(?:up\s+to\s+)?"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure or a range, in the base unit asked for; an open end is None.

    `in_digits` tells whether it is written in digits, `start` and `end` where it stands.
    """

    minimum: float | None
    maximum: float | None
    in_digits: bool
    start: int
    end: int


def quantities_in(text: str, units: Mapping[str, float]) -> list[Quantity]:
    """Every figure in `text` with one of `units` ({regular expression: factor to the base}).

    A unit may stand once ("30 to 60 minutes") or twice ("30 minutes to an hour"). "Up to" leaves
    the lower end open, "at least" the upper one; "more than" and "less than" are no figures.
    """
    flat = text.lower()
    found: list[Quantity] = []
    taken = 0
    for match in _pattern(units).finditer(flat):
        if match.start() < taken:
            continue
        quantity = _quantity(match, units, flat)
        if quantity is not None:
            found.append(quantity)
            taken = match.end()
    return found


def _pattern(units: Mapping[str, float]) -> re.Pattern[str]:
    unit = "|".join(units)
    return re.compile(
        rf"(?<![\w.$£€])(?:(?P<lone>a|an|one)\s+(?P<lone_unit>{unit})\s+or\s+(?P<lone_to>two|three)\b"
        rf"|(?P<half>an?)\s+(?P<half_unit>{unit})\s+and\s+a\s+half\b"
        rf"|(?P<low>{_NUMBER})(?:[\s-]*(?P<low_unit>{unit}))?{_BETWEEN}"
        rf"(?P<high>{_NUMBER})[\s-]*(?P<high_unit>{unit})(?!\w)"
        rf"|(?P<only>{_NUMBER})[\s-]*(?P<only_unit>{unit})(?!\w))"
    )


def _quantity(match: re.Match[str], units: Mapping[str, float], text: str) -> Quantity | None:
    before = text[: match.start()].rstrip()
    if re.search(
        r"\b(?:more|longer|less|fewer|shorter|later|earlier) than$|\b(?:over|under)$", before
    ):
        return None
    digits = any(character.isdigit() for character in match.group())
    low, high = _ends(match, units)
    if low > high:
        return None
    minimum: float | None = low
    maximum: float | None = high
    if low == high and re.search(r"\b(?:up to|as long as|at most|maximum of|as many as)$", before):
        minimum = None
    if low == high and re.search(r"\b(?:at least|minimum of|from)$", before):
        maximum = None
    return Quantity(minimum, maximum, digits, match.start(), match.end())


def _ends(match: re.Match[str], units: Mapping[str, float]) -> tuple[float, float]:
    if match["lone"]:
        factor = _factor(match["lone_unit"], units)
        return factor, _WORDS[match["lone_to"]] * factor
    if match["half"]:
        value = 1.5 * _factor(match["half_unit"], units)
        return value, value
    if match["only"]:
        value = _number(match["only"]) * _factor(match["only_unit"], units)
        return value, value
    high_factor = _factor(match["high_unit"], units)
    low_factor = _factor(match["low_unit"], units) if match["low_unit"] else high_factor
    return _number(match["low"]) * low_factor, _number(match["high"]) * high_factor


def _number(written: str) -> float:
    flat = " ".join(written.split())
    return _WORDS[flat] if flat in _WORDS else _parsed(flat)


def _parsed(written: str) -> float:
    hyphenated = written.replace(" ", "-")
    return _WORDS[hyphenated] if hyphenated in _WORDS else float(written)


def _factor(unit: str, units: Mapping[str, float]) -> float:
    return next(factor for pattern, factor in units.items() if re.fullmatch(pattern, unit))

"""Found words in their context, as HTML that is safe to show. Pure.

All text is escaped, and ``<mark>`` is the only element.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

from .words import words_in

#: How many characters of a text an excerpt has, about.
LENGTH = 180
#: More hits than this in one text are not compared.
_MOST_HITS = 500
_CUT = "…"


class Shown(NamedTuple):
    """A text or a piece of it as HTML, and which of the words looked for are marked there."""

    html: str
    terms: frozenset[int]


class Hit(NamedTuple):
    """A word to be marked, and how much it counts for each of the words looked for."""

    start: int
    end: int
    values: Mapping[int, int]


def marked(text: str, values: Mapping[str, Mapping[int, int]]) -> Shown:
    """Return a text whole, with every word marked that ``values`` has in its folded form."""
    return _shown(text, 0, len(text), _hits(text, values))


def excerpt(
    text: str,
    values: Mapping[str, Mapping[int, int]],
    length: int = LENGTH,
    wanted: Mapping[int, int] = {},
) -> Shown:
    """Return the piece of a text where most of what was looked for stands together.

    Words that are ``wanted`` go before all others, by how much they count there. Without any
    word it is the beginning. ``…`` says where something is left out.
    """
    hits = _hits(text, values)
    if len(text) <= length:
        return _shown(text, 0, len(text), hits)
    first, last = _best_span(hits, length, wanted)
    before = max(0, (length - (last - first)) // 3)
    start = max(0, min(first - before, len(text) - length))
    end = min(len(text), start + length)
    start, end = _at_words(text, start, end, first, min(last, end))
    html, terms = _shown(text, start, end, hits)
    return Shown((_CUT if start else "") + html + (_CUT if end < len(text) else ""), terms)


def _hits(text: str, values: Mapping[str, Mapping[int, int]]) -> list[Hit]:
    if not values:
        return []
    found = [
        Hit(word.start, word.end, values[word.folded])
        for word in words_in(text)
        if word.folded in values
    ]
    return sorted(found, key=lambda hit: (hit.start, -hit.end))


def _best_span(hits: Sequence[Hit], length: int, wanted: Mapping[int, int]) -> tuple[int, int]:
    """Return from where to where the hits stand that count most together within a length.

    Of several such places it is the shortest, and of these the first.
    """
    best, span = (0, 0, 0), (0, 0)
    compared = hits[:_MOST_HITS]
    for number, first in enumerate(compared):
        counted: dict[int, int] = {}
        for hit in compared[number:]:
            if hit.end > first.start + length and hit is not first:
                break
            for term, value in hit.values.items():
                counted[term] = max(value, counted.get(term, 0))
            is_wanted = sum(wanted.get(term, 0) for term in counted)
            found = is_wanted, sum(counted.values()), first.start - hit.end
            if found > best:
                best, span = found, (first.start, hit.end)
    return span


def _at_words(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    """Move the ends of a piece to spaces, where there are any outside the hits."""
    if start:
        space = text.find(" ", start, first)
        start = space + 1 if space >= 0 else start
    if end < len(text):
        space = text.rfind(" ", max(last, start + 1), end + 1)
        end = space if space >= 0 else end
    return start, end


def _shown(text: str, start: int, end: int, hits: Sequence[Hit]) -> Shown:
    parts, place = [], start
    terms: set[int] = set()
    for hit in hits:
        if max(hit.start, start) < min(hit.end, end):
            terms.update(hit.values)
        # A compound and its parts overlap; the one that begins first is longest.
        begin, stop = max(hit.start, place), min(hit.end, end)
        if begin < stop:
            parts += [escape(text[place:begin]), f"<mark>{escape(text[begin:stop])}</mark>"]
            place = stop
    return Shown("".join([*parts, escape(text[place:end])]), frozenset(terms))

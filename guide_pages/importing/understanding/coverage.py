"""Whether every line of a document is in the guide or in the report."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

from guide_pages.importing.doubts import Doubt


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines of the document and what came of them: plain text, or HTML the importer wrote."""

    lines: frozenset[int]
    text: str
    is_html: bool = False


_MARK = re.compile(
    r"^(?:[\s>|#*+•◦▪●○‣⁃∙·■□➤►→–—_-]|o\t)*(?:\(?\d{1,3}[.)](?=\s|$))?[\s*_#]*"
    r"(?:step\s*\d{1,2}\s*[.):–—-])?"
    r"(?:(?:q|question|a|answer)\s?\d{0,3}\s?[:.)])?",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(?:/?(?:p|b|i|ul|ol|li|h3)|br/)>|<a href=\"([^\"]*)\">|</a>")
_WORD = re.compile(r"[^\W_]+")


def unaccounted(lines: Sequence[str], pieces: Sequence[Piece]) -> list[Doubt]:
    """A doubt with its words for every line of which a word is in none of its pieces.

    Marks that only give structure (bullets, numbers, "Q1:") are no words. Each line is looked
    for in pieces that contain it, so a word elsewhere in the guide doesn't count.
    """
    readings = [_said(pieces, gap="")]
    if any(piece.is_html for piece in pieces):
        readings.append(_said(pieces, gap=" "))
    return [
        Doubt(
            number, "not_imported", f"This line isn't in the guide as it stands: “{line.strip()}”."
        )
        for number, line in enumerate(lines, 1)
        if not any(_is_said(line, said.get(number, ())) for said in readings)
    ]


def _said(pieces: Sequence[Piece], *, gap: str) -> dict[int, list[Counter[str]]]:
    """The counted words of every piece of each line; `gap` stands for bold, italics and links."""
    said: dict[int, list[Counter[str]]] = defaultdict(list)
    for piece in pieces:
        words = Counter(_words(_flat(piece.text, gap) if piece.is_html else piece.text))
        for number in piece.lines:
            said[number].append(words)
    return said


def _is_said(line: str, said: Sequence[Counter[str]]) -> bool:
    readings = dict.fromkeys(
        (line, unescape(line), _MARK.sub("", line), _MARK.sub("", unescape(line)))
    )
    return any(_has_all(Counter(_words(reading)), said) for reading in readings)


def _has_all(wanted: Counter[str], said: Sequence[Counter[str]]) -> bool:
    return all(sum(words[word] for words in said) >= times for word, times in wanted.items())


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _flat(html: str, gap: str) -> str:
    """The words of HTML with the addresses of its links after them."""
    inner = {"<b>", "</b>", "<i>", "</i>"}
    copy = _TAG.sub(lambda tag: gap if tag.group() in inner else " ", html)
    addresses = " ".join(found for found in _TAG.findall(html) if found)
    decoded = unquote(addresses)
    return unescape(f"{copy} {addresses} {decoded if decoded != addresses else ''}")

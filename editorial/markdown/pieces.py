"""The pieces of a Markdown document. Pure.

``label``, ``text`` and their like are plain text and are escaped here; ``markdown`` is Markdown
already. Where there is nothing to say, nothing is returned.
"""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from .plain import escaped

DEEPEST = 6
#: What would end a link's destination, or is no part of any address.
_NOT_IN_ADDRESSES = re.compile(r"[\x00-\x20\x7f<>()\\`]")
_ENTITY = re.compile(r"&(?=#?\w+;)")


def joined(*pieces: str) -> str:
    """Return pieces one below the other."""
    return "\n\n".join(piece for piece in pieces if piece)


def heading(level: int, text: str) -> str:
    """Return a heading; there is none below the sixth level."""
    words = escaped(text)
    return f"{'#' * min(level, DEEPEST)} {words}" if words else ""


def strong(text: str) -> str:
    """Return words that stand out; a space or the end of the line must follow them."""
    words = escaped(text)
    return f"**{words}**" if words else ""


def named(name: str, text: str) -> str:
    """Return words under a name of their own, on one line; one of the two may be missing."""
    words = escaped(text)
    if not words or not name.strip():
        return words or escaped(name)
    ends_itself = name.rstrip().endswith((".", ":", "!", "?", "…"))
    return f"{strong(name if ends_itself else f'{name.rstrip()}:')} {words}"


def bullets(lines: Iterable[str]) -> str:
    """Return a list of lines of Markdown."""
    return "\n".join(f"- {line}" for line in lines if line)


def numbered(lines: Iterable[str]) -> str:
    """Return a numbered list of lines of Markdown."""
    given = [line for line in lines if line]
    return "\n".join(f"{number}. {line}" for number, line in enumerate(given, start=1))


def quoted(markdown: str) -> str:
    """Return Markdown as a quotation."""
    return "\n".join(f"> {line}".rstrip() for line in markdown.splitlines())


def link(label: str, url: str | None) -> str:
    """Return a link; its label alone when it leads nowhere, its address when it has no label."""
    words = escaped(label)
    return f"[{words or escaped(url)}]({destination(url)})" if url else words


def address(url: str) -> str:
    """Return an address that is its own label."""
    return f"<{_quoted(url)}>"


def image(alt: str, url: str) -> str:
    """Return a picture."""
    return f"![{escaped(alt)}]({destination(url)})"


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of plain texts, each row as long as ``columns``."""
    lines = [_row(columns), _row(["---"] * len(columns), is_markup=True), *map(_row, rows)]
    return "\n".join(lines) if columns else ""


def destination(url: str) -> str:
    """Return an address as it stands in a link."""
    return _ENTITY.sub("&amp;", _quoted(url))


def _quoted(url: str) -> str:
    return _NOT_IN_ADDRESSES.sub(lambda each: quote(each[0]), url)


def _row(cells: Sequence[str], is_markup: bool = False) -> str:
    return f"| {' | '.join(cell if is_markup else escaped(cell) for cell in cells)} |"

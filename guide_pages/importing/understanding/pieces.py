"""What a block says, for checking it against the document's lines."""

from collections.abc import Iterator
from typing import Any

from guide_pages.importing.understanding.body import UnderstoodBlock
from guide_pages.importing.understanding.coverage import Piece

_RICH_FIELDS = frozenset({"intro", "outro"})
_NO_COPY = frozenset({"role", "kind", "anchor", "table_header_choice"})


def pieces_of_block(block: UnderstoodBlock) -> Iterator[Piece]:
    """The block's rich fields and all its plain ones, each piece with the block's lines."""
    plain: list[str] = []
    for name, value in block.value.items():
        if name in _RICH_FIELDS or (block.type == "section" and name == "text"):
            yield Piece(block.lines, value, is_html=True)
        elif name not in _NO_COPY:
            plain.extend(plain_values(value))
    yield Piece(block.lines, " ".join(plain))


def plain_values(value: Any) -> Iterator[str]:
    """Every text in a stored value, however deep; names of choices left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from plain_values(part)
    elif isinstance(value, dict):
        for name, part in value.items():
            if name not in _NO_COPY and name != "type":
                yield from plain_values(part)

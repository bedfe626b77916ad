"""Plain text as Markdown: what would be taken for markup is escaped, and nothing else. Pure."""

import re
from functools import lru_cache

#: What may begin or end markup within a line.
_MARKUP = re.compile(
    r"""
    [*`\[\]|]
    | \\(?=[!-/:-@\[-`{-~\s]|$)
    | (?<![^\W_])_ | _(?![^\W_])
    | <(?=[A-Za-z/!?])
    | &(?=\#?\w+;)
    | ~(?=~) | (?<=~)~
    | (?:(?<=\s)|^)\#(?=\#*(?:\s|$))
    """,
    re.VERBOSE,
)
#: What may make a line an item of a list, a quotation, a rule, or a heading of the one above it.
_LINE_START = re.compile(
    r"\s*(?:(?=[-+](?:\s|$)|-[-\s]*$|=+\s*$|>|:-)|[0-9]{1,9}(?=[.)](?:\s|$)))"
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")


# The same lines stand at many clinics.
@lru_cache(maxsize=8192)
def escaped(text: str) -> str:
    """Return plain text as one line of Markdown, wherever it stands in a line."""
    return escaped_piece(" ".join(without_controls(text).split()), begins_line=True)


def escaped_piece(text: str, *, begins_line: bool) -> str:
    """Return a piece of a line as Markdown, its spaces as they are."""
    piece = _MARKUP.sub(r"\\\g<0>", text)
    start = _LINE_START.match(piece) if begins_line else None
    return piece if start is None else f"{piece[: start.end()]}\\{piece[start.end() :]}"


def without_controls(text: str) -> str:
    """Return text without the control characters that no reader shows."""
    return _CONTROLS.sub("", text)

"""Several things in one cell, with a separator that each of them may contain. Pure.

A backslash before a character takes its meaning away, its own included.
"""

import re


def escaped(text: str, characters: str) -> str:
    """Return the text with a backslash before each of the characters and before its own."""
    return re.sub(f"[{re.escape(characters)}\\\\]", lambda found: f"\\{found[0]}", text)


def unescaped(text: str) -> str:
    """Return the text without the backslashes that take a meaning away."""
    return re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL)


def parts(text: str, separators: str) -> list[str]:
    """Return what stands between separators, stripped, still escaped; empty parts left out."""
    return [part.strip() for part in split(text, separators) if part.strip()]


def split(text: str, separators: str, most: int | None = None) -> list[str]:
    """Return what stands between separators that no backslash precedes, still escaped.

    ``most`` limits the number of parts; the last one then has the rest.
    """
    found: list[str] = []
    begin = position = 0
    while position < len(text) and (most is None or len(found) < most - 1):
        if text[position] == "\\":
            position += 2
            continue
        if text[position] in separators:
            found.append(text[begin:position])
            begin = position + 1
        position += 1
    return [*found, text[begin:]]

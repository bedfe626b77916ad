"""Paragraphs that an editor broke into lines of equal width."""

from collections.abc import Sequence

NARROWEST = 40
WIDEST = 100
"""Characters: lines of a hard-wrapped document; longer ones are whole paragraphs."""


def wrap_width(lines: Sequence[str]) -> int | None:
    """The width at which a document is hard-wrapped; None when its lines are paragraphs.

    It is wrapped when no line with spaces is longer than `WIDEST` and at least one line breaks in
    mid-sentence where the next word no longer fits.
    """
    lengths = [len(line.rstrip()) for line in lines if " " in line.strip()]
    width = max(lengths, default=0)
    if not NARROWEST <= width <= WIDEST:
        return None
    broken = any(
        below[:1].islower() and not _ends_a_sentence(above) and did_not_fit(above, below, width)
        for above, below in zip(lines, (line.strip() for line in lines[1:]), strict=False)
        if above.strip() and below
    )
    return width if broken else None


def did_not_fit(above: str, below: str, width: int) -> bool:
    """Whether the first word of `below` would have gone past `width` on the line `above`."""
    return len(above.rstrip()) + 1 + len(below.split(maxsplit=1)[0]) > width


def _ends_a_sentence(line: str) -> bool:
    return line.rstrip().endswith((".", "!", "?", ":"))

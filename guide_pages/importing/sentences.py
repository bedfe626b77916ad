"""Where sentences begin and end."""

import re

_BREAK = re.compile(r"(?<=[.!?…])(?:[\"'”’)\]]*)\s+(?=[\"'“‘(\[]*[A-Z0-9])")
_LONGEST = 12
_ABBREVIATION = re.compile(
    r"(?:\b(?:dr|mr|mrs|ms|st|vs|approx|no|fig|e\.g|i\.e|etc|u\.s|u\.k|ph\.d)\.|"
    r"\b[A-Z]\.)$",
    re.IGNORECASE,
)


def sentences_of(source: str) -> list[tuple[int, str]]:
    """The sentences of a text with the offset at which each begins; line feeds are spaces."""
    found: list[tuple[int, str]] = []
    start = 0
    for gap in _BREAK.finditer(source):
        if _ABBREVIATION.search(source[max(start, gap.start() - _LONGEST) : gap.start()]):
            continue
        found.append((start, " ".join(source[start : gap.start()].split())))
        start = gap.end()
    if source[start:].strip():
        found.append((start, " ".join(source[start:].split())))
    return found

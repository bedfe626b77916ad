"""How two versions of a text differ, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

from editorial.facts.markup import readable

#: A token, white space, a word or number with what joins its parts, or one other character.
_PARTS = re.compile(r"\{\{.*?\}\}|\s+|\w+(?:[-.,:'’]\w+)*|[^\w\s]")


class Kind(StrEnum):
    """Which version a run of text is in."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Run:
    """A stretch of text, never empty."""

    kind: Kind
    text: str


def html_differences(*, before: str, after: str) -> list[Run]:
    """Return how the readable text of two pieces of HTML differs, one line a paragraph."""
    return differences(before=readable(before), after=readable(after))


def differences(*, before: str, after: str) -> list[Run]:
    """Return how plain text differs, in whole words; what is removed stands before what is added.

    The runs that are not added make up ``before``, those that are not removed ``after``.
    """
    steps = [
        _Step(equal, "".join(each.was for each in beside), "".join(each.now for each in beside))
        for equal, group in groupby(
            _steps(_PARTS.findall(before), _PARTS.findall(after)), key=lambda step: step.equal
        )
        for beside in [list(group)]
    ]
    runs: list[Run] = []
    removed = added = ""
    for index, step in enumerate(steps):
        if step.equal and not _joins(steps, index):
            runs += [*_changed(removed, added), Run(Kind.SAME, step.was)]
            removed = added = ""
        else:
            removed += step.was
            added += step.now
    return runs + _changed(removed, added)


@dataclass(frozen=True)
class _Step:
    """A stretch of both texts, which may be the same in both."""

    equal: bool
    was: str
    now: str


def _steps(old: list[str], new: list[str]) -> Iterator[_Step]:
    """Yield the stretches of two lists of parts; several like ones may follow each other."""
    shorter = min(len(old), len(new))
    start = next((place for place in range(shorter) if old[place] != new[place]), shorter)
    shorter -= start
    end = next((place for place in range(shorter) if old[-1 - place] != new[-1 - place]), shorter)
    if start:
        yield _Step(True, *["".join(old[:start])] * 2)
    was, now = old[start : len(old) - end], new[start : len(new) - end]
    # White space is junk to match by, and so are frequent words of long texts; else each of them
    # would be compared with every other. They count again within what has been replaced.
    matches = SequenceMatcher(str.isspace, was, now).get_opcodes()
    for tag, i, j, k, m in matches:
        if tag == "replace" and len(matches) > 1:
            yield from _steps(was[i:j], now[k:m])
        else:
            yield _Step(tag == "equal", "".join(was[i:j]), "".join(now[k:m]))
    if end:
        yield _Step(True, *["".join(old[-end:])] * 2)


def _joins(steps: list[_Step], index: int) -> bool:
    """Return whether this is only the space between words that have all been replaced."""
    beside = [*steps[max(index - 1, 0) : index], *steps[index + 1 : index + 2]]
    return steps[index].was.isspace() and sum(bool(each.was and each.now) for each in beside) == 2


def _changed(removed: str, added: str) -> list[Run]:
    runs = [Run(Kind.REMOVED, removed), Run(Kind.ADDED, added)]
    return [run for run in runs if run.text]

"""What is wrong with a spreadsheet, where it is wrong and how to mend it. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

Translate = Callable[[str], str]


def gettext_noop(text: str) -> str:
    """Return ``text``. The name lets ``makemessages`` find it."""
    return text


class UnreadableError(ValueError):
    """A cell, or a file, that can't be read as what it should be.

    ``sentence`` is untranslated and has its ``values`` as ``%(name)s``.
    """

    def __init__(self, sentence: str, **values: Any) -> None:
        super().__init__(sentence % values)
        self.sentence = sentence
        self.values = values


@dataclass(frozen=True)
class Problem:
    """Something to mend before anything is imported.

    ``line`` counts the file's lines from 1, ``None`` for the file as a whole; ``column`` is
    the name in the header, empty for the whole line.
    """

    sentence: str
    values: Mapping[str, Any] = field(default_factory=dict)
    line: int | None = None
    column: str = ""

    @classmethod
    def from_error(
        cls, error: UnreadableError, *, line: int | None = None, column: str = ""
    ) -> "Problem":
        """Return the problem that an unreadable cell or file is."""
        return cls(error.sentence, error.values, line, column)

    def said(self, translate: Translate) -> str:
        """Return the sentence in the reader's language."""
        return translate(self.sentence) % self.values if self.values else translate(self.sentence)


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that looks most like ``word``, empty when none does."""
    by_lower = {each.lower(): each for each in known}
    found = get_close_matches(word.lower(), by_lower, n=1)
    return by_lower[found[0]] if found else ""

"""The words that copy is made of, to be counted and compared. Pure.

Facts and pictures are no words of the copy, nor is markup; capitals and punctuation make no
other words.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from sys import intern

from editions.entries import Snapshot
from editorial.document import ImageDocument
from editorial.facts.grammar import Token, substitute, substitute_html
from editorial.facts.values import DefaultFacts, Substitution
from editorial.rich_text import plain_text
from guide_pages.blocks.showing import Showing

from .blocks import make_block
from .copy import PlacedBlock

#: The words of one text, such as a heading or an answer, in their order.
Words = tuple[str, ...]

_WORD = re.compile(r"\w+(?:['’]\w+)*")


# Many places have the same paragraphs, of the same words.
@lru_cache(maxsize=2048)
def words_of_text(text: str) -> Words:
    """Return the words of plain text."""
    return _words(_without_facts(text))


@lru_cache(maxsize=2048)
def words_of_html(database_html: str) -> Words:
    """Return the words of rich text."""
    return _words(plain_text(substitute_html(database_html, _nothing)))


def words_of_block(block: PlacedBlock) -> list[Words]:
    """Return the words of each text of a block; none for a type that does not exist."""
    listening = _Listening(
        link_target=lambda page_id: None,
        substitution=Substitution(DefaultFacts(_NOTHING), DefaultFacts(_NOTHING), lambda _: None),
    )
    make_block(block, listening)
    return listening.heard


def count(texts: Iterable[Words]) -> int:
    """Return how many words there are in all."""
    return sum(map(len, texts))


@dataclass(frozen=True)
class _Listening(Showing):
    """What a block shows all its texts to, whatever its type: it hears their words."""

    heard: list[Words] = field(default_factory=list)

    def plain(self, raw_text: object) -> str:
        if not isinstance(raw_text, str):
            return ""
        self.heard.append(words_of_text(raw_text))
        return _without_facts(raw_text)

    def rich(self, database_html: object) -> str:
        if not isinstance(database_html, str):
            return ""
        self.heard.append(words_of_html(database_html))
        return ""

    def image(
        self, image_id: int | None, raw_alt: object, *, decorative: bool = False
    ) -> ImageDocument | None:
        return None


_NOTHING = Snapshot()


def _words(text: str) -> Words:
    return tuple(map(intern, _WORD.findall(text.casefold())))


def _without_facts(text: str) -> str:
    return substitute(text, _nothing)


def _nothing(token: Token) -> str:
    # Words beside a fact stay two words.
    return " "

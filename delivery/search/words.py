"""The words of a text, told apart and made alike. Pure.

Two words are the same when they are folded to the same letters: in any case, with or without
accents, in whatever script, composed or not.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import category, normalize

from anyascii import anyascii

_HYPHENS = "-\u2010\u2011\u00ad"
#: Signs that good copy has beside ASCII, and that stand in no word.
_SIGNS = "‘’“”–—…·•×®™"
_IN_ASCII = re.compile(r"[a-z0-9]+")
_NOT_ALNUM = re.compile(r"[^a-z0-9]+")


class Word(NamedTuple):
    """Where a word stands in a text, and its folded form."""

    start: int
    end: int
    folded: str


def words_in(text: str) -> Iterator[Word]:
    """Return the words of a text in their order.

    What hyphens hold together is several words, and then one more without them.
    """
    ascii_text = _in_ascii(text)
    if ascii_text is not None:
        for found in _IN_ASCII.finditer(ascii_text):
            yield Word(found.start(), found.end(), found.group())
    else:
        for found in _words().finditer(text):
            yield Word(found.start(), found.end(), folded(found.group()))
    if _may_be_hyphened(text):
        for found in _compounds().finditer(text):
            yield Word(found.start(), found.end(), _joined(found.group()))


def folded_words(text: str) -> list[str]:
    """Return the folded forms of the same words: quicker, where nobody asks where they stand."""
    found = plain_words(text)
    if _may_be_hyphened(text):
        found += [_joined(each) for each in _compounds().findall(text)]
    return found


# A group says the same few thousand words again and again.
@lru_cache(maxsize=32_768)
def folded(word: str) -> str:
    """Return a word in small Latin letters and digits; as it is where it has no such form."""
    latin = _NOT_ALNUM.sub("", anyascii(normalize("NFKC", word)).lower())
    return latin or word.casefold()


def plain_words(text: str) -> list[str]:
    """Return the folded words of a text, each part of a compound for itself."""
    ascii_text = _in_ascii(text)
    if ascii_text is not None:
        return _IN_ASCII.findall(ascii_text)
    return [folded(each) for each in _words().findall(text)]


def _in_ascii(text: str) -> str | None:
    """Return a text of the same words in small ASCII letters, each in its place, if there is one.

    Most texts have one, and in it words are found several times as quickly.
    """
    for sign in _SIGNS if not text.isascii() else "":
        text = text.replace(sign, " ")
    return text.lower() if text.isascii() else None


def _joined(compound: str) -> str:
    return "".join(plain_words(compound))


def _may_be_hyphened(text: str) -> bool:
    return any(hyphen in text for hyphen in _HYPHENS)


@cache
def _words() -> re.Pattern[str]:
    """Letters and digits of any script, with the marks that are written on them."""
    return re.compile(_word())


@cache
def _compounds() -> re.Pattern[str]:
    begins = rf"(?<![^\W_])(?<![{_marks()}])"
    return re.compile(f"{begins}{_word()}(?:[{_HYPHENS}]{_word()})+")


def _word() -> str:
    # Possessive: what could be read in many ways would take for ever where it does not fit.
    return rf"[^\W_]++(?:[{_marks()}]++[^\W_]*+)*+"


@cache
def _marks() -> str:
    return "".join(chr(each) for each in range(0x10000) if category(chr(each))[0] == "M")

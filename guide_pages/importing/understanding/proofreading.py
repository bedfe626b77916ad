"""What a careful reader would mark in the copy itself, line by line."""

import re
from collections.abc import Iterable, Sequence

from guide_pages.importing.doubts import Doubt, shortened
from guide_pages.importing.reading.outline import Text
from guide_pages.importing.understanding.place_names import AMBIGUOUS_PLACES, DISTINCT_PLACES
from guide_pages.importing.understanding.spelling import american_words, british_words

_GLUED = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,}[\"'”’)]?[.!?][\"'“”‘’()]?[A-Z][a-z’']*")
_RUN = re.compile(r"\S+")
_ADDRESS = re.compile(r"://|www\.|@")
_MARKUP = re.compile(r"</?[a-z][\w-]*(?:\s[^<>]*)?/?>|<!--|\{%", re.IGNORECASE)


def _either(names: Iterable[str]) -> str:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest_first)


_DISTINCT = re.compile(rf"(?<![\w@./-])(?:{_either(DISTINCT_PLACES)})(?![\w-])", re.IGNORECASE)
_AMBIGUOUS = re.compile(rf"\b(?:in|near|around|across)\s+(?P<name>{_either(AMBIGUOUS_PLACES)})\b")
_NEAR_ME = re.compile(r"\bnear me\b", re.IGNORECASE)
_CLINIC_IN = re.compile(
    r"\b(?:clinics?|spas?|practices?|studios?|offices?|centers?|centres?|located|based)\s+"
    r"(?:in|near)\s+(?P<name>(?:[A-Z][a-z]+)(?:\s[A-Z][a-z]+)*)"
)


def proofread(texts: Sequence[Text]) -> list[Doubt]:
    """The doubts about wording: glued sentences, places, mixed spelling, markup kept as text."""
    doubts: list[Doubt] = []
    for text in texts:
        doubts.extend(_glued(text))
        doubts.extend(_places(text))
        doubts.extend(_markup(text))
    return doubts + _spelling(texts)


def _glued(text: Text) -> list[Doubt]:
    copy = _RUN.sub(_blank_address, text.source)
    return [
        Doubt(
            text.line_at(found.start()),
            "glued_sentences",
            f"Two sentences stand without a space between them: “{found.group()}”.",
        )
        for found in _GLUED.finditer(copy)
    ]


def _blank_address(run: re.Match[str]) -> str:
    """Spaces in place of a web or mail address, in which points part no sentences."""
    return " " * len(run.group()) if _ADDRESS.search(run.group()) else run.group()


def _places(text: Text) -> list[Doubt]:
    found = {
        (match.start("name") if "name" in match.groupdict() else match.start()): (
            match["name"] if "name" in match.groupdict() else match.group()
        )
        for pattern in (_CLINIC_IN, _AMBIGUOUS, _NEAR_ME, _DISTINCT)
        for match in pattern.finditer(text.source)
    }
    return [
        Doubt(
            text.line_at(start),
            "place_name",
            f"“{shortened(name)}” in copy that every clinic shares: take it out, or it stands on "
            "the pages of all the others too.",
        )
        for start, name in sorted(found.items())
    ]


def _markup(text: Text) -> list[Doubt]:
    found = _MARKUP.search(text.source)
    if not found:
        return []
    return [
        Doubt(
            text.line_at(found.start()),
            "code_as_text",
            f"“{shortened(found.group())}” looks like code; readers will see it as it is written.",
        )
    ]


def _spelling(texts: Sequence[Text]) -> list[Doubt]:
    """One doubt when the copy spells some words the British and some the American way."""
    british = [
        (text.line_at(w.start()), w.group()) for text in texts for w in british_words(text.source)
    ]
    american = [
        (text.line_at(w.start()), w.group()) for text in texts for w in american_words(text.source)
    ]
    if not british or not american:
        return []
    return [
        Doubt(
            min(british + american)[0],
            "mixed_spelling",
            f"British and American spelling are mixed: {_with_lines(british)} beside "
            f"{_with_lines(american)}.",
        )
    ]


def _with_lines(words: list[tuple[int, str]]) -> str:
    first = {word.lower(): (line, word) for line, word in reversed(words)}
    return ", ".join(f"“{word}” (line {line})" for line, word in sorted(first.values())[:4])

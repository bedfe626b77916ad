"""The grammar of facts in copy: ``{{ key }}`` and ``{{ key | fallback }}``. Pure.

A token stands on one line; white space around the key and the fallback is free, and an empty
fallback is none. Replacing tokens leaves no ``{{`` behind, whatever the text or the values
hold: of a broken token the words stay, without their braces.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from html import escape

from .markup import Run, readable, split

KEY_LENGTH = 50
FALLBACK_LENGTH = 200
_EXCERPT_LENGTH = 40
_KEY = re.compile(r"[a-z][a-z0-9_]*")
_BRACES = re.compile(r"\{{2,}|\}\}|[\r\n]")
_OPENING = re.compile(r"\{{2,}")
_BRACE_REFERENCE = re.compile(r"&(?:#0*123(?!\d);?|#[xX]0*7[bB](?![0-9a-fA-F]);?|lbrace;|lcub;)")
#: A whole token in one text node, as nearly all are written, and a brace inside a tag.
_WHOLE = re.compile(r"\{\{ *([a-z][a-z0-9_]{0,49}) *(?:\|([^{}<>&\r\n]{0,200}))?\}\}")
_IN_TAG = re.compile(r"<[^<>]*[{}]")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


class Reason(StrEnum):
    """Why something that looks like a token is none."""

    UNCLOSED = "unclosed"
    UNOPENED = "unopened"
    EXTRA_BRACE = "extra_brace"
    EMPTY_KEY = "empty_key"
    BAD_KEY = "bad_key"
    KEY_TOO_LONG = "key_too_long"
    FALLBACK_TOO_LONG = "fallback_too_long"


@dataclass(frozen=True)
class Token:
    """A mention of a fact: ``text[start:end]`` of the text it was read from."""

    key: str
    fallback: str | None
    start: int
    end: int


@dataclass(frozen=True)
class Problem:
    """Broken syntax at ``position``, counted from 1, which begins with ``excerpt``."""

    position: int
    excerpt: str
    reason: Reason


@dataclass(frozen=True)
class _Edit:
    """Replace ``text[start:end]``; a token by its value, which goes in at ``place``."""

    start: int
    end: int
    place: int
    token: Token | None = None


#: What stands in place of a token: plain text, escaped where it is put into HTML.
ValueOf = Callable[[Token], str]


def tokens_in(text: str) -> list[Token]:
    """Return the tokens of plain text, in order."""
    return [edit.token for edit in _scan(text) if isinstance(edit, _Edit) and edit.token]


def problems_in(text: str) -> list[Problem]:
    """Return what is broken in plain text, in order."""
    return [each for each in _scan(text) if isinstance(each, Problem)]


def keys_in(text: str) -> set[str]:
    """Return the keys that plain text mentions."""
    return {token.key for token in tokens_in(text)}


def keys_in_html(html: str) -> set[str]:
    """Return the keys that the readable text of HTML mentions."""
    return keys_in(readable(html)) if _may_hold_tokens(html) else set()


def is_key(text: str) -> bool:
    """Return whether ``text`` can be the key of a fact."""
    return len(text) <= KEY_LENGTH and _KEY.fullmatch(text) is not None


def token_text(key: str, fallback: str | None = None) -> str:
    """Return a token as copy writes it."""
    return f"{{{{ {key} | {fallback} }}}}" if fallback else f"{{{{ {key} }}}}"


def substitute(text: str, value_of: ValueOf) -> str:
    """Return plain text with every token replaced; text without ``{{`` as it is."""
    if "{{" not in text:
        return text
    words, tokens = _template(text)
    parts = [words[0]]
    for token, following in zip(tokens, words[1:], strict=True):
        parts += [value_of(token) if token is not None else "", following]
    return _OPENING.sub("{", "".join(parts))


def substitute_html(html: str, value_of: ValueOf) -> str:
    """Return HTML with every token of its text replaced by its escaped value.

    A token may be split by inline tags and written with entities. Tokens in attributes are
    removed. HTML without ``{{`` is returned as it is.
    """
    if not _may_hold_tokens(html):
        return html
    simple = _substituted_simply(html, value_of)
    if simple is not None:
        return simple
    return "".join(
        _replaced(part, value_of) if isinstance(part, Run) else _without_tokens(part)
        for part in split(html)
    )


# The same copy is shown at many clinics.
@lru_cache(maxsize=4096)
def _template(text: str) -> tuple[tuple[str, ...], tuple[Token | None, ...]]:
    """Return plain text as what stands around its edits, and the tokens that these put in."""
    edits = tuple(_edits(text))
    return _around(text, edits), tuple(edit.token for edit in edits)


def _around(text: str, parts: Sequence[Token | _Edit]) -> tuple[str, ...]:
    starts = (0, *(part.end for part in parts))
    ends = (*(part.start for part in parts), len(text))
    return tuple(text[start:end] for start, end in zip(starts, ends, strict=True))


def _may_hold_tokens(html: str) -> bool:
    return html.count("{") > 1 or _BRACE_REFERENCE.search(html) is not None


def _substituted_simply(html: str, value_of: ValueOf) -> str | None:
    """Return the HTML when all its braces belong to whole tokens in its text, else ``None``."""
    template = _simple_template(html)
    if template is None:
        return None
    words, tokens = template
    parts = [words[0]]
    for token, following in zip(tokens, words[1:], strict=True):
        value = value_of(token)
        if "{" in value:
            # Braces of two values may meet.
            return None
        parts += [escape(value, quote=False), following]
    return "".join(parts)


@lru_cache(maxsize=2048)
def _simple_template(html: str) -> tuple[tuple[str, ...], tuple[Token, ...]] | None:
    """Return what stands around the tokens, and these; ``None`` for anything but whole ones."""
    found = list(_WHOLE.finditer(html))
    is_simple = html.count("{") == html.count("}") == 2 * len(found)
    if not is_simple or _IN_TAG.search(html) or _BRACE_REFERENCE.search(html):
        return None
    tokens = tuple(Token(each[1], (each[2] or "").strip() or None, *each.span()) for each in found)
    return _around(html, tokens), tokens


def _replaced(run: Run, value_of: ValueOf) -> str:
    dropped: set[int] = set()
    inserted: dict[int, str] = {}
    for edit in _edits(run.text):
        dropped.update(range(edit.start, edit.end))
        if edit.token:
            inserted[edit.place] = _OPENING.sub("{", value_of(edit.token))
    parts: list[str] = []
    before = ""
    for index in range(len(run.characters) + 1):
        parts.extend(_without_tokens(tag) for tag in run.tags.get(index, ()))
        value = inserted.get(index, "")
        if before == "{":
            value = value.removeprefix("{")
        parts.append(escape(value, quote=False))
        before = value[-1:] or before
        if index in dropped or index == len(run.characters):
            continue
        character = run.characters[index]
        if not before == character == "{":
            parts.append(run.sources[index])
        before = character
    return "".join(parts)


def _without_tokens(tag: str) -> str:
    if not _may_hold_tokens(tag):
        return tag
    literal = _BRACE_REFERENCE.sub("{", tag)
    if "{{" not in literal:
        return tag
    return _OPENING.sub("", _QUOTED.sub(lambda each: substitute(each[0], lambda _: ""), literal))


def _edits(text: str) -> Iterator[_Edit]:
    return (each for each in _scan(text) if isinstance(each, _Edit))


def _scan(text: str) -> Iterator[_Edit | Problem]:
    """Yield the tokens, the braces to drop, and the problems of ``text``, in order."""
    position = 0
    while braces := _BRACES.search(text, position):
        start, position = braces.span()
        if not braces[0].startswith("{"):
            if braces[0] == "}}":
                yield _problem(text, start, Reason.UNOPENED)
            continue
        if position - start > 2:
            yield _problem(text, start, Reason.EXTRA_BRACE)
            yield _Edit(start, position - 2, start)
        opening = position - 2
        following = _BRACES.search(text, position)
        if following is None or following[0] != "}}":
            yield _problem(text, opening, Reason.UNCLOSED)
            yield _Edit(opening, position, opening)
            continue
        inside, end = text[position : following.start()], following.end()
        key, _, fallback = inside.partition("|")
        fallback = fallback.strip()
        reason = _reason_against(key.strip(), fallback)
        if reason is None:
            place = position + len(key) - len(key.lstrip())
            token = Token(key.strip(), fallback or None, opening, end)
            yield _Edit(opening, end, place, token)
        else:
            yield _problem(text, opening, reason)
            yield _Edit(opening, position, opening)
            yield _Edit(end - 2, end, end - 2)
        position = end


def _reason_against(key: str, fallback: str) -> Reason | None:
    if not key:
        return Reason.EMPTY_KEY
    if not _KEY.fullmatch(key):
        return Reason.BAD_KEY
    if len(key) > KEY_LENGTH:
        return Reason.KEY_TOO_LONG
    if len(fallback) > FALLBACK_LENGTH:
        return Reason.FALLBACK_TOO_LONG
    return None


def _problem(text: str, start: int, reason: Reason) -> Problem:
    line = text[start:].splitlines()[0]
    short = line if len(line) <= _EXCERPT_LENGTH else f"{line[: _EXCERPT_LENGTH - 1]}…"
    return Problem(start + 1, short, reason)

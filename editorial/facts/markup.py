"""HTML as runs of readable characters, for finding what tags and entities may split. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

#: Tags that may stand within a word; every other tag ends what is read together.
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd"}
    | {"mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var"}
)
_MARKUP = re.compile(
    r"<!--.*?-->|</?(?P<name>[a-zA-Z][a-zA-Z0-9:-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.DOTALL
)
_SPACE = re.compile(r"\s")
_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")


@dataclass
class Run:
    """Characters that are read together.

    White space is a space each. ``sources`` holds each character as the HTML writes it;
    ``tags`` the markup that stands before the character of that index, or behind the last one.
    """

    characters: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    tags: dict[int, list[str]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """What is read, entities decoded; one character for each of ``sources``."""
        return "".join(self.characters)

    def add_tag(self, tag: str) -> None:
        """Add inline markup at the end."""
        self.tags.setdefault(len(self.characters), []).append(tag)

    def add_text(self, html: str) -> None:
        """Add a text node, given as HTML, at the end."""
        position = 0
        for reference in _REFERENCE.finditer(html):
            self._add_literally(html[position : reference.start()])
            self._add_reference(reference[0])
            position = reference.end()
        self._add_literally(html[position:])

    def _add_literally(self, text: str) -> None:
        self.characters.extend(_SPACE.sub(" ", text))
        self.sources.extend(text)

    def _add_reference(self, source: str) -> None:
        # Some stand for several characters, a forbidden one for none.
        characters = unescape(source) or "\N{REPLACEMENT CHARACTER}"
        self.characters.extend(_SPACE.sub(" ", characters))
        self.sources.extend([source, *[""] * (len(characters) - 1)])


def split(html: str) -> Iterator[Run | str]:
    """Yield the runs of ``html`` and the tags between them, in order."""
    run = Run()
    position = 0
    for markup in _MARKUP.finditer(html):
        run.add_text(html[position : markup.start()])
        position = markup.end()
        name = markup["name"]
        if name is None or name.lower() in INLINE:
            run.add_tag(markup[0])
            continue
        yield run
        yield markup[0]
        run = Run()
    run.add_text(html[position:])
    yield run


def readable(html: str) -> str:
    """Return the characters a reader sees, one line for each run that has any."""
    runs = (part.text for part in split(html) if isinstance(part, Run))
    return "\n".join(text for text in runs if text.strip())


def tags_of(html: str) -> list[str]:
    """Return every tag of ``html``, as written."""
    return [markup[0] for markup in _MARKUP.finditer(html) if markup["name"] is not None]

"""A document between its file format and the guide: flat nodes with their lines.

Readers make it, whatever the format; everything after them knows no format. HTML in it is made
by the readers alone, from escaped text and the tags b, i, br and a (http, https, mailto, tel).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from guide_pages.importing.doubts import Doubt

SAFE_ADDRESS = re.compile(r"^(?:https?://[^\s/]|mailto:[^\s@]+@|tel:\+?[\d(])", re.IGNORECASE)
"""What a link's address may begin with."""


@dataclass(frozen=True, slots=True)
class Text:
    """A run of inline copy.

    `line` is the 1-based line it begins in; `html` its safe inline HTML; `source` the same words
    without markup, with a line feed wherever the document breaks the line.
    """

    line: int
    html: str
    source: str

    @property
    def plain(self) -> str:
        """The words on one line, without markup."""
        return " ".join(self.source.split())

    @property
    def is_formatted(self) -> bool:
        """Whether a plain field would lose bold, italics, a break or a link."""
        return "<" in self.html

    @property
    def lines(self) -> range:
        """The lines it stands in."""
        return range(self.line, self.line + self.source.count("\n") + 1)

    def line_at(self, offset: int) -> int:
        """The line of the character at `offset` of `source`."""
        return self.line + self.source.count("\n", 0, offset)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's title, sections begin at the next level in use."""

    text: Text
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    text: Text


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item with what is nested in it: further paragraphs and lists."""

    text: Text
    children: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class ItemList:
    """A bullet list, or a numbered one."""

    items: tuple[ListItem, ...]
    numbered: bool


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of equal length; the first holds the column headings."""

    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question marked as such; the answer is what follows, up to the next one or a heading."""

    text: Text


Node = Heading | Paragraph | ItemList | Table | Question


@dataclass(frozen=True, slots=True)
class Source:
    """A reference named in the document's fields."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Fields:
    """What a document says about itself before its copy; `lines` are those it takes up."""

    title: str = ""
    slug: str = ""
    summary: Text | None = None
    seo_title: str = ""
    seo_description: str = ""
    topics: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    lines: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Outline:
    """A read document: its nodes, its fields, the reader's doubts and its lines as they came."""

    nodes: tuple[Node, ...]
    source_lines: tuple[str, ...]
    fields: Fields = Fields()
    doubts: tuple[Doubt, ...] = ()


def unformatted(source: str, *, line: int) -> Text:
    """Copy without markup; `source` may run over several lines."""
    return Text(line=line, html=escape(" ".join(source.split()), quote=False), source=source)


def texts_of(nodes: Iterable[Node]) -> Iterator[Text]:
    """Every run of copy in `nodes`, in the document's order, nested ones included."""
    for node in nodes:
        if isinstance(node, ItemList):
            for item in node.items:
                yield item.text
                yield from texts_of(item.children)
        elif isinstance(node, Table):
            for row in node.rows:
                yield from row
        else:
            yield node.text


def lines_of(nodes: Iterable[Node]) -> frozenset[int]:
    """The lines in which `nodes` stand."""
    return frozenset(line for text in texts_of(nodes) for line in text.lines)


def first_line(node: Node) -> int:
    """The line in which `node` begins."""
    return next(texts_of((node,))).line

"""Reading Markdown (CommonMark with tables, and lists that end at unindented text).

Raw HTML and template syntax in it are text. What a guide can't hold (images, code, links to
somewhere unsafe or relative) stays as words and becomes a doubt.
"""

from collections.abc import Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from guide_pages.importing.doubts import Doubt
from guide_pages.importing.reading.fields import read_fields
from guide_pages.importing.reading.headings import LONGEST_HEADING, is_single_question
from guide_pages.importing.reading.markdown_inline import Inline, text_of
from guide_pages.importing.reading.markdown_lists import end_lists_at_unindented_text
from guide_pages.importing.reading.outline import (
    Fields,
    Heading,
    ItemList,
    ListItem,
    Node,
    Outline,
    Paragraph,
    Question,
    Table,
    Text,
    texts_of,
    unformatted,
)
from guide_pages.importing.reading.plain_tables import filled
from guide_pages.importing.reading.plain_text import read_plain_text
from guide_pages.importing.reading.questions import (
    is_faq_heading,
    is_marked_answer,
    question_and_rest,
    question_mark_length,
    without_answer_mark,
)

_BOLD_HEADING_LEVEL = 2


def read_markdown(text: str) -> Outline:
    """The outline of a Markdown document; `text` has ``\\n`` as its only line end.

    A document without any heading or formatting that Markdown knows, of whose lines
    some look like headings all the same, is read as the plain text it is.
    """
    source_lines = tuple(text.split("\n"))
    fields, doubts = read_fields(source_lines)
    copy = "\n".join(
        "" if number in fields.lines else line for number, line in enumerate(source_lines, 1)
    )
    reader = _Reader()
    environment: dict[str, dict[str, dict[str, object]]] = {}
    tree = SyntaxTreeNode(_parser().parse(copy, environment))
    nodes = reader.nodes_of(tree.children)
    if not _has_heading(nodes):
        nodes = [_heading_when_bold(node) for node in nodes]
    if not _has_heading(nodes) and not reader.inline.doubts:
        nodes, plain_doubts = _as_plain_text(copy, nodes)
        doubts += plain_doubts
    return Outline(
        nodes=tuple(nodes),
        source_lines=source_lines,
        fields=_with_formatted_summary(fields),
        doubts=(*doubts, *reader.inline.doubts),
    )


def _has_heading(nodes: Sequence[Node]) -> bool:
    return any(isinstance(node, Heading) for node in nodes)


def _as_plain_text(copy: str, nodes: list[Node]) -> tuple[list[Node], tuple[Doubt, ...]]:
    """The nodes of a plain text that only calls itself Markdown, else those given."""
    if any(text.is_formatted for text in texts_of(nodes)):
        return nodes, ()
    plain = read_plain_text(copy)
    headings = sum(isinstance(node, Heading) for node in plain.nodes)
    return (list(plain.nodes), plain.doubts) if headings > 1 else (nodes, ())


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    end_lists_at_unindented_text(parser)
    # Addresses are checked where links are written, so that a refused link keeps its words.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


def _with_formatted_summary(fields: Fields) -> Fields:
    if fields.summary is None:
        return fields
    tokens = _parser().parseInline(fields.summary.source)
    inline = Inline()
    parts = SyntaxTreeNode(tokens).children[0].children
    return replace(fields, summary=inline.text(parts, line=fields.summary.line))


class _Reader:
    """Turns the parser's tree into nodes; doubts gather in `inline`."""

    def __init__(self) -> None:
        self.inline = Inline()

    def nodes_of(self, parts: Sequence[SyntaxTreeNode]) -> list[Node]:
        nodes: list[Node] = []
        for part in parts:
            nodes.extend(self._nodes_of_one(part))
        return nodes

    def _nodes_of_one(self, part: SyntaxTreeNode) -> list[Node]:
        line = part.map[0] + 1 if part.map else 1
        if part.type == "heading":
            return self._heading(part, line)
        if part.type == "paragraph":
            return self._paragraph(part, line)
        if part.type in {"bullet_list", "ordered_list"}:
            items = tuple(self._item(item, line) for item in part.children)
            return [ItemList(items, numbered=part.type == "ordered_list")]
        if part.type == "table":
            return [self._table(part)]
        if part.type in {"fence", "code_block"}:
            return self._code(part, line)
        if part.type == "blockquote":
            inside = self.nodes_of(part.children)
            self.inline.doubt(line, "formatting_not_kept", "The quotation is kept as plain copy.")
            return inside
        return []

    def _text(self, part: SyntaxTreeNode, line: int) -> Text:
        inner = part.children[0].children if part.children else []
        return self.inline.text(inner, line=line)

    def _heading(self, part: SyntaxTreeNode, line: int) -> list[Node]:
        text = self._text(part, line)
        if "<a " in text.html:
            self.inline.doubt(
                line,
                "formatting_not_kept",
                f"A heading holds no link; “{text.plain}” keeps only its words: {text.html}",
            )
        return [Heading(unformatted(text.source, line=line), int(part.tag[1:]))]

    def _paragraph(self, part: SyntaxTreeNode, line: int) -> list[Node]:
        text = self._text(part, line)
        if not text.plain:
            return []
        length = question_mark_length(text.source)
        if not length:
            is_answer = is_marked_answer(text.plain)
            return [Paragraph(without_answer_mark(text) if is_answer else text)]
        cut = _end_of_question(part.children[0].children)
        if cut is None:
            asked, answer = question_and_rest(text.source[length:])
            rest = unformatted(answer, line=text.lines[-1])
        else:
            asked = text_of(part.children[0].children[:cut])[length:]
            rest = Inline().text(part.children[0].children[cut:], line=line + asked.count("\n"))
            rest = _without_opening_break(rest)
        question = Question(unformatted(asked, line=line))
        return [question, Paragraph(without_answer_mark(rest))] if rest.plain else [question]

    def _item(self, part: SyntaxTreeNode, line: int) -> ListItem:
        line = part.map[0] + 1 if part.map else line
        text = unformatted("", line=line)
        children = list(part.children)
        if children and children[0].type == "paragraph":
            first = children.pop(0)
            text = self._text(first, first.map[0] + 1 if first.map else line)
        return ListItem(text, tuple(self.nodes_of(children)))

    def _table(self, part: SyntaxTreeNode) -> Table:
        rows: list[tuple[Text, ...]] = []
        for group in part.children:
            for row in group.children:
                line = row.map[0] + 1 if row.map else 1
                rows.append(tuple(self._cell(cell, line) for cell in row.children))
        width = max(len(row) for row in rows)
        return Table(tuple(filled(row, width) for row in rows))

    def _cell(self, cell: SyntaxTreeNode, line: int) -> Text:
        text = self._text(cell, line)
        if "<a " in text.html:
            self.inline.doubt(
                line,
                "formatting_not_kept",
                f"A table holds no link; “{text.plain}” keeps only its words: {text.html}",
            )
        elif text.is_formatted:
            self.inline.doubt(
                line,
                "formatting_not_kept",
                f"A table holds no bold or italics; “{text.plain}” keeps only its words.",
            )
        return unformatted(text.source, line=line)

    def _code(self, part: SyntaxTreeNode, line: int) -> list[Node]:
        words = part.content.rstrip("\n")
        name = f" ({part.info.strip()})" if part.info.strip() else ""
        self.inline.doubt(line, "code_as_text", f"The code block{name} is kept as plain copy.")
        first = line + 1 if part.type == "fence" else line
        return [Paragraph(unformatted(words, line=first))] if words.strip() else []


def _end_of_question(parts: Sequence[SyntaxTreeNode]) -> int | None:
    """How many parts of a paragraph ask: up to a line break, or a bold question; None for all."""
    for index, part in enumerate(parts):
        if part.type in {"softbreak", "hardbreak"}:
            return index
        if part.type == "strong" and text_of([part]).rstrip().endswith("?"):
            return index + 1
    return None


def _without_opening_break(text: Text) -> Text:
    """An answer without the line break and the space that part it from its question."""
    source = text.source.lstrip()
    skipped = text.source[: len(text.source) - len(source)].count("\n")
    html = text.html.removeprefix("<br/>").lstrip()
    return Text(line=text.line + skipped, html=html, source=source)


def _heading_when_bold(node: Node) -> Node:
    """A wholly bold short line as a heading, for documents that mark headings in no other way."""
    if not isinstance(node, Paragraph) or not _is_wholly_bold(node.text):
        return node
    words = node.text.plain
    if len(words) > LONGEST_HEADING or words.endswith((".", "!", ",", ";")):
        return node
    if words.endswith(":") and not is_faq_heading(words.rstrip(":")):
        return node
    if words.endswith("?") and not is_single_question(words):
        return node
    return Heading(unformatted(node.text.source, line=node.text.line), _BOLD_HEADING_LEVEL)


def _is_wholly_bold(text: Text) -> bool:
    return (
        text.html.startswith("<b>") and text.html.endswith("</b>") and text.html.count("<b>") == 1
    )

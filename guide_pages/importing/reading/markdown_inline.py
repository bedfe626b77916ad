"""The inline part of Markdown as safe HTML and as words."""

import re
from collections.abc import Sequence
from html import escape

from markdown_it.tree import SyntaxTreeNode

from guide_pages.importing.doubts import Doubt, DoubtKind
from guide_pages.importing.reading.outline import SAFE_ADDRESS, Text

_TAGS = {"strong": "b", "em": "i"}


def text_of(parts: Sequence[SyntaxTreeNode]) -> str:
    """The words without markup; a line feed wherever the document breaks the line."""
    words: list[str] = []
    for part in parts:
        if part.type in {"softbreak", "hardbreak"}:
            words.append("\n")
        elif part.type in {"text", "code_inline"}:
            words.append(part.content)
        elif part.type != "image":
            words.append(text_of(part.children) or _address(part))
    return "".join(words)


class Inline:
    """Writes inline copy and keeps the doubts that come up."""

    def __init__(self) -> None:
        self.doubts: list[Doubt] = []

    def doubt(self, line: int, kind: DoubtKind, message: str) -> None:
        """Add a doubt."""
        self.doubts.append(Doubt(line, kind, message))

    def text(self, parts: Sequence[SyntaxTreeNode], *, line: int) -> Text:
        """A run of copy that begins in `line`."""
        html = re.sub(" {2,}", " ", self._html(parts, line)).strip()
        return Text(line=line, html=html, source=text_of(parts).rstrip())

    def _html(self, parts: Sequence[SyntaxTreeNode], line: int) -> str:
        html: list[str] = []
        for part in parts:
            if part.type == "softbreak":
                html.append(" ")
                line += 1
            elif part.type == "hardbreak":
                html.append("<br/>")
                line += 1
            elif part.type in {"text", "code_inline"}:
                html.append(escape(part.content, quote=False))
            elif part.type in _TAGS:
                tag = _TAGS[part.type]
                html.append(f"<{tag}>{self._html(part.children, line)}</{tag}>")
            elif part.type == "link":
                html.append(self._link(part, line))
            elif part.type == "image":
                self._image(part, line)
            if part.children:
                line += text_of(part.children).count("\n")
        return "".join(html)

    def _link(self, part: SyntaxTreeNode, line: int) -> str:
        address = _address(part)
        words = self._html(part.children, line) or escape(address, quote=False)
        if part.attrs.get("title"):
            self.doubt(
                line,
                "formatting_not_kept",
                f"A link keeps no title: “{part.attrs['title']}”.",
            )
        if not SAFE_ADDRESS.match(address):
            self.doubt(
                line,
                "link_not_imported",
                f"“{text_of(part.children)}” keeps its words but not its link to “{address}”: "
                "link to an address that begins with https://, mailto: or tel:.",
            )
            return words
        href = escape("%20".join(address.split()), quote=True)
        return f'<a href="{href}">{words}</a>'

    def _image(self, part: SyntaxTreeNode, line: int) -> None:
        title = f", titled “{part.attrs['title']}”" if part.attrs.get("title") else ""
        self.doubt(
            line,
            "image_not_imported",
            f"The image “{part.content}” ({part.attrs.get('src', '')}{title}) isn't imported: "
            "add it to the guide in the editor.",
        )


def _address(part: SyntaxTreeNode) -> str:
    return str(part.attrs.get("href", ""))

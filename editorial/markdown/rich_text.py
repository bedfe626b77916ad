"""Rich text as Markdown. Pure.

markdownify turns elements into markup. What is ours: text is escaped by :mod:`.plain`, headings
get the level of their place, raised and lowered figures become characters of their own, and what
would read back otherwise than it was written loses its emphasis rather than its words.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from html import unescape
from typing import Any

from bs4.element import NavigableString, PageElement, Tag
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdownify import MarkdownConverter

from editorial.rich_text import plain_text

from .pieces import DEEPEST, destination, joined
from .plain import escaped, escaped_piece, without_controls

_EMPHASIS = frozenset({"b", "strong", "i", "em"})
_WITHIN_A_LINE = _EMPHASIS | {"a", "sup", "sub"}
_OTHERS = ["p", "br", "ul", "ol", "li", "hr", "a", "sup", "sub"]
_OTHERS += [f"h{number}" for number in range(1, DEEPEST + 1)]
_RAISED = str.maketrans("0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_HEADING = re.compile(r"<(/?)h([34])>")
_PARAGRAPH = re.compile(r"<p>([^<]*)</p>")
_ONLY_PARAGRAPHS = re.compile(rf"(?:{_PARAGRAPH.pattern}\s*)+")
_SPACE = re.compile(r"(?:\s|&nbsp;)+")
_NUMBER = re.compile(r"^([0-9]+)\.")
_ATTRIBUTES = r"""(?:[^>"']|"[^"]*"|'[^']*')*"""

#: Elements around nothing: what is left is the space in them.
_EMPTY = re.compile(rf"<(a|b|strong|i|em|sup|sub|h[1-6])\b{_ATTRIBUTES}>((?: |<br>)*)</\1>")

#: Among the names of the elements around a text: nothing is shown before it in its line.
_AT_START = "_at_start"

_reader = MarkdownIt("commonmark")


# Many clinics show the same paragraphs.
@lru_cache(maxsize=4096)
def rich_text(clean_html: str, level: int) -> str:
    """Return clean display HTML as Markdown, its headings from ``level`` on, none skipped."""
    if not clean_html:
        return ""
    if _ONLY_PARAGRAPHS.fullmatch(clean_html):
        return joined(*(escaped(unescape(words)) for words in _PARAGRAPH.findall(clean_html)))
    html = _SPACE.sub(" ", without_controls(_HEADING.sub(_moved_to(level), clean_html)))
    while html != (filled := _EMPTY.sub(r"\2", html)):
        html = filled
    words = plain_text(html)
    # Not every emphasis can be said: asterisks between a full stop and a letter are asterisks.
    for converter in (_converter, _converter_without_emphasis):
        try:
            markdown: str = converter.convert(html).strip()
        except RecursionError:
            # Nobody nests elements so deeply who means it.
            break
        if _squeezed(words_in(markdown)) == _squeezed(words):
            return markdown
    return escaped(words)


def words_in(markdown: str) -> str:
    """Return what somebody reads who is shown this Markdown, white space folded."""
    return " ".join("".join(_shown(_reader.parse(markdown))).split())


class _Converter(MarkdownConverter):
    """markdownify with the rules of this project."""

    class Options(MarkdownConverter.DefaultOptions):
        heading_style = "atx"
        # Lists of our own stand right before and after rich text: other marks keep them apart.
        bullets = "*"

    def process_text(self, el: NavigableString, parent_tags: Any = None) -> str:
        """Return a piece of text, escaped for where it stands."""
        marks = {_AT_START} if _begins_line(el) else set()
        text: str = super().process_text(el, {*(parent_tags or ()), *marks})
        # Right before a link it would make a picture of it.
        is_before_link = isinstance(el.next_element, Tag) and el.next_element.name == "a"
        return f"{text[:-1]}\\!" if is_before_link and text.endswith("!") else text

    def escape(self, text: str, parent_tags: Any) -> str:
        """Return text as Markdown. Raised figures stay raised: 10⁵ must not become 105."""
        if "sup" in parent_tags:
            text = text.translate(_RAISED)
        elif "sub" in parent_tags:
            text = text.translate(_LOWERED)
        return escaped_piece(text, begins_line=_AT_START in parent_tags)

    def convert_a(self, el: Tag, text: str, parent_tags: Any) -> str:
        """Return a link; words that lead nowhere are words."""
        url, words = str(el.get("href") or ""), text.strip()
        if not url or not words:
            return text
        before = " " if text.startswith(" ") else ""
        after = " " if text.endswith(" ") else ""
        return f"{before}[{words}]({destination(url)}){after}"

    def convert_li(self, el: Tag, text: str, parent_tags: Any) -> str:
        """Return an item of a list."""
        return _NUMBER.sub(r"\1)", super().convert_li(el, text, parent_tags))

    def convert_br(self, el: Tag, text: str, parent_tags: Any) -> str:
        """Return a new line, a space where markup must not be broken."""
        is_within = el.parent is not None and el.parent.name in _WITHIN_A_LINE
        broken: str = super().convert_br(el, text, parent_tags)
        return " " if is_within else broken


_converter = _Converter()
_converter_without_emphasis = _Converter(convert=_OTHERS)


def _begins_line(element: PageElement) -> bool:
    """Say whether nothing is shown before an element in its line."""
    before = element.previous_sibling
    while before is not None:
        if isinstance(before, Tag) and before.name not in _WITHIN_A_LINE:
            return True
        if before.get_text().strip():
            return False
        before = before.previous_sibling
    parent = element.parent
    return parent is None or parent.name not in _WITHIN_A_LINE or _begins_line(parent)


def _moved_to(level: int) -> Callable[[re.Match[str]], str]:
    current, is_nested = level, False

    def moved(tag: re.Match[str]) -> str:
        nonlocal current, is_nested
        closing, digit = tag.groups()
        if not closing:
            is_nested = is_nested or digit == "3"
            current = min(level + 1 if is_nested and digit == "4" else level, DEEPEST)
        return f"<{closing}h{current}>"

    return moved


def _shown(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.children is not None and token.type != "image":
            yield from _shown(token.children)
        elif token.type in ("text", "code_inline", "code_block", "fence"):
            yield token.content
        # Blocks and lines stand apart, what is within a line does not.
        if token.block or token.type in ("softbreak", "hardbreak"):
            yield " "


def _squeezed(text: str) -> str:
    """Return the characters of a text without spaces, raised and lowered ones as ordinary ones."""
    return "".join(unicodedata.normalize("NFKC", text).replace("\u2212", "-").split())

"""Lists in plain text: bullets and numbers, nested by their indent."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from guide_pages.importing.reading.headings import (
    ends_like_a_sentence,
    is_title_case,
    looks_like_heading,
)
from guide_pages.importing.reading.outline import ItemList, ListItem, Node, Paragraph, unformatted
from guide_pages.importing.reading.plain_lines import Line, Marked, marked, stands_alone
from guide_pages.importing.reading.questions import is_faq_heading, marked_question
from guide_pages.importing.roles import role_of
from guide_pages.roles import Role

DEEPEST = 8
"""Levels of nested lists."""

GoesOn = Callable[[int], bool]


@dataclass(slots=True)
class _Item:
    mark: Marked
    words: list[str]
    paragraphs: list[Node] = field(default_factory=list)


def read_list(
    lines: Sequence[Line], position: int, goes_on: GoesOn
) -> tuple[list[Node], int] | None:
    """The lists that begin at `position` and the position after them; None without one.

    `goes_on` says whether the line below a position continues the line there. Blank lines may
    stand between items; numbered items may have a paragraph of their own between them.
    """
    if marked(lines[position]) is None:
        return None
    items: list[_Item] = []
    end = position
    while end < len(lines):
        mark = marked(lines[end])
        if mark is not None and marked_question(lines[end].text) is None:
            items.append(_Item(mark, [mark.text]))
        elif items and lines[end].text and _is_paragraph_of_item(lines, end, items):
            text = unformatted(lines[end].text, line=lines[end].number)
            items[-1].paragraphs.append(Paragraph(text))
        else:
            break
        end = _take_continuation(lines, end, items[-1], goes_on) + 1
        end = _past_blank_lines(lines, end)
    return _nested(items), end


def _take_continuation(lines: Sequence[Line], end: int, item: _Item, goes_on: GoesOn) -> int:
    """Add the lines that continue an item's line, by their indent or by how they break."""
    while end + 1 < len(lines) and not item.paragraphs:
        below = lines[end + 1]
        indented = below.indent > item.mark.line.indent and below.text and not stands_alone(below)
        if not indented and not goes_on(end):
            break
        item.words.append(below.text)
        end += 1
    return end


def _past_blank_lines(lines: Sequence[Line], end: int) -> int:
    """Move past blank lines when another item follows them."""
    further = end
    while further < len(lines) and not lines[further].text:
        further += 1
    if further < len(lines) and marked(lines[further]) is not None:
        return further
    return end


def _is_paragraph_of_item(lines: Sequence[Line], position: int, items: Sequence[_Item]) -> bool:
    """Whether an unmarked line stands between a numbered item and the next number.

    The last item has one too when the others have and it stands directly below.
    """
    above = items[-1].mark
    if not above.numbered or lines[position].indent < above.line.indent:
        return False
    for line in lines[position : position + 4]:
        mark = marked(line)
        if mark is not None:
            return mark.numbered and mark.number == above.number + 1
        if line.text and (is_faq_heading(line.text) or marked_question(line.text) is not None):
            return False
    others = items[:-1]
    is_directly_below = bool(lines[position - 1].text) and not items[-1].paragraphs
    return bool(others) and is_directly_below and all(item.paragraphs for item in others)


def _nested(items: Sequence[_Item], *, depth: int = 1) -> list[Node]:
    """The items as lists: deeper ones inside the item above, a new list where the kind changes.

    Below `DEEPEST` levels, where no reader follows, items stand side by side.
    """
    lists: list[Node] = []
    index = 0
    while index < len(items):
        base = items[index].mark
        built: list[ListItem] = []
        while index < len(items):
            item = items[index]
            if item.mark.level < base.level or item.mark.numbered != base.numbered:
                break
            deeper = index + 1
            while (
                depth < DEEPEST
                and deeper < len(items)
                and items[deeper].mark.level > base.level + 1
            ):
                deeper += 1
            text = unformatted("\n".join(item.words), line=item.mark.line.number)
            children = (*item.paragraphs, *_nested(items[index + 1 : deeper], depth=depth + 1))
            built.append(ListItem(text, children))
            index = deeper
        lists.append(ItemList(tuple(built), numbered=base.numbered))
    return lists


def read_unmarked_list(lines: Sequence[Line], position: int) -> tuple[ItemList, int] | None:
    """Short lines without bullets directly under a lead-in, as a list; None for fewer than two."""
    end = position
    while end < len(lines) and _could_be_item(lines[end]):
        end += 1
    if end - position < 2:
        return None
    items = tuple(
        ListItem(unformatted(line.text, line=line.number)) for line in lines[position:end]
    )
    return ItemList(items, numbered=False), end


def _could_be_item(line: Line) -> bool:
    text = line.text
    if not text or stands_alone(line) or ends_like_a_sentence(text) or is_faq_heading(text):
        return False
    if len(text.split()) > 12:
        return False
    is_section = len(text.split()) > 1 and is_title_case(text) and looks_like_heading(text)
    return not (is_section and role_of(text) is not Role.OTHER)

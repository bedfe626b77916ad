"""Where a list ends in Markdown: narrower than CommonMark, which glues the line below an item."""

import re
from itertools import islice

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_NUMBER = re.compile(r"\s*(\d{1,9})[.)]\s")
_LINES_BETWEEN_NUMBERS = 12
_TOKENS_BACK = 200
_OPENING = 200


def end_lists_at_unindented_text(parser: MarkdownIt) -> None:
    """Make text that isn't indented further than an item's mark end the list above it.

    CommonMark takes such a line into the item's paragraph, where "Not suitable for:" would
    become part of what a treatment is good for. Two kinds of lines stay the item's: one that
    goes on in lowercase (a wrapped sentence), unless it ends with a colon, and one between an
    item and the next number.
    """
    parser.block.ruler.before(
        "paragraph", "text_below_list", _ends_a_list, {"alt": ["paragraph", "reference"]}
    )


def _ends_a_list(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    """Whether `line` can't go on the paragraph above; it never makes a block of its own."""
    if not silent or state.sCount[line] >= state.blkIndent:
        return False
    item = _line_of_open_item(state)
    if item is None or _indent(state, line) > _indent(state, item):
        return False
    if _goes_on(_line(state, line)):
        return False
    number = _number(state, item)
    return number is None or not _comes_next(state, number + 1, line)


def _goes_on(line: str) -> bool:
    """Whether the line reads like the rest of a sentence that was wrapped."""
    words = line.strip()
    return words[:1].islower() and not words.endswith(":")


def _comes_next(state: StateBlock, number: int, line: int) -> bool:
    """Whether the item of that number follows `line` before any blank line."""
    for below in range(line + 1, min(line + _LINES_BETWEEN_NUMBERS, state.lineMax)):
        if state.isEmpty(below):
            return False
        found = _number(state, below)
        if found is not None:
            return found == number
    return False


def _number(state: StateBlock, line: int) -> int | None:
    found = _NUMBER.match(_line(state, line))
    return int(found[1]) if found else None


def _line_of_open_item(state: StateBlock) -> int | None:
    """The line of the list item whose copy is being read; None outside of lists.

    Also None far below its mark, since looking back from each line takes the longer the more
    the item holds.
    """
    for token in islice(reversed(state.tokens), _TOKENS_BACK):
        if token.nesting == 1 and token.level == state.level - 1:
            is_item = token.type == "list_item_open" and token.map is not None
            return token.map[0] if is_item and token.map else None
    return None


def _indent(state: StateBlock, line: int) -> int:
    """Columns of white space before the text of a line, inside of what quotes it."""
    words = _line(state, line).expandtabs(4)
    return len(words) - len(words.lstrip())


def _line(state: StateBlock, line: int) -> str:
    """The opening of a line, in which its indent and its mark stand."""
    start = state.bMarks[line]
    return state.src[start : min(state.eMarks[line], start + _OPENING)]

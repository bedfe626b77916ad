"""Which block of a document is which block of the guide it updates."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from html import unescape
from typing import Any
from uuid import uuid4

from guide_pages.importing.understanding.body import UnderstoodBlock
from guide_pages.importing.understanding.pieces import plain_values
from guide_pages.roles import Role

RawBlock = dict[str, Any]
"""A block as the StreamField stores it: type, value, id."""

ALIKE = 0.6
"""Of two texts, from which on they are the same text reworded."""

_WRITTEN_TYPES = frozenset(
    {"section", "benefit_list", "care_list", "suitability", "steps", "comparison"}
)
"""What documents say; blocks of other types are the editors' and stay where they stand."""


def new_body(blocks: Iterable[UnderstoodBlock]) -> list[RawBlock]:
    """The raw body of a new guide: every block and list item with a fresh id."""
    return [_with_id(block, _fresh_id(), {}) for block in blocks]


def updated_body(
    blocks: Sequence[UnderstoodBlock], existing: Sequence[RawBlock]
) -> tuple[list[RawBlock], list[RawBlock]]:
    """The raw body after an update, and the existing blocks that the document has no more.

    A block keeps the id, anchor and item ids of the one with the same heading, else with the
    same or nearly the same words. It keeps that one's role when its heading names none. Blocks
    that no document says (images, calls to action) stay after the block they stood after.
    """
    written = [block for block in existing if block["type"] in _WRITTEN_TYPES]
    matches = _matches(blocks, written)
    body = [
        _with_id(block, match["id"], match["value"]) if match else _with_id(block, _fresh_id(), {})
        for block, match in zip(blocks, matches, strict=True)
    ]
    kept = {match["id"] for match in matches if match}
    removed = [block for block in written if block["id"] not in kept]
    return _with_editors_blocks(body, existing), removed


def _matches(
    blocks: Sequence[UnderstoodBlock], existing: Sequence[RawBlock]
) -> list[RawBlock | None]:
    """For each block the existing one it is; sure matches are made before likely ones."""
    found: list[RawBlock | None] = [None] * len(blocks)
    free = list(existing)
    for is_same in (_same_heading_and_type, _same_heading, _same_words, _alike):
        for place, block in enumerate(blocks):
            if found[place] is None:
                match = next((other for other in free if is_same(block, other)), None)
                if match is not None:
                    found[place] = match
                    free.remove(match)
    return found


def _same_heading_and_type(block: UnderstoodBlock, other: RawBlock) -> bool:
    return block.type == other["type"] and _same_heading(block, other)


def _same_heading(block: UnderstoodBlock, other: RawBlock) -> bool:
    heading = _flat(block.value["heading"])
    return bool(heading) and heading == _flat(other["value"].get("heading") or "")


def _same_words(block: UnderstoodBlock, other: RawBlock) -> bool:
    words = _words(block.value)
    return bool(words) and words == _words(other["value"])


def _alike(block: UnderstoodBlock, other: RawBlock) -> bool:
    ours, theirs = _words(block.value), _words(other["value"])
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _words(value: Any) -> list[str]:
    """All words of a value but its heading's."""
    body = {name: part for name, part in value.items() if name not in {"heading", "id"}}
    text = " ".join(re.sub(r"<[^>]*>", " ", part) for part in plain_values(body))
    return re.findall(r"\w+", unescape(text).casefold())


def _flat(heading: str) -> str:
    return " ".join(re.findall(r"\w+", heading.casefold()))


def _with_id(block: UnderstoodBlock, block_id: str, before: RawBlock) -> RawBlock:
    value: dict[str, Any] = {
        name: _with_item_ids(part, before.get(name)) if _is_list(part) else part
        for name, part in block.value.items()
    }
    value["anchor"] = before.get("anchor") or ""
    if value["role"] == Role.OTHER and before.get("role"):
        value["role"] = before["role"]
    if "table" in value and isinstance(before.get("table"), dict):
        value["table"] = {**before["table"], **value["table"]}
    return {"type": block.type, "value": value, "id": block_id}


def _is_list(part: Any) -> bool:
    return isinstance(part, list)


def _with_item_ids(items: Sequence[RawBlock], before: Any) -> list[RawBlock]:
    """List items with the ids of equal items before, else with fresh ones."""
    free = [item for item in before or [] if isinstance(item, dict) and item.get("id")]
    result: list[RawBlock] = []
    for item in items:
        same = next((other for other in free if other.get("value") == item["value"]), None)
        if same is not None:
            free.remove(same)
        result.append({**item, "id": same["id"] if same else _fresh_id()})
    return result


def _with_editors_blocks(body: list[RawBlock], existing: Sequence[RawBlock]) -> list[RawBlock]:
    """Put the blocks no document says behind the block they stood behind, or at the start."""
    result = list(body)
    ids = {block["id"] for block in body}
    previous: str | None = None
    for block in existing:
        if block["type"] in _WRITTEN_TYPES:
            previous = block["id"] if block["id"] in ids else previous
            continue
        place = next((i for i, other in enumerate(result) if other["id"] == previous), -1)
        result.insert(place + 1, block)
        previous = block["id"]
    return result


def _fresh_id() -> str:
    return str(uuid4())

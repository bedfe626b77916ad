"""The addresses of blocks within a guide: made once, then kept."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from editions.same import Same

from .copy import PlacedBlock

_MAX_LENGTH = 80
_SOURCES = ("published", "typed", "made")


def assign_anchors(
    blocks: Iterable[Mapping[str, Any]], published: Mapping[str, str]
) -> dict[str, str | None]:
    """Return each block's anchor by block id, ``None`` for a block without a heading.

    A block has the anchor that the editor typed, else the one it was last published with
    (``published``, by block id), else one made from its heading. All are unique: one that is
    taken gets ``-2``, ``-3``, … A block that keeps its published anchor comes first, so that
    no link to it ever leads to another block.
    """
    listed = list(blocks)
    anchors: dict[str, str | None] = {block["id"]: None for block in listed}
    wishes: dict[str, dict[str, str]] = {source: {} for source in _SOURCES}
    for block in listed:
        source, wish = _wish(block, published)
        if wish:
            wishes[source][block["id"]] = wish
    taken: set[str] = set()
    for source in _SOURCES:
        # Who can have just what it wishes has it, before others look for the next free one.
        granted = _granted(wishes[source], taken)
        taken.update(granted.values())
        anchors.update(granted)
        for block_id, wish in wishes[source].items():
            if block_id not in granted:
                anchor = _free(wish, taken)
                anchors[block_id] = anchor
                taken.add(anchor)
    return anchors


def with_anchors(body: tuple[PlacedBlock, ...]) -> tuple[PlacedBlock, ...]:
    """Return the blocks with the anchors they have in this copy, no two the same.

    A block that has an anchor keeps it, whatever a replacement's own words ask for; one that
    was inserted gets the one it asks for, or one made from its heading, where that is free.
    """
    return _with_anchors(Same(body))


# Most clinics show the shared body.
@lru_cache(maxsize=256)
def _with_anchors(body: Same[tuple[PlacedBlock, ...]]) -> tuple[PlacedBlock, ...]:
    blocks = body.object
    kept = {block.id: block.anchor for block in blocks if block.anchor}
    anchors = assign_anchors(
        [
            {
                "id": block.id,
                "value": {
                    "heading": block.value.get("heading"),
                    "anchor": "" if block.anchor else block.value.get("anchor"),
                },
            }
            for block in blocks
        ],
        kept,
    )
    return tuple(
        block if block.anchor == anchors[block.id] else replace(block, anchor=anchors[block.id])
        for block in blocks
    )


def _granted(wishes: Mapping[str, str], taken: set[str]) -> dict[str, str]:
    granted: dict[str, str] = {}
    for block_id, wish in wishes.items():
        if wish not in taken and wish not in granted.values():
            granted[block_id] = wish
    return granted


def _wish(block: Mapping[str, Any], published: Mapping[str, str]) -> tuple[str, str]:
    value = block["value"]
    heading = str(value.get("heading") or "").strip()
    if not heading:
        return "made", ""
    typed = str(value.get("anchor") or "").strip()
    if typed:
        return "typed", typed
    if block["id"] in published:
        return "published", published[block["id"]]
    return "made", anchor_from(heading)


def anchor_from(heading: str) -> str:
    """Return the anchor that a heading gives: ASCII words joined by hyphens."""
    ascii_text = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", ascii_text.lower().replace("'", ""))
    anchor = "-".join(words)[:_MAX_LENGTH].strip("-")
    if not anchor:
        return "section"
    return anchor if anchor[0].isalpha() else f"section-{anchor}"


def _free(wish: str, taken: set[str]) -> str:
    candidate, suffix = wish, 1
    while candidate in taken:
        suffix += 1
        candidate = f"{wish}-{suffix}"
    return candidate

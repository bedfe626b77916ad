"""The body of a guide after one location's changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from guide_pages.blocks.showing import Origin
from guide_pages.document.copy import PlacedBlock

from .decisions import Wish, decide
from .insertions import places, without_place
from .layers import BlockAction, BlockChange
from .unapplied import Reason

_DECIDING = (BlockAction.REPLACE, BlockAction.HIDE)
#: What of a raw value belongs to the place in the guide, whoever writes the words.
_OF_THE_PLACE = ("role", "anchor")


@dataclass(frozen=True)
class AppliedBlocks:
    """The body, and the changes that do not stand as meant, by their index."""

    body: tuple[PlacedBlock, ...]
    refused: Mapping[int, Reason]


def apply_block_changes(
    *, body: Sequence[PlacedBlock], changes: Sequence[BlockChange], origin: Origin
) -> AppliedBlocks:
    """Return the body from above as one location changes it.

    Changes are about the body from above, whatever their order; only insertions may also stand
    beside insertions of the same list. What stands beside a block that is hidden stands where
    that was.
    """
    standing = {block.id: block for block in body}
    decisions = decide(
        wishes=[
            Wish(
                index,
                change.target,
                empty=change.action is BlockAction.REPLACE and is_empty(change),
            )
            for index, change in enumerate(changes)
            if change.action in _DECIDING
        ],
        locked={block.id: block.locked for block in body},
    )
    refused = dict(decisions.refused)
    insertions: dict[str, BlockChange] = {}
    for index, change in enumerate(changes):
        if change.action in _DECIDING:
            continue
        if is_empty(change):
            refused[index] = Reason.EMPTY
        elif change.id in standing or change.id in insertions:
            refused[index] = Reason.ALREADY_THERE
        else:
            insertions[change.id] = change
    loose = without_place(standing=standing, insertions=insertions)
    for index, change in enumerate(changes):
        if insertions.get(change.id) is change and change.id in loose:
            refused[index] = Reason.TARGET_GONE

    made: list[PlacedBlock] = []
    for block_id in places(standing=list(standing), insertions=insertions.values()):
        if block_id in insertions:
            made.append(_inserted(insertions[block_id], origin))
        elif block_id not in decisions.holding:
            made.append(standing[block_id])
        else:
            decision = changes[decisions.holding[block_id]]
            if decision.action is BlockAction.REPLACE:
                made.append(_replaced(standing[block_id], decision, origin))
    return AppliedBlocks(tuple(made), refused)


def is_empty(change: BlockChange) -> bool:
    """Return whether a change brings no block to show."""
    return not change.type or not change.value


def _inserted(change: BlockChange, origin: Origin) -> PlacedBlock:
    return PlacedBlock(
        id=change.id,
        type=change.type or "",
        value=dict(change.value or {}),
        anchor=None,
        origin=origin,
    )


def _replaced(block: PlacedBlock, change: BlockChange, origin: Origin) -> PlacedBlock:
    value: dict[str, Any] = dict(change.value or {})
    for name in _OF_THE_PLACE:
        value.pop(name, None)
        if name in block.value:
            value[name] = block.value[name]
    return replace(block, type=change.type or "", value=value, origin=origin)

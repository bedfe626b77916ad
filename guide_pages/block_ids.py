"""The ids of a guide's blocks: every guide has its own.

Ids belong to the guide they were made for, told by the translation key, which a
duplicate does not share and a translation does. A duplicate, its drafts and its copied
revisions all get the same fresh ids, since each follows from the old id.
"""

import json
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

if TYPE_CHECKING:
    from guide_pages.models import GuidePage


def own_block_ids(guide: "GuidePage") -> None:
    """Give the guide ids of its own when its body was taken from another guide."""
    if guide.block_namespace == guide.translation_key:
        return
    if guide.block_namespace is not None:
        guide.body = json.dumps(fresh_ids(guide.body.get_prep_value(), guide.translation_key))
    guide.block_namespace = guide.translation_key


def fresh_ids(raw_body: list[dict[str, Any]], namespace: UUID) -> list[dict[str, Any]]:
    """Return the raw body with the block ids that belong to ``namespace``."""
    return [
        {**block, "id": str(uuid5(namespace, str(block["id"])))} if block.get("id") else block
        for block in raw_body
    ]


def duplicate_ids(raw_body: list[dict[str, Any]]) -> set[str]:
    """Return the ids that more than one block has."""
    seen: set[str] = set()
    duplicates: set[str] = set()
    for block in raw_body:
        block_id = block.get("id")
        if block_id in seen:
            duplicates.add(str(block_id))
        if block_id:
            seen.add(block_id)
    return duplicates

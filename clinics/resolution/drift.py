"""What a location's changes were made against, and where that is no longer so.

Drift is told from what is in force above the location: the shared copy, or what the locations
between have made of it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

from guide_pages.blocks.shape import Shapes, said
from guide_pages.document.copy import GuideCopy, PlacedBlock, PlacedFAQ

from .blocks import apply_block_changes
from .faqs import apply_faq_changes
from .layers import BlockAction, FAQAction, Layer
from .overrides import figures_of, texts_of
from .unapplied import Reason

_DIGEST_LENGTH = 20


class DriftKind(StrEnum):
    """What has happened to the target of a change."""

    CHANGED = "changed"
    GONE = "gone"
    LOCKED = "locked"


@dataclass(frozen=True)
class Drifted:
    """A change by id, what has happened to its target, and the target.

    The target is a block's id, an FAQ's key, or the name of a text or figure.
    """

    change: str
    kind: DriftKind
    target: str


@dataclass(frozen=True)
class FAQWords:
    """What an FAQ says; ``answer`` is database HTML."""

    question: str
    answer: str


#: What the library's FAQs say, by id.
Library = Mapping[int, FAQWords]
#: Blocks are compared as they are stored.
AS_STORED: Shapes = {}
_KINDS = {Reason.TARGET_GONE: DriftKind.GONE, Reason.LOCKED: DriftKind.LOCKED}


def fingerprint(
    thing: PlacedBlock | FAQWords | Mapping[str, Any] | str | None, shapes: Shapes = AS_STORED
) -> str:
    """Return a short digest of what a block, an FAQ, a text or a figure says.

    The same for the same words, whoever says them, wherever they stand, locked or not; and for a
    block of one of ``shapes``, whether a field holds its default or is not stored at all.
    """
    statement: Any = thing
    if isinstance(thing, PlacedBlock):
        statement = ["block", thing.type, said(thing.value, shapes.get(thing.type))]
    elif isinstance(thing, FAQWords):
        statement = ["faq", thing.question, thing.answer]
    written = json.dumps(statement, sort_keys=True, separators=(",", ":"), default=dict)
    return sha256(written.encode()).hexdigest()[:_DIGEST_LENGTH]


def fingerprints(
    *, above: GuideCopy, layer: Layer, library: Library, shapes: Shapes = AS_STORED
) -> dict[str, str]:
    """Return what each change of ``layer`` is made against, by the change's id.

    This is what is kept when a change is made, or when its editor keeps it after a drift. A text
    has the id ``text:title``, a figure ``treatment:sessions``. Insertions and additions, and
    changes whose target is gone, are made against nothing and are left out.
    """
    found = {change: fingerprint(above_it) for change, _, above_it in _overrides(above, layer)}
    blocks = {block.id: block for block in above.body}
    for change in layer.blocks:
        if change.action in (BlockAction.REPLACE, BlockAction.HIDE) and change.target in blocks:
            found[change.id] = fingerprint(blocks[change.target], shapes)
    faqs = {faq.key: words_of(faq, library) for faq in above.faqs}
    for faq_change in layer.faqs:
        words = faqs.get(faq_change.target)
        if faq_change.action is not FAQAction.ADD and words is not None:
            found[faq_change.id] = fingerprint(words)
    return found


def drift(
    *,
    above: GuideCopy,
    layer: Layer,
    made_against: Mapping[str, str],
    library: Library,
    shapes: Shapes = AS_STORED,
) -> list[Drifted]:
    """Return the changes of ``layer`` that no longer meet what they were made against.

    ``made_against`` holds fingerprints by the changes' ids; a change that it does not know
    counts as made against what is there. Texts come first, then figures, blocks and FAQs, each
    in the editor's order.
    """
    now = fingerprints(above=above, layer=layer, library=library, shapes=shapes)

    def has_changed(change: str) -> bool:
        return change in now and made_against.get(change, now[change]) != now[change]

    drifted = [
        Drifted(change, DriftKind.CHANGED, target)
        for change, target, _ in _overrides(above, layer)
        if has_changed(change)
    ]
    blocks = apply_block_changes(body=above.body, changes=layer.blocks, origin=layer.origin)
    for index, block_change in enumerate(layer.blocks):
        kind = _kind(blocks.refused.get(index), changed=has_changed(block_change.id))
        if kind is not None:
            drifted.append(Drifted(block_change.id, kind, block_change.target))
    faqs = apply_faq_changes(
        faqs=above.faqs, changes=layer.faqs, order=layer.faq_order, origin=layer.origin
    )
    silent = {faq.key for faq in above.faqs if words_of(faq, library) is None}
    for index, faq_change in enumerate(layer.faqs):
        reason = faqs.refused.get(index)
        if reason is None and faq_change.action is not FAQAction.ADD:
            reason = Reason.TARGET_GONE if faq_change.target in silent else None
        kind = _kind(reason, changed=has_changed(faq_change.id))
        if kind is not None:
            drifted.append(Drifted(faq_change.id, kind, faq_change.target))
    return drifted


def words_of(faq: PlacedFAQ, library: Library) -> FAQWords | None:
    """Return what an FAQ says where it stands, ``None`` when the library no longer has it."""
    if faq.question is not None and faq.answer is not None:
        return FAQWords(faq.question, faq.answer)
    return None if faq.faq is None else library.get(faq.faq)


def _overrides(above: GuideCopy, layer: Layer) -> Iterator[tuple[str, str, Any]]:
    """Yield the id and the name of each text and figure, and what holds above."""
    for name in texts_of(layer):
        yield f"text:{name}", name, getattr(above, name)
    for name in figures_of(layer):
        yield f"treatment:{name}", name, above.treatment.get(name)


def _kind(reason: Reason | None, *, changed: bool) -> DriftKind | None:
    if reason is not None:
        return _KINDS.get(reason)
    return DriftKind.CHANGED if changed else None

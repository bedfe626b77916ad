"""The FAQs of a guide after one location's changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from editorial.rich_text import plain_text
from guide_pages.blocks.showing import Origin
from guide_pages.document.copy import PlacedFAQ

from .decisions import Wish, decide
from .layers import FAQAction, FAQChange
from .unapplied import Reason


@dataclass(frozen=True)
class AppliedFAQs:
    """The FAQs, and the changes that do not stand as meant, by their index."""

    faqs: tuple[PlacedFAQ, ...]
    refused: Mapping[int, Reason]


def apply_faq_changes(
    *,
    faqs: Sequence[PlacedFAQ],
    changes: Sequence[FAQChange],
    order: Sequence[str],
    origin: Origin,
) -> AppliedFAQs:
    """Return the FAQs from above as one location changes them.

    Additions come at the end, after all replacing and hiding: an FAQ that the location both
    hides and adds is shown. ``order`` lists keys; FAQs that it does not list follow in the
    order from above. Locked FAQs keep their words and are ordered like the others.
    """
    decisions = decide(
        wishes=[
            Wish(
                index,
                change.target,
                empty=change.action is FAQAction.REPLACE and not _has_words(change),
            )
            for index, change in enumerate(changes)
            if change.action is not FAQAction.ADD
        ],
        locked={faq.key: faq.locked for faq in faqs},
    )
    refused = dict(decisions.refused)
    made: dict[str, PlacedFAQ] = {}
    for faq in faqs:
        if faq.key not in decisions.holding:
            made[faq.key] = faq
            continue
        decision = changes[decisions.holding[faq.key]]
        if decision.action is FAQAction.REPLACE:
            made[faq.key] = replace(
                faq, question=decision.question, answer=decision.answer, origin=origin
            )
    for index, change in enumerate(changes):
        if change.action is not FAQAction.ADD:
            continue
        added = _added(change, origin)
        if added is None:
            refused[index] = Reason.EMPTY
        elif added.key in made:
            refused[index] = Reason.ALREADY_THERE
        else:
            made[added.key] = added
    ranks = {key: rank for rank, key in enumerate(dict.fromkeys(order))}
    return AppliedFAQs(
        tuple(sorted(made.values(), key=lambda faq: ranks.get(faq.key, len(ranks)))), refused
    )


def _added(change: FAQChange, origin: Origin) -> PlacedFAQ | None:
    if change.faq is not None:
        return PlacedFAQ(key=str(change.faq), faq=change.faq, origin=origin)
    if not _has_words(change):
        return None
    return PlacedFAQ(
        key=change.id, faq=None, question=change.question, answer=change.answer, origin=origin
    )


def _has_words(change: FAQChange) -> bool:
    return bool(change.question.strip() and plain_text(change.answer))

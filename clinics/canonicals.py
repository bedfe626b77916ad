"""Whether a location's page of a guide is one of its own for search engines. Pure."""

from collections.abc import Callable
from typing import Any

from editions.entries import Snapshot
from guide_pages.blocks.showing import Scope
from guide_pages.document.copy import GuideCopy, PlacedBlock, PlacedFAQ

from .resolution.drift import FAQWords

#: Whose words make a page its own.
_OWN = (Scope.REGION, Scope.CLINIC)

#: Returns what an FAQ says where it stands, nothing where it is not shown.
WordsOf = Callable[[PlacedFAQ], FAQWords | None]


def has_own_words(copy: GuideCopy, *, group: GuideCopy, words_of: WordsOf) -> bool:
    """Return whether regions or clinics have brought words into a copy that the group's lacks.

    Words are the title, the summary, the figures of the treatment, and blocks and FAQs that are
    replaced or added, where they differ from the group's. What is only hidden or reordered, what
    stands for search engines only, and the values of facts are none.
    """
    if (copy.title, copy.summary) != (group.title, group.summary):
        return True
    if dict(copy.treatment) != dict(group.treatment):
        return True
    blocks = {block.id: _said(block) for block in group.body}
    if any(
        block.origin.scope in _OWN and _said(block) != blocks.get(block.id) for block in copy.body
    ):
        return True
    faqs = {faq.key: words_of(faq) for faq in group.faqs}
    return any(
        faq.origin.scope in _OWN and words_of(faq) not in (None, faqs.get(faq.key))
        for faq in copy.faqs
    )


def words_in(snapshot: Snapshot) -> WordsOf:
    """Return what tells the words of an FAQ, its own or those that the library has."""

    def words_of(faq: PlacedFAQ) -> FAQWords | None:
        entry = snapshot.find("faq", faq.faq) if faq.faq is not None else None
        payload = entry.payload if entry is not None else None
        if faq.faq is not None and payload is None:
            return None
        if faq.question is not None and faq.answer is not None:
            return FAQWords(faq.question, faq.answer)
        return FAQWords(payload["question"], payload["answer"]) if payload else None

    return words_of


def _said(block: PlacedBlock) -> tuple[str, dict[str, Any]]:
    return block.type, dict(block.value)

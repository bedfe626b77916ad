"""How much of what a location says of a guide is in words of its own. Pure."""

from collections.abc import Callable
from itertools import chain

from editions.entries import Snapshot
from guide_pages.blocks.showing import Scope
from guide_pages.document.copy import GuideCopy, PlacedBlock, PlacedFAQ
from guide_pages.document.wording import (
    Words,
    count,
    words_of_block,
    words_of_html,
    words_of_text,
)

from .resolution.drift import FAQWords

#: Whose words are a location's own.
OWN = frozenset({Scope.REGION, Scope.CLINIC})
#: So many words in a row that stand in the group's copy as well are a repetition.
RUN = 3
DIGITS = 3

#: Returns what an FAQ says where it stands, nothing where it is not shown.
WordsOf = Callable[[PlacedFAQ], FAQWords | None]


def local_share(copy: GuideCopy, *, group: "GroupCopy") -> float:
    """Return which part of the words of ``copy`` regions and clinics have written, from 0 to 1.

    ``group`` is the copy that they have changed, the group's own. Counted are the title, the
    summary, blocks and FAQs. Of what is written for the place only those words are its own that
    repeat no three words in a row of the group's copy, and none of a shorter text that stands
    there whole. Facts are no words. An FAQ of the library is in the library's words, whoever
    chose it. What is hidden still counts as words that are not its own: nothing becomes local by
    leaving other things out.
    """
    own, shared = _parts(copy, group)
    texts = [words for words in own if words]
    written = sum(len(words) - group.repeated(words) for words in texts)
    total = count(texts) + shared + group.hidden_in(copy)
    return round(written / total, DIGITS) if total else 0.0


class GroupCopy:
    """What the group says of a guide: its words, and how many stand in each part."""

    def __init__(self, copy: GuideCopy, words_of: WordsOf) -> None:
        self.words_of = words_of
        self.library_faqs = [faq.faq for faq in copy.faqs if faq.faq is not None]
        blocks = {block.id: words_of_block(block) for block in copy.body}
        faqs = {faq.key: words_of_faq(faq, words_of) for faq in copy.faqs}
        self._texts = [
            *(words_of_text(copy.title), words_of_html(copy.summary)),
            *chain.from_iterable([*blocks.values(), *faqs.values()]),
        ]
        self._blocks = {key: count(texts) for key, texts in blocks.items()}
        self._faqs = {key: count(texts) for key, texts in faqs.items()}
        self._runs: dict[int, set[Words]] = {}

    def hidden_in(self, copy: GuideCopy) -> int:
        """Return how many words stand in blocks and FAQs that a copy does not show."""
        blocks = self._blocks.keys() - {block.id for block in copy.body}
        faqs = self._faqs.keys() - {faq.key for faq in copy.faqs}
        return sum(self._blocks[key] for key in blocks) + sum(self._faqs[key] for key in faqs)

    def size_of_block(self, block: PlacedBlock) -> int:
        """Return how many words stand in a block that is not a location's own."""
        known = self._blocks.get(block.id)
        return known if known is not None else count(words_of_block(block))

    def size_of_faq(self, faq: PlacedFAQ) -> int:
        """Return how many words an FAQ of the library has."""
        known = self._faqs.get(faq.key)
        return known if known is not None else count(words_of_faq(faq, self.words_of))

    def repeated(self, words: Words) -> int:
        """Return how many words of a text only repeat what the group says."""
        size = min(RUN, len(words))
        if not size:
            return 0
        runs = self._of(size)
        found = end = 0
        for start in range(len(words) - size + 1):
            if words[start : start + size] in runs:
                found += start + size - max(start, end)
                end = start + size
        return found

    def _of(self, size: int) -> set[Words]:
        if size not in self._runs:
            self._runs[size] = {
                words[start : start + size]
                for words in self._texts
                for start in range(len(words) - size + 1)
            }
        return self._runs[size]


def words_of_faq(faq: PlacedFAQ, words_of: WordsOf) -> list[Words]:
    """Return the words of a question and its answer; none where it is not shown."""
    words = words_of(faq)
    return [words_of_text(words.question), words_of_html(words.answer)] if words else []


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


def _parts(copy: GuideCopy, group: GroupCopy) -> tuple[list[Words], int]:
    """Return the texts that may be a location's own, and how many words all others have."""
    # Nobody says whose title and summary these are: compared with the group's they tell it.
    own, shared = [words_of_text(copy.title), words_of_html(copy.summary)], 0
    for block in copy.body:
        if block.origin.scope in OWN:
            own += words_of_block(block)
        else:
            shared += group.size_of_block(block)
    for faq in copy.faqs:
        if faq.origin.scope in OWN and faq.question is not None:
            own += words_of_faq(faq, group.words_of)
        else:
            shared += group.size_of_faq(faq)
    return own, shared

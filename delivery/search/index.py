"""An index of the words of many documents, and the documents in which words are found. Pure."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, NamedTuple

from .finding import Finding, Rank
from .texts import Key, Searched, Weight
from .vocabulary import Likes, Vocabulary
from .words import folded_words, plain_words

#: What a passage, and a word, weigh in memory besides their letters and postings.
_PASSAGE_BYTES = 200
_WORD_BYTES = 300


class Passage(NamedTuple):
    """A text of a document: its title (``section`` is ``None``), a heading, a name or a text."""

    document: int
    section: int | None
    weight: Weight


class Index(Generic[Key]):
    """What can be searched of a list of documents. Never changes, so any thread may read it.

    ``size`` is about how many bytes of memory it takes.
    """

    def __init__(self, documents: Iterable[Searched[Key]], locale: str) -> None:
        self._documents = list(documents)
        self._passages: list[Passage] = []
        self._titles: list[str] = []
        # For each word the passages in which it stands, as often as it stands there.
        postings: defaultdict[str, list[int]] = defaultdict(list)
        letters = 0
        for number, (passage, text) in enumerate(self._texts()):
            letters += len(text)
            self._passages.append(passage)
            for word in folded_words(text):
                postings[word].append(number)
        self._postings = {word: array("I", found) for word, found in postings.items()}
        self._vocabulary = Vocabulary(self._postings, locale)
        self.size = (
            2 * letters
            + _PASSAGE_BYTES * len(self._passages)
            + sum(_WORD_BYTES + found.itemsize * len(found) for found in self._postings.values())
        )

    def knows(self, word: str) -> bool:
        """Say whether a folded word is found here other than as a slip."""
        return bool(self._vocabulary.like(word))

    def find(
        self,
        question: str,
        *,
        any_word: bool = False,
        in_title: bool = False,
        half_typed: bool = False,
        is_written: Callable[[str], bool] = lambda word: False,
    ) -> Finding[Key]:
        """Return the documents in which all words of a question are found, the best first.

        With ``any_word`` one of them is enough, with ``in_title`` one must be in the title or in
        a name, and with ``half_typed`` the last one may begin others with a slip. Only a word
        that is not found otherwise is taken for a slip, unless it ``is_written`` elsewhere. A
        question without words finds nothing.
        """
        asked = plain_words(question)
        terms = list(dict.fromkeys(asked))
        last = asked[-1] if asked and not question[-1:].isspace() else None
        likes = [self._vocabulary.like(term, is_last=term == last) for term in terms]
        for place, term in enumerate(terms):
            if not likes[place] and not is_written(term):
                likes[place] = self._vocabulary.slips(term, begun=half_typed and term == last)
        ranks = self._ranks(likes)
        needed = 1 if any_word else len(terms)
        phrase = " ".join(asked)
        found = [
            rank
            for rank in ranks.values()
            if len(rank.best) >= needed and (not in_title or rank.is_named)
        ]
        for rank in found:
            rank.title_begins(phrase, self._titles[rank.document])
        found.sort(key=lambda rank: rank.order)
        return Finding(self._documents, found, likes)

    def _ranks(self, likes: Sequence[Likes]) -> dict[int, Rank]:
        ranks: dict[int, Rank] = {}
        for term, words in enumerate(likes):
            for word, likeness in words.items():
                for number in self._postings[word]:
                    document, section, weight = self._passages[number]
                    rank = ranks.get(document)
                    if rank is None:
                        rank = ranks[document] = Rank(document)
                    rank.count(term, section, weight, likeness)
        return ranks

    def _texts(self) -> Iterator[tuple[Passage, str]]:
        for number, document in enumerate(self._documents):
            self._titles.append(" ".join(plain_words(document.title)))
            yield Passage(number, None, Weight.TITLE), document.title
            for place, section in enumerate(document.sections):
                if section.heading:
                    yield Passage(number, place, section.heading_weight), section.heading
                if section.name:
                    yield Passage(number, place, Weight.NAME), section.name
                yield Passage(number, place, section.weight), section.text

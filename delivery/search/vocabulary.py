"""Which of all words that are written are like one that is looked for. Pure."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .slips import allowed_slips, slips_between
from .stems import stem

#: From how many letters on the beginning of a word stands for it.
BEGINS_FROM = 3
#: From how many letters on a word is found inside others, and by its other forms.
INSIDE_FROM = 4
#: From how many letters on a stem stands for what begins with it.
STEM_BEGINS_FROM = 5


class Likeness(IntEnum):
    """How like a written word is to the one looked for; more is better."""

    TWO_SLIPS = 1
    SLIP = 2
    INSIDE = 3
    DERIVED = 4
    BEGUN = 5
    FORM = 6
    SAME = 7


#: Written words with how like they are.
Likes = Mapping[str, Likeness]


class Vocabulary:
    """All folded words that a place has written in one language."""

    def __init__(self, words: Iterable[str], locale: str) -> None:
        self._locale = locale
        self._words = sorted(set(words))
        self._known = frozenset(self._words)
        self._by_stem: dict[str, list[str]] = {}
        for word in self._words:
            self._by_stem.setdefault(stem(word, locale), []).append(word)

    def like(self, term: str, *, is_last: bool = False) -> Likes:
        """Return the written words that a folded word stands for.

        That is the word itself, its other forms, what begins with it or with its stem, and what
        has it inside. The last one may be half typed: a very short one may begin others if
        nobody has written it by itself.
        """
        likes: dict[str, Likeness] = {}
        is_known = term in self._known
        if len(term) >= INSIDE_FROM:
            likes |= dict.fromkeys(filter(lambda word: term in word, self._words), Likeness.INSIDE)
        root = stem(term, self._locale)
        if len(root) >= STEM_BEGINS_FROM:
            likes |= dict.fromkeys(self._beginning_with(root), Likeness.DERIVED)
        if len(term) >= BEGINS_FROM or (is_last and not is_known):
            likes |= dict.fromkeys(self._beginning_with(term), Likeness.BEGUN)
        if len(term) >= INSIDE_FROM:
            likes |= dict.fromkeys(self._by_stem.get(root, ()), Likeness.FORM)
        if is_known:
            likes[term] = Likeness.SAME
        return likes

    def slips(self, term: str, *, begun: bool = False) -> Likes:
        """Return the written words that a folded word may be a slip of: those with fewest slips.

        With ``begun`` it may also be the beginning of a longer word, if there is no whole one.
        """
        likes = {word: _slip(count) for word, count in _within_slips(term, self._words)}
        if begun and not likes:
            likes = self._begun_with_slips(term)
        nearest = max(likes.values(), default=None)
        return {word: likeness for word, likeness in likes.items() if likeness is nearest}

    def _beginning_with(self, term: str) -> Iterator[str]:
        for place in range(bisect_left(self._words, term), len(self._words)):
            if not self._words[place].startswith(term):
                return
            yield self._words[place]

    def _begun_with_slips(self, term: str) -> dict[str, Likeness]:
        begun: dict[str, list[str]] = {}
        for word in self._words:
            for length in range(len(term) - 1, len(term) + 2):
                if len(word) > length:
                    begun.setdefault(word[:length], []).append(word)
        likes: dict[str, Likeness] = {}
        for beginning, count in _within_slips(term, begun):
            for word in begun[beginning]:
                likes[word] = max(_slip(count), likes.get(word, Likeness.TWO_SLIPS))
        return likes


def _within_slips(term: str, words: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Return those of these words that the term may be a slip of, with the number of slips."""
    most = allowed_slips(len(term))
    if not most:
        return
    # Coarse and quick for all, then exact for the few that are left.
    near = process.extract(
        term, list(words), scorer=OSA.distance, processor=None, score_cutoff=most, limit=None
    )
    for word, _, _ in near:
        count = slips_between(term, word)
        if count is not None:
            yield word, count


def _slip(count: int) -> Likeness:
    return Likeness.SLIP if count <= 1 else Likeness.TWO_SLIPS

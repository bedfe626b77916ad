"""What a search has found: documents in their rank, and the words in them. Pure."""

from collections import Counter
from collections.abc import Collection, Container, Mapping, Sequence
from functools import cached_property
from typing import Any, Generic

from .excerpts import excerpt, marked
from .texts import Key, Searched, Weight
from .vocabulary import Likeness, Likes

#: How many places of a document are shown.
EXCERPTS = 3
#: What a word counts that stands in one section alone; in several, as much less.
_RAREST = 1_000


class Rank:
    """How well a document answers a question."""

    __slots__ = ("_title", "best", "document", "is_named", "sections", "times")

    def __init__(self, document: int) -> None:
        self.document = document
        #: For each word that is found, the most that a place of it counts.
        self.best: dict[int, int] = {}
        #: The same for each section.
        self.sections: dict[int, dict[int, int]] = {}
        #: Whether a word stands in the title or in a section's name.
        self.is_named = False
        self.times = 0
        self._title = 0

    def count(self, term: int, section: int | None, weight: Weight, likeness: Likeness) -> None:
        """Count that a word stands in a passage of this weight."""
        # The place goes first: the faintest likeness in a title is more than any in a heading.
        value = weight * 10 + likeness
        self.times += weight > Weight.BESIDE
        self.best[term] = max(value, self.best.get(term, 0))
        self.is_named |= section is None or weight is Weight.NAME
        if section is not None:
            found = self.sections.setdefault(section, {})
            found[term] = max(value, found.get(term, 0))

    def title_begins(self, phrase: str, title: str) -> None:
        """Note whether the title, in folded words, is what was asked for or begins with it."""
        self._title = title.startswith(phrase) + (title == phrase) if phrase else 0

    @property
    def order(self) -> tuple[int, ...]:
        """Return what documents are sorted by; equal ones stay in their list's order."""
        return (
            -len(self.best),
            -self._title,
            -sum(self.best.values()),
            -self.times,
            self.document,
        )

    def rarities(self) -> dict[int, int]:
        """Return for each word that sections have how much more it tells in fewer of them."""
        times = Counter(term for found in self.sections.values() for term in found)
        return {term: max(1, _RAREST // number) for term, number in times.items()}

    def best_section(self, wanted: Mapping[int, int], besides: Container[int]) -> int | None:
        """Return the section that has most of the words wanted, then most in all.

        ``wanted`` says how much each of them counts. ``None`` when no section is left.
        """
        left = [section for section in self.sections if section not in besides]

        def order(section: int) -> tuple[int, ...]:
            found = self.sections[section]
            is_wanted = sum(wanted.get(term, 0) for term in found)
            return is_wanted, len(found), sum(found.values()), -section

        return max(left, key=order, default=None)


class Finding(Generic[Key]):
    """The documents found, the best first, and how they are shown."""

    def __init__(
        self, documents: Sequence[Searched[Key]], ranks: Sequence[Rank], likes: Sequence[Likes]
    ) -> None:
        self._documents = documents
        self._ranks = {documents[rank.document].key: rank for rank in ranks}
        self._likes = likes

    @property
    def keys(self) -> list[Key]:
        """Return the keys of the documents."""
        return list(self._ranks)

    def title(self, key: Key) -> str:
        """Return the title of a document that was found, its words marked."""
        return marked(self.document(key).title, self._values).html

    def match(self, key: Key) -> dict[str, Any]:
        """Return what was found in a document as JSON: its title and the best places."""
        return {"title": self.title(key), "excerpts": self._excerpts(key)}

    def _excerpts(self, key: Key) -> list[dict[str, Any]]:
        """Return the best places of a document in its order.

        Each is chosen for the words that no other one shows yet, the rarest first.
        """
        sections, rank = self.document(key).sections, self._ranks[key]
        wanted = rank.rarities()
        shown: dict[int, dict[str, Any]] = {}
        while len(shown) < EXCERPTS:
            place = rank.best_section(wanted, besides=shown)
            if place is None:
                break
            section = sections[place]
            heading = marked(section.heading, self._values)
            # A name is shown by its section being there.
            named = marked(section.name, self._values)
            wanted = _without(wanted, heading.terms | named.terms)
            piece = excerpt(section.text, self._values, wanted=wanted)
            wanted = _without(wanted, piece.terms)
            shown[place] = {**section.about, "heading": heading.html, "html": piece.html}
        return [shown[place] for place in sorted(shown)]

    def document(self, key: Key) -> Searched[Key]:
        """Return what is searched of a document that was found."""
        return self._documents[self._ranks[key].document]

    @cached_property
    def _values(self) -> dict[str, dict[int, int]]:
        """For every written word that was found, how like it is to each word looked for."""
        values: dict[str, dict[int, int]] = {}
        for term, words in enumerate(self._likes):
            for word, likeness in words.items():
                values.setdefault(word, {})[term] = likeness
        return values


def _without(wanted: Mapping[int, int], shown: Collection[int]) -> dict[int, int]:
    return {term: count for term, count in wanted.items() if term not in shown}

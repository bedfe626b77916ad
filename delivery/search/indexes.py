"""The indexes of a place, each made when it is first asked and kept beside the documents."""

from collections.abc import Callable, Iterable
from typing import Any

from clinics.tree import Node
from delivery.documents import Library
from editions.entries import Entry
from guide_pages.blocks.showing import Scope

from .index import Index
from .searched import searched_clinic, searched_faq, searched_guide
from .suggested import SuggestionKey, suggested
from .texts import Searched

#: As many bytes count as one document among those that a process keeps.
_DOCUMENT_BYTES = 40 * 1024


def index_of_guides(library: Library, locale: str) -> Index[int]:
    """Return the index of the guides of a language."""
    return _kept(
        library, ("guides", locale), locale, lambda: map(searched_guide, library.guides(locale))
    )


def index_of_faqs(library: Library, locale: str, guide: Entry | None) -> Index[int | str]:
    """Return the index of the FAQs of a language, or of a guide as it shows them."""
    if guide is None:
        return _kept(
            library, ("faqs", locale), locale, lambda: map(searched_faq, library.faqs(locale))
        )
    return _kept(
        library,
        ("faqs", locale, guide.object_id),
        locale,
        lambda: map(searched_faq, library.faqs_of_guide(guide)),
    )


def index_of_clinics(library: Library, locale: str) -> Index[int]:
    """Return the index of all clinics that have not closed."""
    return _kept(
        library,
        ("clinics", locale),
        locale,
        lambda: (searched_clinic(node, _regions(library, node)) for node in library.clinics()),
    )


def index_of_suggestions(library: Library, locale: str) -> Index[SuggestionKey]:
    """Return the index of what can be suggested in a language."""
    return _kept(
        library,
        ("suggestions", locale),
        locale,
        lambda: suggested(library.guides(locale), library.faqs(locale)),
    )


def is_in_guides(library: Library, locale: str) -> Callable[[str], bool]:
    """Return what says whether guides of a language have a word: then it is no slip elsewhere.

    Their index is made when it is first asked about a word.
    """
    return lambda word: index_of_guides(library, locale).knows(word)


def _regions(library: Library, node: Node) -> list[str]:
    """Return the names of the regions above a clinic, the nearest first."""
    chain = library.tree.chain(node)
    return [each.name for each in reversed(chain) if each.scope is Scope.REGION]


def _kept(
    library: Library,
    name: tuple[Any, ...],
    locale: str,
    documents: Callable[[], Iterable[Searched[Any]]],
) -> Index[Any]:
    return library.kept(
        ("index", *name),
        lambda: Index(documents(), locale),
        weight=lambda index: 1 + index.size // _DOCUMENT_BYTES,
    )

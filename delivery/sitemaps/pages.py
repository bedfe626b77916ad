"""The pages of one place that search engines should list."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from delivery.documents import Library
from delivery.parameters import content_languages
from editions.entries import Entry
from guide_pages.document.models import GuideDocument


@dataclass(frozen=True)
class Page:
    """A page, since when it says what it says, and the same in each language by its code.

    ``languages`` is empty where there is one language only.
    """

    url: str
    changed_at: datetime | None
    languages: dict[str, str] = field(default_factory=dict)


def pages_of(library: Library) -> list[Page]:
    """Return the pages of a place that stand for themselves, in its order, language by language.

    Left out are guides without an address, those that another page stands for, and those that
    are not to be indexed. Languages that share an address share a page.
    """
    listed: dict[int, tuple[Entry, GuideDocument]] = {}
    for language, _ in content_languages():
        for entry in library.served_guides(language):
            document = library.document(entry)
            if _is_listed(document):
                listed[entry.object_id] = entry, document
    pages: dict[str, Page] = {}
    for entry, document in listed.values():
        page = Page(
            url=document.meta.html_url or "",
            changed_at=library.changed_at(document.meta.content_version),
            languages=_languages(library, entry, {pk: each for pk, (_, each) in listed.items()}),
        )
        known = pages.get(page.url)
        pages[page.url] = page if known is None else _newer(known, page)
    return list(pages.values())


def _is_listed(document: GuideDocument) -> bool:
    own, seo = document.meta.html_url, document.seo
    return own is not None and seo.canonical_url == own and seo.robots != "noindex"


def _languages(library: Library, entry: Entry, listed: dict[int, GuideDocument]) -> dict[str, str]:
    """Return the listed pages of a treatment by their language; none for a single one."""
    ids = library.tree.languages((entry.payload or {})["translation_key"])
    found = dict(sorted(_addresses(listed[pk] for pk in ids if pk in listed)))
    # Languages that share an address cannot be told apart by it.
    return found if len(set(found.values())) == len(found) > 1 else {}


def _addresses(documents: Iterator[GuideDocument]) -> Iterator[tuple[str, str]]:
    for document in documents:
        yield document.meta.locale, document.meta.html_url or ""


def _newer(one: Page, other: Page) -> Page:
    if one.changed_at is None or other.changed_at is None:
        return one
    return one if one.changed_at >= other.changed_at else other

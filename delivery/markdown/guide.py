"""A guide's answer in Markdown, and where it is found."""

from delivery.answers import Answer, text_answer
from delivery.caching.negotiation import MARKDOWN
from delivery.documents import Library, addresses
from delivery.parameters import default_language
from editions.entries import Entry
from guide_pages.document.markdown import guide_file
from guide_pages.document.models import GuideDocument

from .labels import LabelsIn


def markdown_answer(library: Library, guide: Entry) -> Answer:
    """Return a guide that is served as a Markdown file, labelled in its own language."""
    document = library.document(guide)
    return text_answer(
        guide_file(document, LabelsIn(document.meta.locale)),
        MARKDOWN,
        changed_at=library.changed_at(document.meta.content_version),
        tags=library.tags(guide),
    )


def negotiated_answer(library: Library, guide: Entry) -> Answer:
    """Return the same under the address of the JSON document, to whoever prefers Markdown."""
    response = markdown_answer(library, guide)
    response.is_negotiated = True
    response["Content-Location"] = markdown_address(library.document(guide))
    return response


def markdown_address(guide: GuideDocument) -> str:
    """Return the one address at which a guide in Markdown is named to others."""
    return addresses.guide_markdown(
        guide.meta.slug,
        clinic=guide.clinic.code if guide.clinic is not None else None,
        locale=named_language(guide.meta.locale),
    )


def named_language(locale: str) -> str | None:
    """Return how an address names a language: not at all, if it is the site's own."""
    return locale if locale != default_language() else None

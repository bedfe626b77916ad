"""What is suggested while somebody types: titles of guides, headings in them, questions."""

from collections.abc import Iterable, Iterator
from typing import Any

from delivery.resources import FAQResource
from guide_pages.document.models import GuideDocument

from .models import Kind
from .searched import heading_of, name_of_block
from .texts import Searched, Section, Weight

#: The kind, the id of a section's guide, and the id of the guide, the block or the FAQ itself.
SuggestionKey = tuple[Kind, int | None, int | str]


def suggested(
    guides: Iterable[GuideDocument], faqs: Iterable[FAQResource]
) -> Iterator[Searched[SuggestionKey]]:
    """Return everything that can be suggested: guides, then their sections, then FAQs."""
    sections: list[Searched[SuggestionKey]] = []
    for guide in guides:
        about = _about(guide.meta.html_url, guide.meta.detail_url, slug=guide.meta.slug)
        yield _suggestion(("guide", None, guide.id), guide.title, about)
        named = {"id": guide.id, "slug": guide.meta.slug, "title": guide.title}
        sections += [
            _suggestion(
                ("section", guide.id, block.id),
                heading_of(block),
                about
                | {
                    "anchor": block.value.anchor,
                    "guide": named,
                    "html_url": _with_anchor(guide.meta.html_url, block.value.anchor),
                },
                context=guide.title,
                name=name_of_block(block, guide.meta.locale),
            )
            for block in guide.body
            if heading_of(block)
        ]
    yield from sections
    for faq in faqs:
        about = _about(None, faq.meta.detail_url)
        yield _suggestion(("faq", None, faq.id), faq.question, about)


def _suggestion(
    key: SuggestionKey, title: str, about: dict[str, Any], context: str = "", name: str = ""
) -> Searched[SuggestionKey]:
    section = Section(context, name=name, weight=Weight.BESIDE, about=about)
    return Searched(key, title, [section])


def _about(html_url: str | None, detail_url: str, slug: str | None = None) -> dict[str, Any]:
    return {
        "slug": slug,
        "anchor": None,
        "guide": None,
        "html_url": html_url,
        "detail_url": detail_url,
    }


def _with_anchor(url: str | None, anchor: str | None) -> str | None:
    return f"{url}#{anchor}" if url is not None and anchor is not None else url

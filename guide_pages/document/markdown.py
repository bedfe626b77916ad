"""A guide's document as Markdown: the same words for readers of text, people and models. Pure."""

import re
from collections.abc import Iterable
from json import dumps

from editorial.markdown.labels import Labels
from editorial.markdown.pieces import address, bullets, heading, joined, link, named, numbered
from editorial.markdown.plain import escaped, without_controls
from editorial.markdown.rich_text import rich_text
from guide_pages.blocks.writing import Writing, picture

from .blocks import write_block
from .figures import figures_of
from .models import GuideDocument, Review

#: What YAML does not take as it is between quotation marks.
_UNPRINTABLE = re.compile(r"[\u2028\u2029\ufeff\ufffe\uffff]")


def guide_file(guide: GuideDocument, labels: Labels) -> str:
    """Return a guide as a Markdown file: what programs ask of it, then the guide."""
    return f"{_front_matter(guide)}\n\n{guide_markdown(guide, labels)}\n"


def guide_markdown(guide: GuideDocument, labels: Labels, level: int = 1) -> str:
    """Return a guide as Markdown, its title a heading of this level."""
    writing = Writing(labels, level + 1)
    return joined(
        heading(level, guide.title),
        rich_text(guide.summary, level + 1),
        picture(guide.image),
        bullets(named(each.label, each.text) for each in figures_of(guide.treatment, labels)),
        *(write_block(block, writing) for block in guide.body),
        _part(labels.gettext("Frequently asked questions"), _questions(guide, level + 2), level),
        _part(labels.gettext("Related guides"), _related(guide), level),
        _part(labels.gettext("Sources"), _sources(guide), level),
        _part(labels.gettext("About this guide"), _about(guide, labels), level),
    )


def _part(label: str, said: str, level: int) -> str:
    return joined(heading(level + 1, label), said) if said else ""


def _questions(guide: GuideDocument, level: int) -> str:
    return joined(
        *(
            joined(heading(level, faq.question), rich_text(faq.answer, level + 1))
            for faq in guide.faqs
        )
    )


def _related(guide: GuideDocument) -> str:
    return bullets(link(each.title, each.html_url) for each in guide.related)


def _sources(guide: GuideDocument) -> str:
    return numbered(link(each.title, each.url) for each in guide.sources)


def _about(guide: GuideDocument, labels: Labels) -> str:
    lines: list[tuple[str, str]] = []
    if guide.clinic is not None:
        lines.append((labels.gettext("Clinic"), escaped(guide.clinic.name)))
    if guide.review is not None:
        lines += _reviewed(guide.review, labels)
    if url := _url(guide):
        lines.append((labels.gettext("Address"), address(url)))
    lines.append((labels.gettext("Version"), str(guide.meta.content_version)))
    return bullets(f"{escaped(name)}: {said}" for name, said in lines)


def _reviewed(review: Review, labels: Labels) -> Iterable[tuple[str, str]]:
    reviewer = review.reviewed_by
    if reviewer is not None and reviewer.name:
        parts = [link(reviewer.name, reviewer.url), escaped(reviewer.credentials)]
        yield labels.gettext("Reviewed by"), ", ".join(filter(None, parts))
    if review.last_reviewed is not None:
        yield labels.gettext("Last reviewed"), review.last_reviewed.isoformat()
    if review.next_review is not None:
        yield labels.gettext("Next review due"), review.next_review.isoformat()


def _url(guide: GuideDocument) -> str | None:
    return guide.seo.canonical_url or guide.meta.html_url


def _front_matter(guide: GuideDocument) -> str:
    """Return what programs ask of a file, as YAML between two lines of hyphens."""
    review = guide.review
    said = {
        "title": _quoted(guide.title),
        "url": _quoted(_url(guide)),
        "language": _quoted(guide.meta.locale),
        "clinic": _quoted(guide.clinic.code if guide.clinic is not None else None),
        "last_reviewed": review.last_reviewed.isoformat()
        if review is not None and review.last_reviewed is not None
        else None,
        "version": str(guide.meta.content_version),
    }
    lines = [f"{key}: {value}" for key, value in said.items() if value is not None]
    return "\n".join(("---", *lines, "---"))


def _quoted(text: str | None) -> str | None:
    if text is None:
        return None
    written = dumps(" ".join(without_controls(text).split()), ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda each: f"\\u{ord(each[0]):04x}", written)

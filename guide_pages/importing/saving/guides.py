"""An understood guide as a page: created, or an existing one updated as a new draft.

Everything here runs inside the caller's transaction.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.log_actions import log
from wagtail.models import Locale

from editions.numbering import take_numbering_lock
from editorial.models import Topic
from faq.models import FAQ
from guide_pages.importing.doubts import Doubt, shortened
from guide_pages.importing.reading.outline import Source
from guide_pages.importing.refusal import DocumentRefused
from guide_pages.importing.report import Result
from guide_pages.importing.saving.faqs import SavedFAQs, save_faqs
from guide_pages.importing.saving.matching import RawBlock, new_body, updated_body
from guide_pages.importing.understanding.guide import UnderstoodGuide
from guide_pages.importing.understanding.titles import slug_of
from guide_pages.models import GuideFAQ, GuideIndexPage, GuidePage, GuideSource

LONGEST_TOPIC = 80


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving did: the guide, its result, the questions reused, and its doubts."""

    guide: GuidePage
    result: Result
    reused: frozenset[str]
    doubts: tuple[Doubt, ...]


def save_guide(
    understood: UnderstoodGuide,
    *,
    library: GuideIndexPage,
    locale: Locale,
    update: bool,
    publish: bool,
) -> Saved:
    """Create the guide in the library, or with `update` change the existing one.

    The existing guide is the one with the same slug in the language, else with the same title.
    What the document doesn't speak of (image, related guides, review, and any field it leaves
    empty) stays as it is. Raises `DocumentRefused` when the guide exists and `update` is false,
    when it is locked, and when publishing is refused.
    """
    take_numbering_lock()
    existing = _existing_guide(understood, locale)
    if existing is not None and not update:
        raise DocumentRefused(
            f"The guide “{existing.title}” ({existing.slug}) exists: import with --update to "
            "change it as a new draft, or give the document another title and slug."
        )
    try:
        faqs = save_faqs(understood.faqs, locale=locale, publish=publish)
        if existing is None:
            return _create(understood, faqs, library, locale, publish=publish)
        return _update(understood, faqs, existing, publish=publish)
    except ValidationError as error:
        raise DocumentRefused(_sentence(error)) from error


def _existing_guide(understood: UnderstoodGuide, locale: Locale) -> GuidePage | None:
    guides = GuidePage.objects.filter(locale=locale)
    by_slug = guides.filter(slug=understood.slug).first()
    if by_slug is not None:
        return by_slug
    by_title = list(guides.filter(title__iexact=understood.title)[:2])
    if len(by_title) > 1:
        raise DocumentRefused(
            f"Several guides have the title “{understood.title}”: name the one that is meant by "
            "its slug, in a line “slug: …” at the top of the document."
        )
    return by_title[0] if by_title else None


def _create(
    understood: UnderstoodGuide,
    faqs: SavedFAQs,
    library: GuideIndexPage,
    locale: Locale,
    *,
    publish: bool,
) -> Saved:
    guide = GuidePage(title=understood.title, slug=understood.slug, locale=locale, live=False)
    guide.body = json.dumps(new_body(understood.blocks))
    doubts = _write(guide, understood, faqs)
    guide.validates_as_draft = not publish
    library.add_child(instance=guide)
    log(guide, "wagtail.create")
    revision = guide.save_revision()
    if publish:
        revision.publish()
        guide.refresh_from_db()
    return Saved(guide, "created", faqs.reused, (*faqs.doubts, *doubts))


def _update(
    understood: UnderstoodGuide, faqs: SavedFAQs, existing: GuidePage, *, publish: bool
) -> Saved:
    if existing.locked or existing.current_workflow_state is not None:
        raise DocumentRefused(
            f"The guide “{existing.title}” is locked or in moderation: unlock it or finish the "
            "moderation in the admin, and import again."
        )
    draft: GuidePage = existing.get_latest_revision_as_object()
    before = _content(draft)
    body, removed = updated_body(understood.blocks, _raw_body(draft))
    if understood.has_own_title:
        draft.title = understood.title
    doubts = [*faqs.doubts, *(_removed_block(block) for block in removed)]
    doubts += _removed_faqs(draft, faqs.faqs)
    draft.body = json.dumps(body)
    doubts += _write(draft, understood, faqs)
    is_changed = _content(draft) != before
    if is_changed:
        draft.validates_as_draft = not publish
        revision = draft.save_revision(log_action=True)
    else:
        revision = existing.get_latest_revision()
    must_publish = publish and (
        is_changed or existing.has_unpublished_changes or not existing.live
    )
    if must_publish:
        revision = revision or draft.save_revision(log_action=True)
        revision.publish()
    existing.refresh_from_db()
    result: Result = "updated" if is_changed or must_publish else "unchanged"
    return Saved(existing, result, faqs.reused, tuple(doubts))


def _write(guide: GuidePage, understood: UnderstoodGuide, faqs: SavedFAQs) -> list[Doubt]:
    """Set what the document says besides title and body; what it leaves out stays."""
    doubts: list[Doubt] = []
    if understood.summary:
        guide.summary = understood.summary
    for figure in understood.treatment.figures:
        setattr(guide, f"{figure.name}_min", figure.minimum)
        setattr(guide, f"{figure.name}_max", figure.maximum)
    for name, text, limit in (
        ("seo_title", understood.seo_title, 255),
        ("search_description", understood.seo_description, 1000),
    ):
        if text:
            setattr(guide, name, text[:limit])
        if len(text) > limit:
            doubts.append(Doubt(0, "not_imported", f"Too long and cut after {limit}: “{text}”."))
    if understood.topics:
        guide.topics.set(_topics(understood.topics, doubts))
    if understood.sources:
        _set_sources(guide, understood.sources)
    if faqs.faqs:
        _set_faqs(guide, faqs.faqs)
    return doubts


def _topics(names: Sequence[str], doubts: list[Doubt]) -> list[Topic]:
    """The topics of these names, made where there is none."""
    topics: list[Topic] = []
    for name in names:
        slug = slug_of(name)
        topic = (
            Topic.objects.filter(name__iexact=name).first()
            or Topic.objects.filter(slug=slug).first()
        )
        if topic is None and (not slug or len(name) > LONGEST_TOPIC):
            doubts.append(
                Doubt(
                    0,
                    "not_imported",
                    f"The topic “{name}” isn't imported: a topic's name has at most "
                    f"{LONGEST_TOPIC} characters, Latin letters among them.",
                )
            )
            continue
        if topic is None:
            topic = Topic(name=name, slug=slug)
            topic.full_clean()
            topic.save()
        if topic not in topics:
            topics.append(topic)
    return topics


def _set_sources(guide: GuidePage, sources: Sequence[Source]) -> None:
    known = {(source.title, source.url): source for source in guide.sources.all()}
    wanted = list(dict.fromkeys((source.title[:255], source.url) for source in sources))
    rows = [known.get(key) or GuideSource(title=key[0], url=key[1]) for key in wanted]
    for place, row in enumerate(rows):
        row.sort_order = place
        row.full_clean(exclude=["guide"])
    guide.sources.set(rows)


def _set_faqs(guide: GuidePage, faqs: Sequence[FAQ]) -> None:
    known = {row.faq_id: row for row in guide.guide_faqs.all()}
    unique = dict.fromkeys(faqs)
    rows = [known.get(faq.pk) or GuideFAQ(faq=faq) for faq in unique]
    for place, row in enumerate(rows):
        row.sort_order = place
    guide.guide_faqs.set(rows)


def _content(guide: GuidePage) -> dict[str, Any]:
    """What an import can change in a guide, for telling whether it did."""
    fields = ("title", "summary", "seo_title", "search_description")
    ranges = ("session_minutes", "sessions", "recovery_days")
    return {
        **{name: getattr(guide, name) for name in fields},
        **{
            f"{name}_{end}": getattr(guide, f"{name}_{end}")
            for name in ranges
            for end in ("min", "max")
        },
        "body": _raw_body(guide),
        "topics": sorted(topic.pk for topic in guide.topics.all()),
        "sources": [(row.title, row.url) for row in guide.sources.all()],
        "faqs": [row.faq_id for row in guide.guide_faqs.all()],
    }


def _raw_body(guide: GuidePage) -> list[RawBlock]:
    return list(guide.body.get_prep_value())


def _removed_block(block: RawBlock) -> Doubt:
    name = block["value"].get("heading") or shortened(
        str(block["value"].get("text") or block["type"])
    )
    return Doubt(
        0,
        "block_removed",
        f"The part “{name}” isn't in the document any more and is taken out of the new draft.",
    )


def _removed_faqs(guide: GuidePage, faqs: Sequence[FAQ]) -> list[Doubt]:
    if not faqs:
        return []
    wanted = {faq.pk for faq in faqs}
    return [
        Doubt(
            0,
            "faq_removed",
            f"The FAQ “{row.faq.question}” isn't in the document and is taken out of the new "
            "draft; the FAQ itself stays.",
        )
        for row in guide.guide_faqs.all()
        if row.faq_id not in wanted
    ]


def _sentence(error: ValidationError) -> str:
    """What validation says, as one sentence with the names of the fields."""
    if not hasattr(error, "error_dict"):
        return f"The guide can't be saved: {' '.join(error.messages)}"
    parts = [
        f"{field.replace('_', ' ')}: {' '.join(messages)}"
        for field, messages in error.message_dict.items()
    ]
    return f"The guide can't be saved: {'; '.join(parts)}"

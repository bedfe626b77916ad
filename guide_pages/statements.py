"""What guides and libraries say: their payloads from what is stored, or from a draft."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from editorial.rich_text import without_editor_marks
from guide_pages.document.anchors import assign_anchors
from guide_pages.models import GuidePage
from guide_pages.payloads import (
    BlockPayload,
    GuidePayload,
    PlacedFAQPayload,
    PlacedImagePayload,
    RangePayload,
    ReviewPayload,
    SEOPayload,
    SourcePayload,
    TreatmentPayload,
)

#: The child of a raw block that says whether locations may change it.
LOCK = "locked"


@dataclass
class Relations:
    """The ids and rows that belong to one guide, in the editor's order; topics by id."""

    faqs: list[PlacedFAQPayload] = field(default_factory=list)
    related: list[int] = field(default_factory=list)
    topics: list[int] = field(default_factory=list)
    sources: list[tuple[str, str]] = field(default_factory=list)


def stored_relations(guide_ids: Collection[int]) -> Mapping[int, Relations]:
    """Return the relations of live guides as stored. Four queries for any number of ids."""
    relations: dict[int, Relations] = defaultdict(Relations)

    def rows(name: str, *columns: str) -> Iterable[tuple[Any, ...]]:
        of_guides = _child_model(name).objects.filter(guide_id__in=guide_ids)
        return of_guides.order_by("sort_order").values_list("guide_id", *columns)

    for guide_id, faq_id, locked in rows("guide_faqs", "faq_id", "locked"):
        relations[guide_id].faqs.append(PlacedFAQPayload(faq=faq_id, locked=locked))
    for guide_id, related_id in rows("related_guides", "related_id"):
        relations[guide_id].related.append(related_id)
    for guide_id, title, url in rows("sources", "title", "url"):
        relations[guide_id].sources.append((title, url))
    topics = GuidePage.topics.through.objects.filter(guidepage_id__in=guide_ids)
    for guide_id, topic_id in topics.order_by("topic_id").values_list("guidepage_id", "topic_id"):
        relations[guide_id].topics.append(topic_id)
    return relations


def draft_relations(guide: GuidePage) -> Relations:
    """Return the relations of a guide in memory, saved or not.

    Rows of a form in which nothing has been chosen yet are left out.
    """
    return Relations(
        faqs=[
            PlacedFAQPayload(faq=item.faq_id, locked=item.locked)
            for item in guide.guide_faqs.all()
            if item.faq_id is not None
        ],
        related=[
            item.related_id for item in guide.related_guides.all() if item.related_id is not None
        ],
        topics=sorted(topic.pk for topic in guide.topics.all()),
        sources=[(source.title, source.url) for source in guide.sources.all()],
    )


def guide_payload(
    guide: GuidePage, relations: Relations, published: Mapping[str, Any] | None
) -> GuidePayload:
    """Return what a guide says. ``published`` is the payload it was last public with."""
    raw_body = _raw_body(guide)
    anchors = assign_anchors(raw_body, _published_anchors(published))
    return GuidePayload(
        translation_key=guide.translation_key,
        locale=guide.locale.language_code,
        slug=guide.slug,
        title=guide.title,
        summary=without_editor_marks(guide.summary),
        image=PlacedImagePayload(image=guide.image_id, alt=guide.image_alt.strip())
        if guide.image_id is not None
        else None,
        featured=guide.featured,
        offered_by_default=not guide.only_where_selected,
        first_published_at=guide.first_published_at,
        topics=relations.topics,
        treatment=TreatmentPayload(
            session_minutes=_range(guide.session_minutes_min, guide.session_minutes_max, 1),
            sessions=_range(guide.sessions_min, guide.sessions_max, 1),
            recovery_days=_range(guide.recovery_days_min, guide.recovery_days_max, 0),
        ),
        body=[BlockPayload(**block, anchor=anchors[block["id"]]) for block in raw_body],
        faqs=relations.faqs,
        related=relations.related,
        sources=[SourcePayload(title=title, url=url) for title, url in relations.sources],
        review=_review(guide),
        seo=SEOPayload(title=guide.seo_title, description=guide.search_description),
    )


def _raw_body(guide: GuidePage) -> list[dict[str, Any]]:
    return [
        {
            "id": block["id"],
            "type": block["type"],
            "value": raw_value(without_lock(block["value"])),
            "locked": bool(block["value"].get(LOCK)),
        }
        for block in guide.body.get_prep_value()
    ]


def without_lock(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return a block's raw value without its lock, which is said beside it."""
    return {name: child for name, child in value.items() if name != LOCK}


def raw_value(value: Any) -> Any:
    """Return a raw value without what only the editor needs: ids of list items, keys.

    Saving the same words again must not make another payload.
    """
    if isinstance(value, str):
        return without_editor_marks(value)
    if isinstance(value, Mapping):
        return {name: raw_value(child) for name, child in value.items()}
    if isinstance(value, list):
        return [raw_value(_item_value(item)) for item in value]
    return value


def _item_value(item: Any) -> Any:
    is_list_item = isinstance(item, Mapping) and item.keys() == {"type", "value", "id"}
    return item["value"] if is_list_item else item


def _published_anchors(published: Mapping[str, Any] | None) -> dict[str, str]:
    body: Sequence[Mapping[str, Any]] = (published or {}).get("body", ())
    return {block["id"]: block["anchor"] for block in body if block["anchor"]}


def _range(least: int | None, most: int | None, lowest: int) -> RangePayload | None:
    """Return the range; "up to 3" begins at ``lowest``, "at least 3" is the figure itself."""
    if most is None:
        return None if least is None else RangePayload(min=least, max=least)
    return RangePayload(min=min(lowest, most) if least is None else least, max=most)


def _review(guide: GuidePage) -> ReviewPayload | None:
    if guide.reviewer_id is None and guide.last_reviewed is None and guide.next_review is None:
        return None
    return ReviewPayload(
        reviewer=guide.reviewer_id,
        last_reviewed=guide.last_reviewed,
        next_review=guide.next_review,
    )


def _child_model(name: str) -> Any:
    return GuidePage._meta.get_field(name).related_model

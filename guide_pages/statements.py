"""What guides and libraries say: their payloads from what is stored, or from a draft."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from editorial.rich_text import without_editor_marks
from guide_pages.document.anchors import assign_anchors
from guide_pages.models import GuidePage
from guide_pages.payloads import (
    BlockPayload,
    GuidePayload,
    PlacedImagePayload,
    RangePayload,
    ReviewPayload,
    SEOPayload,
    SourcePayload,
    TreatmentPayload,
)


@dataclass
class Relations:
    """The ids and rows that belong to one guide, in the editor's order; topics by id."""

    faqs: list[int] = field(default_factory=list)
    related: list[int] = field(default_factory=list)
    topics: list[int] = field(default_factory=list)
    sources: list[tuple[str, str]] = field(default_factory=list)


def stored_relations(guide_ids: Collection[int]) -> Mapping[int, Relations]:
    """Return the relations of live guides as stored. Four queries for any number of ids."""
    relations: dict[int, Relations] = defaultdict(Relations)
    for name, column in (("guide_faqs", "faq_id"), ("related_guides", "related_id")):
        rows = _child_model(name).objects.filter(guide_id__in=guide_ids).order_by("sort_order")
        for guide_id, related_id in rows.values_list("guide_id", column):
            of_guide = relations[guide_id]
            (of_guide.faqs if name == "guide_faqs" else of_guide.related).append(related_id)
    sources = _child_model("sources").objects.filter(guide_id__in=guide_ids)
    for guide_id, title, url in sources.order_by("sort_order").values_list(
        "guide_id", "title", "url"
    ):
        relations[guide_id].sources.append((title, url))
    topics = GuidePage.topics.through.objects.filter(guidepage_id__in=guide_ids)
    for guide_id, topic_id in topics.order_by("topic_id").values_list("guidepage_id", "topic_id"):
        relations[guide_id].topics.append(topic_id)
    return relations


def draft_relations(guide: GuidePage) -> Relations:
    """Return the relations of a guide in memory, saved or not."""
    return Relations(
        faqs=[item.faq_id for item in guide.guide_faqs.all()],
        related=[item.related_id for item in guide.related_guides.all()],
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
        locale=guide.locale.language_code,
        slug=guide.slug,
        title=guide.title,
        summary=without_editor_marks(guide.summary),
        image=PlacedImagePayload(image=guide.image_id, alt=guide.image_alt.strip())
        if guide.image_id is not None
        else None,
        featured=guide.featured,
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
        {"id": block["id"], "type": block["type"], "value": _content(block["value"])}
        for block in guide.body.get_prep_value()
    ]


def _content(value: Any) -> Any:
    """Return a raw value without what only the editor needs: ids of list items, keys.

    Saving the same words again must not make another payload.
    """
    if isinstance(value, str):
        return without_editor_marks(value)
    if isinstance(value, Mapping):
        return {name: _content(child) for name, child in value.items()}
    if isinstance(value, list):
        return [_content(_item_value(item)) for item in value]
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

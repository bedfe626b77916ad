"""Snapshots in which a draft is public already."""

from typing import Any

from django.utils import timezone

from editions.entries import Entry, Snapshot
from editorial.kinds import FactKind
from editorial.models import FactDefinition
from editorial.payloads import FactPayload
from editorial.rich_text import without_editor_marks
from faq.kinds import FAQKind
from faq.models import FAQ
from faq.payloads import FAQPayload
from guide_pages.kinds import GuideKind
from guide_pages.models import GuidePage
from guide_pages.statements import draft_relations, guide_payload

from .kinds import LocalGuideKind
from .local_guides.changes import local_guide_payload
from .models import LocalGuidePage, Location
from .statements import draft_payload


def with_guide_draft(snapshot: Snapshot, guide: GuidePage) -> Snapshot:
    """Return the snapshot as it would be with a guide's newest draft published."""
    draft = guide.get_latest_revision_as_object()
    entry = snapshot.find(GuideKind.name, guide.pk)
    published = entry.payload if entry is not None else None
    payload = guide_payload(draft, draft_relations(draft), published)
    return _with(snapshot, GuideKind.name, guide.pk, draft.slug, payload.model_dump(mode="json"))


def with_faq_draft(snapshot: Snapshot, faq: FAQ) -> Snapshot:
    """Return the snapshot as it would be with an FAQ's newest draft published."""
    draft = faq.get_latest_revision_as_object()
    payload = FAQPayload(
        locale=draft.locale.language_code,
        question=draft.question,
        answer=without_editor_marks(draft.answer),
        topics=sorted(topic.pk for topic in draft.topics.all()),
    )
    return _with(snapshot, FAQKind.name, faq.pk, "", payload.model_dump(mode="json"))


def with_location_draft(snapshot: Snapshot, location: Location) -> Snapshot:
    """Return the snapshot as it would be with a location's newest draft published.

    Rows that nobody has finished are left out, as they are at go-live.
    """
    draft = location.get_latest_revision_as_object()
    payload = draft_payload(draft)
    return _with(
        snapshot, _kind_of(location), location.pk, draft.code, payload.model_dump(mode="json")
    )


def with_local_guide_draft(snapshot: Snapshot, local: LocalGuidePage) -> Snapshot:
    """Return the snapshot as it would be with a local guide's newest draft published."""
    draft = local.get_latest_revision_as_object()
    payload = local_guide_payload(draft).model_dump(mode="json")
    key = f"{draft.for_location_id}/{draft.guide_id}"
    return _with(snapshot, LocalGuideKind.name, local.pk, key, payload)


def with_default(snapshot: Snapshot, fact: FactDefinition, default: str) -> Snapshot:
    """Return the snapshot as it would be with another default of a fact."""
    payload = FactPayload(key=fact.key, label=fact.label, default=default, required=fact.required)
    return _with(snapshot, FactKind.name, fact.pk, fact.key, payload.model_dump(mode="json"))


def _kind_of(location: Any) -> str:
    return str(location.edition_kind)


def _with(
    snapshot: Snapshot, kind: str, object_id: int, key: str, payload: dict[str, object]
) -> Snapshot:
    entry = Entry(
        number=snapshot.number,
        kind=kind,
        object_id=object_id,
        key=key,
        at=timezone.now(),
        payload=payload,
    )
    return snapshot.with_entries([entry])

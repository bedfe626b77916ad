"""Snapshots in which a draft is public already."""

from typing import Any

from django.utils import timezone

from clinics.models import ClinicPage, Location
from clinics.statements import (
    address_payload,
    location_payloads,
    setting_payloads,
    value_payloads,
)
from editions.entries import Entry, Snapshot
from editorial.rich_text import without_editor_marks
from faq.kinds import FAQKind
from faq.models import FAQ
from faq.payloads import FAQPayload
from guide_pages.kinds import GuideKind
from guide_pages.models import GuidePage
from guide_pages.statements import draft_relations, guide_payload


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

    What copy is made from is the draft's: name, values of facts, choice of guides, address and
    means of contact. Hours, people and pictures are as stored.
    """
    draft = location.get_latest_revision_as_object()
    payload = location_payloads([location], _clinics(location))[location.pk]
    payload = payload.model_copy(
        update={
            "name": draft.title,
            "url_pattern": draft.url_pattern,
            "values": value_payloads(draft.fact_values.all()),
            "guides": setting_payloads(draft.guide_settings.all()),
        }
    )
    if isinstance(draft, ClinicPage) and payload.clinic is not None:
        details = payload.clinic.model_copy(update=_reached(draft))
        payload = payload.model_copy(update={"clinic": details})
    return _with(
        snapshot, _kind_of(location), location.pk, draft.code, payload.model_dump(mode="json")
    )


def _kind_of(location: Any) -> str:
    return str(location.edition_kind)


def _clinics(location: Location) -> dict[int, ClinicPage]:
    return {location.pk: location} if isinstance(location, ClinicPage) else {}


def _reached(draft: ClinicPage) -> dict[str, object]:
    names = ("status", "phone", "email", "booking_url", "website_url")
    return {"address": address_payload(draft), **{name: getattr(draft, name) for name in names}}


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

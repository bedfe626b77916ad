"""The versions of local guides that drift is asked of: what is live and what is the draft."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Q, QuerySet

from clinics.kinds import LocalGuideKind
from clinics.local_guides.changes import local_guide_payload
from clinics.models import LocalGuidePage
from editions.entries import Snapshot

#: What a change was made against: ``{"edition": number, "fingerprint": digest}``, and ``kept``
#: with the kind of a drift that was looked at and left as it is.
Basis = Mapping[str, Mapping[str, Any]]


class State(StrEnum):
    """In which version of a local guide a change stands."""

    LIVE = "live"
    DRAFT = "draft"


@dataclass(frozen=True)
class Version:
    """One version of a local guide: its payload, and the basis of each of its changes."""

    local_guide: int
    location: int
    guide: int
    state: State
    payload: Mapping[str, Any]
    basis: Basis


def versions_of(local: LocalGuidePage, snapshot: Snapshot) -> list[Version]:
    """Return the public version and the draft of one local guide, those that there are.

    One query when there is a draft, none otherwise.
    """
    versions = list(_live([local], snapshot))
    if _has_draft(local) and local.latest_revision is not None:
        versions.append(_draft(local, local.latest_revision.content))
    return versions


def all_versions(
    snapshot: Snapshot, local_guides: QuerySet[LocalGuidePage] | None = None
) -> list[Version]:
    """Return the versions of many local guides, by default of all. Two queries."""
    if local_guides is None:
        local_guides = LocalGuidePage.objects.all()
    rows = local_guides.only("for_location_id", "guide_id", "basis", "live")
    versions = list(_live(rows, snapshot))
    drafts = local_guides.filter(Q(live=False) | Q(has_unpublished_changes=True))
    for local in drafts.select_related("latest_revision"):
        if local.latest_revision is not None:
            versions.append(_draft(local, local.latest_revision.content))
    return versions


def _has_draft(local: LocalGuidePage) -> bool:
    return bool(not local.live or local.has_unpublished_changes)


def _live(rows: Iterable[LocalGuidePage], snapshot: Snapshot) -> Iterator[Version]:
    for row in rows:
        entry = snapshot.find(LocalGuideKind.name, row.pk)
        if entry is not None and entry.payload is not None:
            yield Version(
                local_guide=row.pk,
                location=row.for_location_id,
                guide=row.guide_id,
                state=State.LIVE,
                payload=entry.payload,
                basis=_basis(row.basis),
            )


def _draft(row: LocalGuidePage, content: Mapping[str, Any]) -> Version:
    # Read without its relations: they would be asked for one by one.
    draft = LocalGuidePage.from_serializable_data(content, check_fks=False)
    draft.for_location_id, draft.guide_id = row.for_location_id, row.guide_id
    return Version(
        local_guide=row.pk,
        location=row.for_location_id,
        guide=row.guide_id,
        state=State.DRAFT,
        payload=local_guide_payload(draft).model_dump(mode="json"),
        basis=_basis(draft.basis),
    )


def _basis(stored: Any) -> Basis:
    return stored if isinstance(stored, dict) else {}

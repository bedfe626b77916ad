"""Which FAQs local guides use: what keeps those from being deleted."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from faq.models import FAQUse
from faq.uses import record_uses

if TYPE_CHECKING:
    from clinics.models import LocalGuidePage


def record_faq_uses(local: "LocalGuidePage") -> None:
    """Record which FAQs the live local guide, its draft and its scheduled revisions add."""
    State = FAQUse.State
    stored = type(local).objects.filter(pk=local.pk, live=True).first()
    drafts = local.revisions.filter(pk=local.latest_revision_id)
    scheduled = local.revisions.filter(approved_go_live_at__isnull=False)
    record_uses(
        local,
        {
            State.LIVE: _chosen(stored.faq_changes.get_prep_value()) if stored else set(),
            State.DRAFT: _chosen_in(drafts),
            State.SCHEDULED: _chosen_in(scheduled),
        },
    )


def _chosen_in(revisions: Any) -> set[int]:
    found: set[int] = set()
    for revision in revisions:
        found |= _chosen(revision.as_object().faq_changes.get_prep_value())
    return found


def _chosen(raw: Iterable[Any]) -> set[int]:
    ids = {change["value"].get("faq") for change in raw if change["type"] == "choose"}
    return {faq_id for faq_id in ids if faq_id is not None}

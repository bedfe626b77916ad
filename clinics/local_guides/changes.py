"""A local guide's changes: from what is stored to what is said, and to a layer."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from clinics.payloads import BlockChangePayload, FAQChangePayload, LocalGuidePayload
from clinics.resolution.layers import BlockAction, FAQAction
from editorial.rich_text import without_editor_marks
from guide_pages.statements import raw_value, without_lock

from .blocks import HIDE

if TYPE_CHECKING:
    from clinics.models import LocalGuidePage

FIGURES = ("session_minutes", "sessions", "recovery_days")


def local_guide_payload(local: "LocalGuidePage") -> LocalGuidePayload:
    """Return what a local guide says, draft or not."""
    texts = {
        "title": local.guide_title.strip(),
        "summary": without_editor_marks(local.summary),
        "seo_title": local.seo_title.strip(),
        "seo_description": local.search_description.strip(),
    }
    return LocalGuidePayload(
        guide=local.guide_id,
        location=local.for_location_id,
        offered=local.offered,
        texts={name: text for name, text in texts.items() if text},
        treatment={name: figure for name in FIGURES if (figure := _figure(local, name))},
        blocks=list(_block_changes(local.changes.get_prep_value())),
        faqs=list(_faq_changes(local.faq_changes.get_prep_value())),
        faq_order=[str(key) for key in local.faq_order],
        canonical=local.canonical,
    )


def _block_changes(raw: Iterable[Mapping[str, Any]]) -> Iterable[BlockChangePayload]:
    for change in raw:
        value = change["value"]
        if change["type"] == HIDE:
            yield BlockChangePayload(
                id=change["id"],
                action=BlockAction.HIDE,
                target=value["target"],
                type=None,
                value=None,
            )
        else:
            yield BlockChangePayload(
                id=change["id"],
                action=value["action"],
                target=value["target"],
                type=change["type"],
                value=raw_value(without_lock(value["content"])),
            )


def _faq_changes(raw: Iterable[Mapping[str, Any]]) -> Iterable[FAQChangePayload]:
    actions = {"hide": FAQAction.HIDE, "replace": FAQAction.REPLACE}
    for change in raw:
        value = change["value"]
        yield FAQChangePayload(
            id=change["id"],
            action=actions.get(change["type"], FAQAction.ADD),
            target=value.get("target", ""),
            question=value.get("question", ""),
            answer=without_editor_marks(value.get("answer", "")),
            faq=value.get("faq"),
        )


def _figure(local: "LocalGuidePage", name: str) -> dict[str, int] | None:
    least, most = getattr(local, f"{name}_min"), getattr(local, f"{name}_max")
    if least is None and most is None:
        return None
    return {"min": most if least is None else least, "max": least if most is None else most}

"""Taking a change out of a local guide, so that the copy from above holds again."""

import json

from clinics.models import LocalGuidePage

from .things import FIGURE, TEXT, Part

#: Where a local guide keeps the text that a change's id names.
_TEXT_FIELDS = {
    "title": "guide_title",
    "summary": "summary",
    "seo_title": "seo_title",
    "seo_description": "search_description",
}


def remove(draft: LocalGuidePage, change: str, part: Part) -> bool:
    """Remove the change from a local guide in memory; returns whether it was there."""
    if part is Part.TEXT:
        field = _TEXT_FIELDS[change.removeprefix(TEXT)]
        was_there = bool(getattr(draft, field))
        setattr(draft, field, "")
        return was_there
    if part is Part.FIGURE:
        names = [f"{change.removeprefix(FIGURE)}_{end}" for end in ("min", "max")]
        was_there = any(getattr(draft, name) is not None for name in names)
        for name in names:
            setattr(draft, name, None)
        return was_there
    field = "changes" if part is Part.BLOCK else "faq_changes"
    raw = getattr(draft, field).get_prep_value()
    kept = [each for each in raw if each["id"] != change]
    setattr(draft, field, json.dumps(kept))
    return len(kept) < len(raw)

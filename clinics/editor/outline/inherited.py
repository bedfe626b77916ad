"""The copy from above of single fields: for reading, and as a form would hold it."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from guide_pages.blocks.showing import SHARED
from guide_pages.document.models import Treatment
from guide_pages.models.guide import SUMMARY_FEATURES
from guide_pages.templatetags.guides import figures

if TYPE_CHECKING:
    from .rows import Outline

#: The fields of a local guide, by what of the copy they override.
TEXTS = {
    "title": "guide_title",
    "summary": "summary",
    "seo_title": "seo_title",
    "seo_description": "search_description",
}


@dataclass(frozen=True)
class Inherited:
    """What holds from above. ``values`` are what the form's inputs would hold, by name.

    ``origin`` says whose words it is, for people.
    """

    reading: SafeString | str
    values: dict[str, Any]
    origin: str

    @property
    def values_json(self) -> str:
        """Return the values for the script."""
        return json.dumps(self.values)


def inherited(outline: "Outline", name: str) -> Inherited:
    """Return a text (``summary``) or a figure (``sessions``) of the copy from above."""
    origin = outline.origin_label(outline.above.origins.get(name, SHARED))
    if name not in TEXTS:
        return Inherited(*_figure(outline, name), origin)
    raw = getattr(outline.copy, name)
    if name == "summary":
        state = ContentstateConverter(SUMMARY_FEATURES).from_database_format(raw)
        reading: SafeString | str = outline.reader.rich(raw)
        return Inherited(reading or _nothing(name), {"summary": state}, origin)
    reading = outline.reader.showing.plain(raw)
    return Inherited(reading or _nothing(name), {TEXTS[name]: raw}, origin)


def _figure(outline: "Outline", name: str) -> tuple[str, dict[str, Any]]:
    span = outline.copy.treatment.get(name)
    known = figures(Treatment(**{**dict.fromkeys(outline.copy.treatment), name: span}))
    reading = known[0].text if known else _("Not stated")
    values = {f"{name}_{end}": span[end] if span else "" for end in ("min", "max")}
    return reading, values


def _nothing(name: str) -> SafeString:
    sentences = {
        "seo_title": _("The title is used."),
        "seo_description": _("The beginning of the summary is used."),
    }
    return format_html("<em>{}</em>", sentences.get(name, _("Nothing")))

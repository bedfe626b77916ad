"""What the templates of guides ask of a guide's document."""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from django import template
from django.conf import settings
from django.template import Context
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from wagtail.blocks import BoundBlock
from wagtail.models import Page, Site

from editions.entries import Snapshot
from editorial.facts.values import DefaultFacts, Substitution
from guide_pages.blocks.care_list.document import CareItem
from guide_pages.blocks.showing import Showing
from guide_pages.document.blocks import make_block
from guide_pages.document.copy import PlacedBlock
from guide_pages.document.figures import Figure, figures_of
from guide_pages.document.models import GuideDocument, Treatment

register = template.Library()


class Content(NamedTuple):
    """A line of the table of contents."""

    anchor: str
    heading: str


@register.filter
def figures(treatment: Treatment) -> list[Figure]:
    """Return the known figures of a treatment in words, in the reader's language."""
    return figures_of(treatment, translation)


@register.filter
def contents(guide: GuideDocument) -> list[Content]:
    """Return the headings of a guide that can be linked to, in order."""
    headed = [
        Content(block.value.anchor, getattr(block.value, "heading", ""))
        for block in guide.body
        if block.value.anchor
    ]
    return [content for content in headed if content.heading]


@register.filter
def block_template(block: Any) -> str:
    """Return the template of a block's type."""
    return f"guide_pages/blocks/{block.type}.html"


@register.filter
def of_kind(items: Iterable[CareItem], kind: str) -> list[CareItem]:
    """Return the pieces of advice of one kind."""
    return [item for item in items if item.kind == kind and item.text]


@register.filter
def filled(points: Iterable[str]) -> list[str]:
    """Return the points that say something."""
    return [point for point in points if point]


@register.filter
def html(display_html: str, level: int = 3) -> SafeString:
    """Mark a document's clean HTML as safe, its headings beginning at ``level``, none skipped."""
    current, nested = level, False

    def moved(tag: re.Match[str]) -> str:
        nonlocal current, nested
        closing, digit = tag.groups()
        if not closing:
            nested = nested or digit == "3"
            current = level + 1 if nested and digit == "4" else level
        return f"<{closing}h{current}>"

    # Documents hold nothing but display_html's output: nh3 has cleaned it.
    return mark_safe(re.sub(r"<(/?)h([34])>", moved, display_html))  # noqa: S308


@register.simple_tag
def library_of(page: Page) -> Page | None:
    """Return the library page above a guide, ``None`` while nobody can open it."""
    parent: Page | None = page.get_parent()
    return parent if parent is not None and parent.live and parent.depth > 1 else None


@register.simple_tag(takes_context=True)
def site_name(context: Context) -> str:
    """Return the name of the site that is being read, or else of the whole installation."""
    request = context.get("request")
    site = Site.find_for_request(request) if request is not None else None
    return (site.site_name if site else "") or getattr(settings, "WAGTAIL_SITE_NAME", "")


@register.simple_tag
def previewed(bound_block: BoundBlock) -> Any | None:
    """Return the document of a block with its preview value, without images and links."""
    facts = DefaultFacts(Snapshot())
    showing = Showing(
        link_target=lambda page_id: None,
        substitution=Substitution(facts, facts, lambda entry: None),
    )
    block = bound_block.block
    value = block.get_prep_value(bound_block.value)
    placed = PlacedBlock(id="", type=block.name, value=value, anchor=None)
    return make_block(placed, showing)

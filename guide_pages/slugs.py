"""Slugs of guides: ASCII, never all digits, unique in a language.

A number in the API's address is an id, so a slug must not look like one.
"""

import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from guide_pages.models import GuidePage


def slug_errors(guide: "GuidePage") -> dict[str, str]:
    """Return what is wrong with a guide's slug, by field; empty when it may be used."""
    slug = guide.slug
    if not slug:
        return {}
    if not re.fullmatch(r"[A-Za-z0-9_-]+", slug):
        return {
            "slug": _("Use only the letters a–z, digits, hyphens and underscores in the slug.")
        }
    if slug.isdigit():
        return {"slug": _("A slug needs at least one letter: a number alone means a guide's id.")}
    if guide.locale_id is not None and is_taken(guide):
        return {"slug": _("Another guide in this language has this slug. Choose another one.")}
    return {}


def free_slug(guide: "GuidePage") -> str:
    """Return a slug that the guide may have: its own, or the nearest one that is free.

    For guides that no form has asked about, such as copies.
    """
    base = guide.slug if not guide.slug.isdigit() else f"guide-{guide.slug}"
    others = type(guide).objects.filter(locale_id=guide.locale_id).exclude(pk=guide.pk)
    taken = set(others.filter(slug__startswith=base).values_list("slug", flat=True))
    candidate, suffix = base, 1
    while candidate in taken:
        suffix += 1
        candidate = f"{base}-{suffix}"
    return candidate


def take_free_slug(guide: "GuidePage") -> None:
    """Give a guide that is being added a slug that it may have, when it has one at all."""
    if guide.slug and guide.locale_id is not None:
        guide.slug = free_slug(guide)


def is_taken(guide: "GuidePage") -> bool:
    """Return whether another guide of the same language has this guide's slug."""
    others = type(guide).objects.filter(slug=guide.slug, locale_id=guide.locale_id)
    return others.exclude(pk=guide.pk).exists()

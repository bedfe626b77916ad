"""What changes of a local guide do, and what became of them elsewhere, for people."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from clinics.editor.outline.rows import Outline
from clinics.models import LocalGuidePage

from .apply import Outcome
from .blocks import HIDE
from .taking import ORDER, Result


def changes_in_words(local: LocalGuidePage) -> dict[str, str]:
    """Return what each change of a local guide does, for people."""
    outline = Outline(local)
    names = {block.id: outline.name_of(block.value) for block in outline.copy.body}
    faqs = {faq.key: outline.reader.faq(faq).question for faq in outline.copy.faqs}
    words = {
        "text:title": _("The title"),
        "text:summary": _("The summary"),
        "text:seo_title": _("The title in search results"),
        "text:seo_description": _("The text in search results"),
        "treatment:session_minutes": _("Minutes per session"),
        "treatment:sessions": _("Sessions in one course"),
        "treatment:recovery_days": _("Days of recovery"),
        ORDER: _("The order of the questions"),
    }
    raw_blocks, raw_faqs = local.changes.get_prep_value(), local.faq_changes.get_prep_value()
    own = outline.block_readings(raw_blocks) | outline.faq_readings(raw_faqs)
    for raw, about in [(each, names) for each in raw_blocks] + [(each, faqs) for each in raw_faqs]:
        target = about.get(raw["value"].get("target", ""), "") or _("something that is gone")
        reading = own.get(str(raw["id"]), {})
        name = reading.get("name") or reading.get("label") or _("without a name yet")
        if raw["type"] == HIDE:
            sentence = _("Hides “%(target)s”")
        elif raw["type"] == "replace" or raw["value"].get("action") == "replace":
            sentence = _("Changes “%(target)s”")
        else:
            sentence = _("Adds “%(name)s”")
        words[str(raw["id"])] = sentence % {"target": target, "name": name}
    return words


def outcome_in_words(outcome: Outcome, changes: dict[str, str], user: Any) -> dict[str, Any]:
    """Return what was done at one location, and the way to take it back."""
    sentences = {
        Result.DONE: _("in the draft now"),
        Result.SAME: _("says the same already"),
        Result.THEIRS: _("has its own change, which stays"),
        Result.LOCKED: _("locked, nothing done"),
        Result.GONE: _("does not have this part"),
    }
    done = Result.DONE in outcome.results.values()
    return {
        "location": outcome.location,
        "local": None if outcome.refused else outcome.local,
        "refused": outcome.refused,
        "done": done,
        "lines": [
            f"{changes[name]}: {sentences[result]}" for name, result in outcome.results.items()
        ],
        "undo": _way_back(outcome, user) if done else None,
    }


def _way_back(outcome: Outcome, user: Any) -> tuple[str, str] | None:
    """Return an address and what it leads to: away with a new draft, else its earlier one."""
    local = outcome.local
    if local is None:
        return None
    if not outcome.made:
        return reverse("wagtailadmin_pages:history", args=[local.pk]), _("Earlier versions")
    if local.permissions_for_user(user).can_delete():
        return reverse("wagtailadmin_pages:delete", args=[local.pk]), _("Delete this draft")
    return None

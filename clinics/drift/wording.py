"""A drifted change in the words of its editor."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from clinics.models import LocalGuidePage
from clinics.resolution.comparison import Kind, Run
from clinics.resolution.drift import DriftKind

from .comparing import Comparison
from .finding import DriftedChange
from .things import Part
from .versions import State

KINDS: dict[str, Any] = {
    DriftKind.CHANGED: gettext_lazy("Changed above"),
    DriftKind.GONE: gettext_lazy("Gone above"),
    DriftKind.LOCKED: gettext_lazy("Locked above"),
}
PARTS: dict[str, Any] = {
    Part.BLOCK: gettext_lazy("Part of the guide"),
    Part.FAQ: gettext_lazy("FAQ"),
    Part.TEXT: gettext_lazy("Text"),
    Part.FIGURE: gettext_lazy("Figure"),
}
#: Texts and figures by the names of resolution.
NAMES: dict[str, Any] = {
    "title": gettext_lazy("Title"),
    "summary": gettext_lazy("Summary"),
    "seo_title": gettext_lazy("Title in search results"),
    "seo_description": gettext_lazy("Text in search results"),
    "session_minutes": gettext_lazy("Minutes per session"),
    "sessions": gettext_lazy("Sessions in one course"),
    "recovery_days": gettext_lazy("Days of recovery"),
}


def label_of(drifted: DriftedChange) -> str:
    """Return what people know the target by."""
    return str(NAMES.get(drifted.label, drifted.label)) or _("A piece that is no longer there")


def kind_of(drifted: DriftedChange) -> str:
    """Return what has happened."""
    return str(KINDS[drifted.kind])


def part_in_words(drifted: DriftedChange) -> str:
    """Return what of the guide it is about."""
    return str(PARTS[drifted.part])


def state_of(drifted: DriftedChange) -> str:
    """Return where the change stands."""
    if drifted.states == {State.LIVE}:
        return _("Live")
    if drifted.states == {State.DRAFT}:
        return _("Draft")
    return _("Live and draft")


class ChangeInWords:
    """One drifted change for the page that shows it three ways."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.drifted = comparison.drifted
        self.label = label_of(comparison.drifted)
        self.kind = kind_of(comparison.drifted)
        self.part = part_in_words(comparison.drifted)
        self.state = state_of(comparison.drifted)

    @property
    def explanation(self) -> str:
        """Return what has happened and what it means, in a sentence or two."""
        inserted = self.comparison.action.startswith("insert")
        if self.drifted.kind is DriftKind.LOCKED:
            return _(
                "The copy above has been locked, so your words are no longer shown. They are kept "
                "here until you decide."
            )
        if self.drifted.kind is DriftKind.GONE:
            if inserted:
                return _(
                    "What your block stood beside is gone, so it stands at the end or the start "
                    "of the guide."
                )
            return _(
                "What you changed is no longer in the guide, so your words are not shown. They "
                "are kept here until you decide."
            )
        if self.comparison.ours is None:
            return _("What you hide here has been rewritten above. It stays hidden.")
        return _("The copy above has been rewritten. Visitors here go on reading your words.")

    @property
    def keep_label(self) -> str:
        """Return what keeping is called."""
        if self.comparison.ours is None and self.drifted.kind is DriftKind.CHANGED:
            return _("Keep it hidden")
        return _("Keep ours")

    @property
    def take_label(self) -> str:
        """Return what giving up the change is called."""
        if self.drifted.kind is DriftKind.GONE:
            return _("Remove ours")
        return _("Take the new copy")

    @property
    def then(self) -> Sequence[Run]:
        """Return what stood above, with what has been removed since."""
        return [run for run in self.comparison.since if run.kind is not Kind.ADDED]

    @property
    def now(self) -> Sequence[Run]:
        """Return what stands above, with what has been added since."""
        runs = self.comparison.since if self.comparison.is_then_known else self.comparison.own
        if not self.comparison.is_then_known:
            return [Run(Kind.SAME, run.text) for run in runs if run.kind is not Kind.ADDED]
        return [run for run in runs if run.kind is not Kind.REMOVED]

    @property
    def ours(self) -> Sequence[Run]:
        """Return what the location says, with what is in its words alone."""
        return [run for run in self.comparison.own if run.kind is not Kind.REMOVED]


def count_of(number: int) -> str:
    """Return how many changes have drifted: what every screen calls them."""
    return ngettext("%(number)s drifted change", "%(number)s drifted changes", number) % {
        "number": number
    }


def badge_of(local: LocalGuidePage, drifted: Sequence[DriftedChange]) -> dict[str, Any] | None:
    """Return what a badge shows, ``None`` without drift: ``{count, label, url}``.

    ``count`` is short, ``label`` says what it means.
    """
    if not drifted:
        return None
    number = len(drifted)
    return {
        "count": count_of(number),
        "label": ngettext(
            "%(number)s drifted change: the copy above has changed since",
            "%(number)s drifted changes: the copy above has changed since",
            number,
        )
        % {"number": number},
        "url": reverse("clinics_drift", args=(local.pk,)),
    }

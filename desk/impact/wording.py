"""The impact of an edit in the words of its editor."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from clinics.drift.wording import NAMES, PARTS
from clinics.impact.impact import ClinicImpact, Outcome
from clinics.impact.own_words import OwnWords
from clinics.tree import Node
from editorial.facts.checking import known_facts

from .clinic_wording import DetailInWords, detail_names, details_in_words
from .gap_wording import lacked, lost, names_of, required_and_lacked, required_and_lost
from .pending import Edit

OUTCOMES: dict[str, Any] = {
    Outcome.CHANGED: gettext_lazy("Changes"),
    Outcome.KEPT: gettext_lazy("Keeps its own words"),
    Outcome.SAME: gettext_lazy("Stays the same"),
    Outcome.APPEARS: gettext_lazy("Gets the guide"),
    Outcome.DISAPPEARS: gettext_lazy("Loses the guide"),
}
#: Parts of a guide that a location can't change, by their names in the payload.
OTHERS: dict[str, Any] = {
    "image": gettext_lazy("the main image"),
    "topics": gettext_lazy("the topics"),
    "related": gettext_lazy("the related guides"),
    "sources": gettext_lazy("the sources"),
    "review": gettext_lazy("the review"),
    "featured": gettext_lazy("whether it is featured"),
    "slug": gettext_lazy("the address"),
    "clinic": gettext_lazy("the clinic’s name or code"),
    "page": gettext_lazy("the address of its page"),
    "actions": gettext_lazy("where a button leads"),
}


@dataclass(frozen=True)
class OwnInWords:
    """A part that a location says itself, and where."""

    part: str
    label: str
    place: str
    url: str


@dataclass(frozen=True)
class Row:
    """A guide at a clinic."""

    clinic: Node
    guide: int
    guide_title: str
    outcome: str
    is_changed: bool
    own_words: Sequence[OwnInWords]
    lacks: Sequence[str]
    falls_back: Sequence[str]


class ImpactInWords:
    """What templates read of an edit."""

    def __init__(self, edit: Edit) -> None:
        self.edit = edit
        self.summary = edit.summary
        self.url = edit.url

    @property
    def page_of_gaps(self) -> str:
        """Return where all clinics that lack a fact are listed."""
        return f"{self.url}{'&' if '?' in self.url else '?'}show=lacks"

    @property
    def has_several_guides(self) -> bool:
        """Whether rows must say which guide they are about."""
        return len({each.guide for each in self.edit.impacts}) > 1

    @property
    def headline(self) -> str:
        """Return how many clinics change."""
        number = self.summary.changed
        if not number and not self.edit.is_pending:
            return _("Nothing is waiting to be published.")
        if self.edit.is_about_guides:
            return self._guides_changed(number)
        if not self.summary.clinics:
            return _("No clinic shows this yet, so publishing changes none.")
        if not number:
            return _("Publishing changes no clinic.")
        return ngettext(
            "Publishing changes %(number)s of %(all)s clinic.",
            "Publishing changes %(number)s of %(all)s clinics.",
            self.summary.clinics,
        ) % {"number": number, "all": self.summary.clinics}

    def _guides_changed(self, number: int) -> str:
        if not number:
            return _("Publishing changes no guide.")
        return ngettext(
            "Publishing changes guides of %(number)s of %(all)s clinic.",
            "Publishing changes guides of %(number)s of %(all)s clinics.",
            self.summary.clinics,
        ) % {"number": number, "all": self.summary.clinics}

    @property
    def kept(self) -> str:
        """Return which clinics keep words of their own, "" for none."""
        number = len(self.summary.kept)
        if not number:
            return ""
        return ngettext(
            "%(number)s keeps words of its own: %(names)s.",
            "%(number)s keep words of their own: %(names)s.",
            number,
        ) % {"number": number, "names": names_of([each.clinic for each in self.summary.kept])}

    @property
    def lacking(self) -> Sequence[str]:
        """Return a sentence for each fact that some clinics lack."""
        return [
            *self._told(lacked, self.summary.lacking),
            *self._told(required_and_lacked, self.edit.without_required),
        ]

    @property
    def gaps(self) -> Sequence[str]:
        """Return a sentence for each fact that clinics would lack and do not lack now."""
        found = self.edit.gaps
        return [
            *self._told(lacked, found.nothing),
            *self._told(lost, found.instead),
            *self._told(required_and_lost, found.required),
        ]

    def _told(
        self, sentence: Callable[[str, Sequence[Node]], str], found: Mapping[str, Sequence[Node]]
    ) -> list[str]:
        return [sentence(self._fact(key), nodes) for key, nodes in found.items()]

    @property
    def has_gaps_in_copy(self) -> bool:
        """Whether visitors would read the gaps, so that words in copy or a default help."""
        return bool(self.edit.gaps.nothing or self.edit.gaps.instead)

    @property
    def has_gaps_in_required(self) -> bool:
        """Whether clinics would be without what every clinic needs."""
        return bool(self.edit.gaps.required)

    @property
    def about_clinics(self) -> str:
        """Return which clinics themselves say something else, "" for none."""
        nodes = self.edit.clinics_with_details
        if not nodes:
            return ""
        if len(self.edit.clinics()) == 1:
            names = detail_names(self.edit.details(nodes[0]), self._labels)
            return _("What the clinic says of itself changes: %(names)s.") % {"names": names}
        return ngettext(
            "What %(number)s clinic says of itself changes: %(names)s.",
            "What %(number)s clinics say of themselves changes: %(names)s.",
            len(nodes),
        ) % {"number": len(nodes), "names": names_of(nodes)}

    def details(self, clinic: Node) -> list[DetailInWords]:
        """Return what a clinic says of itself and would say differently."""
        return details_in_words(self.edit.details(clinic), self._labels)

    def listed(self, show: str = "") -> list[ClinicImpact]:
        """Return what the page lists: what is ``changed``, ``kept``, ``lacks``, or all."""
        return [each for each in self.edit.impacts if _is_shown(each, show)]

    def rows(self, impacts: Iterable[ClinicImpact]) -> list[Row]:
        """Return rows in words."""
        return [self._row(each) for each in impacts]

    def difference(self, found: ClinicImpact) -> dict[str, Any]:
        """Return the pieces that differ at a clinic, with labels."""
        made = self.edit.difference(found.clinic, found.guide)
        pieces = [
            {
                "part": str(PARTS[piece.part]),
                "label": str(NAMES.get(piece.label, piece.label)),
                "was": piece.was,
                "will_be": piece.will_be,
            }
            for piece in made.pieces
        ]
        return {"pieces": pieces, "others": [str(OTHERS[name]) for name in made.others]}

    def _row(self, each: ClinicImpact) -> Row:
        return Row(
            clinic=each.clinic,
            guide=each.guide,
            guide_title=self.edit.title_of(each.guide),
            outcome=str(OUTCOMES[each.outcome]),
            is_changed=each.is_changed,
            own_words=[self._own(own) for own in each.own_words],
            lacks=[self._fact(key) for key in each.lacks],
            falls_back=[self._fact(key) for key in each.falls_back],
        )

    def _own(self, own: OwnWords) -> OwnInWords:
        node = self.edit.after.tree.find(own.location)
        return OwnInWords(
            part=str(PARTS[own.part]),
            label=str(NAMES.get(own.label, own.label)),
            place=node.name if node is not None else own.location,
            url=reverse("wagtailadmin_pages:edit", args=(own.local_guide,)),
        )

    def _fact(self, key: str) -> str:
        return self._labels.get(key, key)

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {fact.key: fact.label for fact in known_facts()}


def _is_shown(each: ClinicImpact, show: str) -> bool:
    if show == "changed":
        return each.is_changed
    if show == "kept":
        return bool(each.own_words)
    if show == "lacks":
        return bool(each.lacks)
    return True

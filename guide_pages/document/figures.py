"""The figures of a treatment in words. Pure."""

from typing import NamedTuple

from editorial.markdown.labels import Labels

from .models import Range, Treatment


class Figure(NamedTuple):
    """One figure of a treatment; ``name`` tells which."""

    name: str
    label: str
    text: str


def figures_of(treatment: Treatment, labels: Labels) -> list[Figure]:
    """Return the known figures of a treatment in words, such as "30–60 minutes"."""
    found = []
    if treatment.session_minutes:
        span, most = _span(treatment.session_minutes), treatment.session_minutes.max
        text = labels.ngettext("%(span)s minute", "%(span)s minutes", most) % {"span": span}
        found.append(Figure("session", labels.gettext("One session"), text))
    if treatment.sessions:
        span, most = _span(treatment.sessions), treatment.sessions.max
        text = labels.ngettext("%(span)s session", "%(span)s sessions", most) % {"span": span}
        found.append(Figure("course", labels.gettext("Usual course"), text))
    if treatment.recovery_days:
        span, most = _span(treatment.recovery_days), treatment.recovery_days.max
        text = labels.ngettext("%(span)s day", "%(span)s days", most) % {"span": span}
        found.append(Figure("recovery", labels.gettext("Recovery"), text))
    return found


def _span(figure: Range) -> str:
    return str(figure.min) if figure.min == figure.max else f"{figure.min}–{figure.max}"

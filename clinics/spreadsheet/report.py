"""A plan as plain lines, for a terminal."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .plan import Action, Plan, PlannedClinic
from .problems import Problem


def report(plan: Plan, *, done: bool) -> str:
    """Return what happens to each clinic that changes, and the counts.

    ``done`` tells whether it has happened.
    """
    return "\n".join([*_lines(plan), summary(plan, done=done)])


def summary(plan: Plan, *, done: bool) -> str:
    """Return the counts in one line."""
    if plan.problems:
        count = len(plan.problems)
        return ngettext(
            "%(count)s problem. Nothing was imported.",
            "%(count)s problems. Nothing was imported.",
            count,
        ) % {"count": count}
    counts = {action.value: plan.count(action) for action in Action}
    if done:
        return _("%(new)s added, %(changed)s changed, %(unchanged)s unchanged.") % counts
    return (
        _(
            "%(new)s would be added, %(changed)s changed, %(unchanged)s left unchanged. "
            "Nothing was imported."
        )
        % counts
    )


def problem_line(problem: Problem) -> str:
    """Return a problem with its place in the file."""
    said = problem.said(_)
    if problem.line is None:
        return said
    place = {"line": problem.line, "column": problem.column, "said": said}
    if problem.column:
        return _("Line %(line)s, column %(column)s: %(said)s") % place
    return _("Line %(line)s: %(said)s") % place


def _lines(plan: Plan) -> Iterator[str]:
    for clinic in plan.clinics:
        if clinic.action is not Action.UNCHANGED:
            yield f"{_said(clinic)} {clinic.code} ({clinic.name})"
            for each in clinic.differences:
                yield f"  {each.column}: {_short(each.old)} → {_short(each.new)}"


def _said(clinic: PlannedClinic) -> str:
    return _("new") if clinic.action is Action.NEW else _("changed")


def _short(cell: str) -> str:
    line = " ".join(cell.split())
    return (f"{line[:77]}…" if len(line) > 78 else line) or "–"

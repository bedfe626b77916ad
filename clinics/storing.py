"""What is stored of a location that is not, or not yet, in a state to be published.

Its revision has all of it; here is what the tables get.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter, log

from .unfinished import is_refused, relations, repeated, said_once, unfinished_fields
from .unfinished import unfinished_rows as rows_left_out

if TYPE_CHECKING:
    from .models import Location

logger = logging.getLogger(__name__)

#: How a publication by the clock calls itself.
BY_CLOCK = "wagtail.publish.scheduled"
LEFT_OUT = "clinics.left_out"

#: What lists of pages show of a draft, and when it goes live.
_IDENTITY = ("title", "code", "slug", "url_path", "go_live_at", "expire_at")


@contextmanager
def only_its_identity(location: "Location") -> Iterator[Sequence[str] | None]:
    """Give an unfinished draft, while it is stored, no more than the tables may hold.

    Yields the names of the columns to store: those that say what it is called, or ``None`` for
    all of a new location, whose other columns are empty meanwhile. The rest is in the revision.
    """
    is_new = location._state.adding
    unfinished = unfinished_fields(location)
    stored: Any = type(location)() if is_new else type(location).objects.get(pk=location.pk)
    held = {name: getattr(location, name) for name in unfinished}
    rows = {name: list(getattr(location, name).all()) for name in relations(location)}
    _take(location, stored, unfinished)
    location.slug = location.code or location.slug
    if is_new:
        for name in rows:
            setattr(location, name, [])
    try:
        yield None if is_new else _IDENTITY
    finally:
        for name, value in held.items():
            setattr(location, name, value)
        if is_new:
            for name, each in rows.items():
                setattr(location, name, each)


def leave_out_unfinished(location: "Location") -> list[str]:
    """Make a draft publishable, and return the names of what that leaves out.

    What must not be published as it is stays as it is stored; what is not stored either, or
    must not be published even so, is left empty.
    """
    stored: Any = type(location).objects.get(pk=location.pk)
    fields: set[str] = set()
    for other in (stored, stored, type(location)(), type(location)()):
        # Refusals hide one another: some fields are asked about once others are right.
        found = unfinished_fields(location)
        _take(location, other, found)
        fields |= found
    lists = rows_left_out(location)
    for name, rows in lists.items():
        _leave_out_rows(location, name, rows, getattr(stored, name).all())
    return [
        *(_label(location._meta.get_field(name)) for name in sorted(fields)),
        *(_label(getattr(location, name).model._meta) for name in lists),
    ]


def make_room(location: "Location") -> None:
    """Take stored rows away that other rows are about to say the same as.

    Rows are stored one by one, so two that have changed places would meet. They come back with
    their ids.
    """
    for name in relations(location):
        manager = getattr(location, name)
        rows = {row.pk: row for row in manager.all() if row.pk} if manager.is_deferring else {}
        if rows and manager.model._meta.constraints:
            stored = manager.model.objects.filter(pk__in=rows)
            moved = [row.pk for row in stored if said_once(row).keys() - said_once(rows[row.pk])]
            if moved:
                stored.filter(pk__in=moved).delete()


def log_left_out(location: "Location") -> None:
    """Tell editors, in the history of the page, what has not gone live."""
    names = [str(name) for name in location.left_out]
    log(location, LEFT_OUT, data={"left_out": names})
    logger.warning("“%s” went live without: %s.", location, ", ".join(names))


def register_left_out(actions: LogActionRegistry) -> None:
    """Name the entry of the history."""

    @actions.register_action(LEFT_OUT)
    class LeftOut(LogFormatter):
        label = _("Publish without what is unfinished")

        def format_message(self, log_entry: Any) -> str:
            names = ", ".join(log_entry.data.get("left_out", ()))
            return str(_("Went live without what is unfinished: %(names)s") % {"names": names})


def _leave_out_rows(location: Any, name: str, rows: list[Any], stored: Any) -> None:
    unfinished = {id(row) for row in rows}
    before = {row.pk: row for row in stored if not is_refused(row)}
    kept = [
        before.get(row.pk) if id(row) in unfinished else row
        for row in getattr(location, name).all()
    ]
    said = [row for row in kept if row is not None]
    doubled = {id(row) for row, _message in repeated(said)}
    setattr(location, name, [row for row in said if id(row) not in doubled])


def _take(location: Any, other: Any, names: set[str]) -> None:
    for name in names:
        setattr(location, name, getattr(other, name))


def _label(named: Any) -> str:
    return capfirst(str(named.verbose_name))

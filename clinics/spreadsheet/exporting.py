"""The published clinics as a file that an import reads."""

from clinics.models import ClinicPage, Location

from .columns import COLUMNS, FactColumn, column_named, fact_column
from .stored import Facts, stored_clinics
from .writing import write_sheet


def export_clinics(below: Location | None = None) -> bytes:
    """Return the live clinics, all or those below a location, in the order of the tree.

    Each fact has a column, and each fact that has a value in one guide a column of its own.
    A fixed number of queries.
    """
    live = ClinicPage.objects.live().order_by("path")
    pages = list(live if below is None else live.filter(path__startswith=below.path))
    facts = Facts()
    rows = [clinic.values for clinic in stored_clinics(pages, facts).values()]
    named = {column.name: column for column in map(fact_column, facts.definitions)}
    scoped: dict[str, FactColumn] = {
        column.name: column
        for page in rows
        for column in map(_fact_column_named, page)
        if column is not None and column.name not in named
    }
    order = sorted(named) + sorted(scoped)
    return write_sheet([*COLUMNS, *({**named, **scoped}[name] for name in order)], rows)


def _fact_column_named(name: str) -> FactColumn | None:
    column = column_named(name)
    return column if isinstance(column, FactColumn) else None

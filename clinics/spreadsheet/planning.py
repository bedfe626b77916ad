"""A file's rows against what is stored: what would change, and what stands against it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from clinics.models import ClinicPage, Location

from .changing import put
from .columns import Column, FactColumn
from .header import problems_of_header
from .ordering import successors_first
from .plan import Action, Difference, Plan, PlannedClinic
from .problems import Problem, gettext_noop, nearest
from .reading import Row, Sheet
from .state import State
from .stored import Facts
from .validating import problems_of
from .writing import text_of


@dataclass
class Work:
    """A clinic to save: its page, unsaved, and the values that it is given.

    ``parent`` is the location to add a new one under, ``successor`` the code of a successor
    that the same file adds.
    """

    code: str
    page: ClinicPage
    values: Mapping[str, Any]
    parent: Location | None = None
    successor: str = ""


@dataclass
class Prepared:
    """A plan together with the pages that carry it out, successors before who names them."""

    plan: Plan
    work: list[Work] = field(default_factory=list)
    facts: Facts | None = None


def plan_import(sheet: Sheet, *, update: bool, user: AbstractBaseUser | None = None) -> Prepared:
    """Compare the file with what is stored and say what an import would do.

    Without ``update`` a change of a clinic that exists is a problem. With a ``user``, who
    may publish the group, clinics are added only where that user may add pages. A fixed
    number of queries for any number of unchanged clinics; some for each other one.
    """
    if not sheet.rows:
        return Prepared(Plan(problems=sheet.problems))
    return _Planning(sheet, update, user).prepared()


class _Planning:
    def __init__(self, sheet: Sheet, update: bool, user: Any) -> None:
        self.sheet = sheet
        self.update = update
        self.user = user
        self.state = State({row.code for row in sheet.rows})
        self.columns = {column.name: column for column in sheet.columns}
        self.new = {row.code for row in sheet.rows} - set(self.state.clinics)
        self.problems: list[Problem] = list(sheet.problems)
        self.work: list[Work] = []

    def prepared(self) -> Prepared:
        of_header = tuple(problems_of_header(self.sheet, self.state))
        if of_header:
            return Prepared(Plan(problems=of_header + self.sheet.problems))
        unreadable = {problem.line for problem in self.sheet.problems}
        readable = (row for row in self.sheet.rows if row.line not in unreadable)
        clinics = tuple(filter(None, map(self._planned, readable)))
        lines = {row.code: row.line for row in self.sheet.rows}
        ordered, circular = successors_first(self.work)
        self.problems += [
            Problem(
                gettext_noop(
                    "“%(code)s” is new and stands in a circle of successors. Leave its successor "
                    "empty, import, and add the successor in a second import."
                ),
                {"code": code},
                lines[code],
                "successor",
            )
            for code in circular
        ]
        self.problems.sort(key=lambda problem: problem.line or 0)
        return Prepared(Plan(clinics, tuple(self.problems)), ordered, self.state.facts)

    def _planned(self, row: Row) -> PlannedClinic | None:
        found = len(self.problems)
        stored = self.state.clinics.get(row.code)
        if stored is None:
            parent = self._parent_of_new(row)
            old: Mapping[str, Any] = {}
        else:
            parent = None
            old = stored.values
        differences = self._differences(row, old, is_new=stored is None)
        if stored is not None and differences and not self.update:
            self._refuse(
                row,
                "code",
                gettext_noop("“%(code)s” exists already. Use --update to change clinics."),
                code=row.code,
            )
        if stored is not None and (obstacle := self.state.obstacle(stored.page)) and differences:
            self._refuse(row, "code", obstacle, name=stored.page.title)
        self._check_parent(row, old)
        self._check_successor(row)
        if len(self.problems) > found:
            return None
        if stored is not None and not differences:
            return PlannedClinic(row.line, row.code, old["name"], Action.UNCHANGED)
        page = stored.page if stored else self._new_page(row, parent)
        self._fill(page, row, {each.column for each in differences}, parent)
        return PlannedClinic(
            row.line,
            row.code,
            page.title,
            Action.CHANGED if stored else Action.NEW,
            tuple(differences),
        )

    def _differences(self, row: Row, old: Mapping[str, Any], *, is_new: bool) -> list[Difference]:
        found = []
        for name, value in row.values.items():
            column = self.columns[name]
            before = text_of(column, old.get(name, self._stored_elsewhere(column, old)))
            after = text_of(column, value)
            if before != after and not (is_new and name == "parent"):
                found.append(Difference(name, before, after))
        return found

    def _stored_elsewhere(self, column: Column, old: Mapping[str, Any]) -> Any:
        """Return a fact's value that the file names otherwise, such as with its language."""
        if isinstance(column, FactColumn):
            definition = self.state.facts.definitions[column.key]
            guide = self.state.facts.guide(column) if column.guide else None
            return old.get(self.state.facts.column(definition.pk, guide).name, column.empty)
        return column.empty

    def _parent_of_new(self, row: Row) -> Location | None:
        if row.code in self.state.kinds:
            self._refuse(
                row,
                "code",
                gettext_noop(
                    "“%(code)s” is a region or the group. A spreadsheet has clinics only."
                ),
                code=row.code,
            )
        if not row.values.get("name"):
            self._refuse(row, "name", gettext_noop("A new clinic needs a name."))
        parent = self._named_parent(row)
        taken = parent is not None and (parent.path, row.code) in self.state.slugs
        if taken and row.code not in self.state.kinds:
            self._refuse(
                row,
                "code",
                gettext_noop(
                    "“%(code)s” is the web name of another page there. Choose another code."
                ),
                code=row.code,
            )
        if parent is not None and not self._may_add(parent):
            self._refuse(
                row,
                "parent",
                gettext_noop("You may not add clinics to “%(name)s”."),
                name=parent.title,
            )
        return parent

    def _named_parent(self, row: Row) -> Location | None:
        if "parent" not in row.values:
            return self.state.group
        parent = self.state.parents.get(row.values["parent"])
        if parent is None:
            near = nearest(row.values["parent"], self.state.parents)
            sentence = gettext_noop(
                "There is no region “%(code)s”. Add it in the page explorer first."
            )
            if near:
                sentence = gettext_noop(
                    "There is no region “%(code)s”. Did you mean “%(nearest)s”?"
                )
            self._refuse(row, "parent", sentence, code=row.values["parent"], nearest=near)
        return parent

    def _may_add(self, parent: Location) -> bool:
        if self.user is None:
            return True
        permissions = parent.permissions_for_user(self.user)
        return permissions.can_add_subpage() and permissions.can_publish_subpage()

    def _check_parent(self, row: Row, old: Mapping[str, Any]) -> None:
        named = row.values.get("parent")
        if old and named and named != old["parent"]:
            self._refuse(
                row,
                "parent",
                gettext_noop(
                    "“%(code)s” stands under “%(old)s”. An import moves no clinic: move it in the "
                    "page explorer, or write “%(old)s”."
                ),
                code=row.code,
                old=old["parent"],
            )

    def _check_successor(self, row: Row) -> None:
        code = row.values.get("successor")
        if code and code not in self.state.clinic_ids and code not in self.new:
            near = nearest(code, [*self.state.clinic_ids, *self.new])
            sentence = gettext_noop("There is no clinic “%(code)s”. Write the code of a clinic.")
            if near:
                sentence = gettext_noop(
                    "There is no clinic “%(code)s”. Did you mean “%(nearest)s”?"
                )
            self._refuse(row, "successor", sentence, code=code, nearest=near)

    def _new_page(self, row: Row, parent: Location | None) -> ClinicPage:
        above = parent or self.state.group
        return ClinicPage(
            code=row.code,
            slug=row.code,
            title=row.values["name"],
            live=False,
            locale=above.locale if above else None,
            owner=self.user,
        )

    def _fill(
        self, page: ClinicPage, row: Row, changed: set[str], parent: Location | None
    ) -> None:
        values = {name: value for name, value in row.values.items() if name in changed}
        later = ""
        if values.get("successor"):
            later = "" if values["successor"] in self.state.clinic_ids else values["successor"]
            values["successor"] = self.state.clinic_ids.get(values["successor"])
        elif "successor" in values:
            values["successor"] = None
        put(page, values, self.state.facts)
        self.problems += problems_of(
            page,
            values,
            line=row.line,
            has_successor=bool(later),
            parent=parent,
            required=self.state.required,
        )
        self.work.append(
            Work(row.code, self._new_page(row, parent) if parent else page, values, parent, later)
        )

    def _refuse(self, row: Row, column: str, sentence: str, **values: Any) -> None:
        self.problems.append(Problem(sentence, values, row.line, column))

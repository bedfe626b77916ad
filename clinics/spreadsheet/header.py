"""What stands against the columns of a file once it is known which facts and guides there are."""

from collections.abc import Iterator

from .columns import Column, FactColumn
from .problems import Problem, gettext_noop, nearest
from .reading import Sheet
from .state import State


def problems_of_header(sheet: Sheet, state: State) -> Iterator[Problem]:
    """Yield a missing group, and columns of unknown facts or guides and of the same ones."""
    facts = state.facts
    if state.group is None:
        yield Problem(
            gettext_noop("There is no clinic group yet. Add it in the page explorer first.")
        )
    seen: dict[tuple[str, int | None], str] = {}
    for column in sheet.columns:
        if not isinstance(column, FactColumn):
            continue
        guide = facts.guide(column) if column.guide else None
        if column.key not in facts.definitions:
            yield _unknown(
                sheet,
                column,
                gettext_noop("There is no fact “%(word)s”. Define it under “Facts” first."),
                column.key,
                list(facts.definitions),
            )
        elif column.guide and guide is None:
            yield _unknown(
                sheet,
                column,
                gettext_noop(
                    "There is no guide “%(word)s”. Write its web name, and its language if "
                    "several guides have that name: fact:key@web-name:en."
                ),
                column.guide,
                facts.slugs(),
            )
        elif (column.key, guide) in seen:
            yield Problem(
                gettext_noop("This is the same as the column “%(name)s”. Delete one of them."),
                {"name": seen[column.key, guide]},
                sheet.line,
                column.name,
            )
        seen[column.key, guide] = column.name


def _unknown(sheet: Sheet, column: Column, sentence: str, word: str, known: list[str]) -> Problem:
    near = nearest(word, [each for each in known if each != word])
    if near:
        sentence = gettext_noop("“%(word)s” is not known. Did you mean “%(nearest)s”?")
    return Problem(sentence, {"word": word, "nearest": near}, sheet.line, column.name)

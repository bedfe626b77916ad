"""Which clinics an export is of. Pure."""

from collections.abc import Sequence
from difflib import get_close_matches

from clinics.tree import Node, Tree
from delivery.clinics.choosing import clinic_asked_for, is_open
from delivery.errors import BadRequest, Gone

from .manifest import Index
from .target import ExportRefused


def clinics_of(
    tree: Tree, asked: Sequence[str], present: Index | None
) -> tuple[list[str | None], list[str]]:
    """Return the folders of an export, and what to tell of clinics that have closed meanwhile.

    ``asked`` are codes; without any it is everything: all clinics that have not closed, and,
    as ``None``, what is no clinic's.

    Raises:
        ExportRefused: for a code that no clinic has, one that has closed, or a choice that would
            remove others' files.
    """
    if not asked:
        if present is not None and present.chosen is not None:
            # More than before takes nothing away.
            present = None
        return [None, *(node.code for node in _open(tree))], []
    _refuse_removal(asked, present)
    chosen: list[str | None] = []
    told = []
    for code in dict.fromkeys(asked):
        try:
            chosen.append(clinic_asked_for(tree, code).code)
        except Gone as gone:
            told.append(_closed(code, gone, present))
        except BadRequest:
            if present is None or present.part(code) is None:
                raise ExportRefused(_unknown(code, tree)) from None
            told.append(f"There is no clinic “{code}” any more: its files are removed.")
    return chosen, told


def _open(tree: Tree) -> list[Node]:
    return sorted((node for node in tree.clinics() if is_open(node)), key=lambda node: node.code)


def _closed(code: str, gone: Gone, present: Index | None) -> str:
    if present is not None and present.part(code) is not None:
        return f"{gone} Its files are removed."
    heir = f" Its successor is {gone.successor}." if gone.successor else ""
    raise ExportRefused(f"--clinic {code}: {gone}{heir} Nothing is served of it.") from gone


def _unknown(code: str, tree: Tree) -> str:
    codes = [node.code for node in _open(tree)]
    near = get_close_matches(code, codes, n=1, cutoff=0.5)
    hint = f" Did you mean {near[0]}?" if near else ""
    return f"--clinic {code}: no clinic has this code.{hint}"


def _refuse_removal(asked: Sequence[str], present: Index | None) -> None:
    if present is None:
        return
    if present.chosen is None:
        raise ExportRefused(
            "An export of everything is there, and --clinic would remove the rest. Name another "
            "place for some clinics only, or leave --clinic away."
        )
    missing = sorted(set(present.chosen) - set(asked))
    if missing:
        raise ExportRefused(
            f"An export of more clinics is there: {', '.join(missing)}. Name them too, or "
            "another place."
        )

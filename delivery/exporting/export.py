"""One export from the beginning to the end: the state, the folders, the swap."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from django.urls import reverse

from clinics.places import tree_of
from clinics.redirects.record import remember_everywhere
from clinics.tree import Tree
from delivery.addresses import absolute
from delivery.caching.shape import present_shape
from delivery.changes.cursor import Cursor
from delivery.changes.endpoints import newest_cursor
from editions.entries import Snapshot
from editions.snapshot import follower

from .choosing import clinics_of
from .manifest import Index, State
from .part import export_part
from .processes import Work, done_one_by_one, done_side_by_side
from .reach import Reaches, cursor_of_record
from .target import ExportRefused, PartDone, Target, TargetFailed

#: Answers of a folder besides the documents of guides and FAQs, in each language.
_LISTS = 10


@dataclass(frozen=True)
class Asked:
    """What an export is asked for. ``clinics`` are codes, none for everything."""

    clinics: Sequence[str] = ()
    since: str | None = None
    is_full: bool = False
    is_compressed: bool = False
    processes: int = 1


@dataclass
class Summary:
    """What an export has done. ``told`` are sentences for whoever started it."""

    cursor: str
    answers: int = 0
    made: int = 0
    written: int = 0
    kept: int = 0
    removed: int = 0
    size: int = 0
    seconds: float = 0
    is_unchanged: bool = False
    told: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Watch:
    """Who is told on the way: sentences, how much is to be done, and each folder."""

    say: Callable[[str], None] = lambda sentence: None
    begin: Callable[[int, int], None] = lambda estimate, folders: None
    add: Callable[[PartDone], None] = lambda done: None


def export(target: Target, asked: Asked, watch: Watch | None = None) -> Summary:
    """Bring a target to the present state, which is one state whatever is published meanwhile.

    Raises:
        ExportRefused: when it cannot be made as asked for; nothing that readers see has changed.
        TargetFailed: when the target cannot be read or written.
    """
    began = time.monotonic()
    try:
        with target, follower.standing_still() as snapshot:
            summary = _Export(target, asked, watch or Watch(), snapshot).run()
    except OSError as error:
        raise TargetFailed(target, error) from error
    summary.seconds = time.monotonic() - began
    return summary


class _Export:
    def __init__(self, target: Target, asked: Asked, watch: Watch, snapshot: Snapshot) -> None:
        self._target = target
        self._asked = asked
        self._watch = watch
        self._snapshot = snapshot
        self._tree: Tree = tree_of(snapshot)
        cursor = str(newest_cursor(snapshot))
        self._state = State(cursor, present_shape(), asked.is_compressed)

    def run(self) -> Summary:
        present = self._target.present()
        clinics, told = clinics_of(self._tree, self._asked.clinics, present)
        chosen = sorted(filter(None, clinics)) if self._asked.clinics else None
        summary = Summary(self._state.cursor, told=told)
        for sentence in told:
            self._watch.say(sentence)
        reaches = self._reaches(present)
        if self._is_there(present, clinics, chosen):
            summary.is_unchanged = True
            return summary
        self._target.begin(self._state)
        remember_everywhere(self._snapshot)
        done = self._done(clinics, reaches)
        index = Index(
            state=self._state,
            base=absolute(reverse("guides-api:api-root")),
            chosen=chosen,
            parts=sorted((each.part for each in done), key=lambda part: part.clinic or ""),
        )
        summary.removed = self._target.publish(index, done)
        _count(summary, done)
        return summary

    def _is_there(
        self, present: Index | None, clinics: Sequence[str | None], chosen: Sequence[str] | None
    ) -> bool:
        """Say whether readers see this very export already."""
        if present is None or self._asked.is_full or self._target.was_broken_off:
            return False
        return (present.state, present.chosen, {part.clinic for part in present.parts}) == (
            self._state,
            chosen,
            set(clinics),
        )

    def _reaches(self, present: Index | None) -> Reaches | None:
        """Return what tells the unaltered; ``None`` to make everything and trust no file."""
        since = self._since(present)
        if self._asked.is_full:
            return None
        reaches = Reaches(self._snapshot, self._state.build, since)
        if present is not None and reaches.since(present.state) is None:
            self._watch.say(
                "Everything is made again: "
                + (
                    "the build or the settings are others than those of the last export."
                    if present.state.build != self._state.build
                    else "the record has been restored since the last export."
                )
            )
        return reaches

    def _since(self, present: Index | None) -> Cursor | None:
        text = self._asked.since
        if text is None:
            return None
        cursor = cursor_of_record(text, self._snapshot)
        if cursor is None:
            raise ExportRefused(
                f"--since {text}: this is no cursor of this record. Use one of changes/, or leave "
                "the option away."
            )
        known = cursor_of_record(present.state.cursor, self._snapshot) if present else None
        if known is not None and known.number < cursor.number:
            raise ExportRefused(
                f"--since {text}: the export that is there is older, of {known}. Leave the "
                "option away."
            )
        return cursor

    def _done(self, clinics: Sequence[str | None], reaches: Reaches | None) -> list[PartDone]:
        work: Work = partial(export_part, state=self._state, target=self._target, reaches=reaches)
        count = self._asked.processes if self._target.is_shared else 1
        documents = 2 * len(self._snapshot.public("guide")) + len(self._snapshot.public("faq"))
        self._watch.begin(documents + _LISTS, len(clinics))
        done = []
        results = (
            done_side_by_side(work, clinics, count)
            if count > 1 and len(clinics) > 1
            else done_one_by_one(work, clinics)
        )
        for each in results:
            self._watch.add(each)
            done.append(each)
        return done


def _count(summary: Summary, done: Sequence[PartDone]) -> None:
    for each in done:
        summary.answers += each.part.answers
        summary.made += each.made
        summary.written += each.written
        summary.kept += each.kept
        summary.size += each.size

"""What newer editions may have altered, so that the rest need not be made again.

Told from the cache tags of answers, which name all that they are made from. FAQs have coarse
tags, those of their place; what can alter them is told from their copy.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from clinics.serving import Serving
from clinics.tree import SCOPES
from delivery.changes.cursor import Cursor, UnreadableCursor, cursor_in
from delivery.changes.endpoints import is_of_record
from delivery.faq_documents import ServedFAQ
from delivery.tags import TOLD_BY_WHAT_THEY_SAY, tags_made_untrue
from editions.entries import Entry, Snapshot
from editions.models import Edition

from .manifest import State

#: Kinds that no FAQ says anything of.
_IN_NO_FAQ = ("library", "image", "reviewer")
_CHUNK = 500
#: How rich text names what it links to.
_ID = re.compile(r"""\bid\s*=\s*["']?\s*([0-9]+)""")


@dataclass(eq=False)
class Reach:
    """What has been published between two exports. An object that was renamed counts twice."""

    snapshot: Snapshot
    newer: Sequence[Entry]

    @cached_property
    def tags(self) -> frozenset[str]:
        """Return the tags of all answers that may have altered."""
        return frozenset(
            tag
            for entry in self.newer
            for tag in tags_made_untrue(entry.kind, entry.object_id, entry.key, entry.payload)
        )

    def alters(self, tags: Collection[str]) -> bool:
        """Say whether an answer with these tags may have altered; one without tags may."""
        return not tags or not self.tags.isdisjoint(tags)

    def alters_faqs(self, serving: Serving, served: Sequence[ServedFAQ]) -> bool:
        """Say whether any FAQ that is served at a place may have altered.

        Which ones are served is another question.
        """
        chain = {entry.object_id for entry in serving.behind.locations}
        has_own = any(each.guide is not None for each in served)
        return any(self._alters_faqs(entry, chain, has_own) for entry in self.newer)

    def _alters_faqs(self, entry: Entry, chain: Collection[int], has_own: bool) -> bool:
        if entry.kind in _IN_NO_FAQ:
            return False
        if entry.kind in SCOPES:
            return entry.kind == "group" or entry.object_id in chain
        if entry.kind == "guide":
            return has_own or entry.object_id in self._linked
        if entry.kind == "local_guide":
            location_id, _, guide_id = entry.key.partition("/")
            is_here = int(location_id) in chain
            return is_here and (has_own or int(guide_id) in self._linked)
        return True

    @cached_property
    def _linked(self) -> frozenset[int]:
        """The ids that stand in answers of the library's FAQs: those of linked guides too."""
        answers = (
            str(entry.payload["answer"])
            for entry in self.snapshot.public("faq")
            if entry.payload is not None
        )
        return frozenset(int(each) for answer in answers for each in _ID.findall(answer))


class Reaches:
    """What has been published since each of the states that files may be of."""

    def __init__(self, snapshot: Snapshot, build: str, since: Cursor | None = None) -> None:
        """``since`` looks further back than the states say."""
        self._snapshot = snapshot
        self._build = build
        self._since = since
        self._known: dict[str, Reach | None] = {}

    def since(self, state: State) -> Reach | None:
        """Return what has been published since a state; ``None`` where that says nothing.

        So it is of another build or other settings, and of a record that has been restored.
        Two queries at the most for each cursor.
        """
        if state.build != self._build:
            return None
        if state.cursor not in self._known:
            self._known[state.cursor] = self._since_cursor(state.cursor)
        return self._known[state.cursor]

    def _since_cursor(self, text: str) -> Reach | None:
        cursor = cursor_of_record(text, self._snapshot)
        if cursor is None:
            return None
        number = min(cursor.number, self._since.number if self._since else cursor.number)
        newer = sorted(
            (entry for entry in self._snapshot.by_number.values() if entry.number > number),
            key=lambda entry: entry.number,
        )
        return Reach(self._snapshot, [*newer, *_under_former_keys(newer, number)])


def cursor_of_record(text: str, snapshot: Snapshot) -> Cursor | None:
    """Return a cursor if the record has what it names. One query at the most."""
    try:
        cursor = cursor_in(text)
    except UnreadableCursor:
        return None
    return cursor if is_of_record(cursor, snapshot) else None


def _under_former_keys(newer: Sequence[Entry], number: int) -> Iterator[Entry]:
    """Yield what has another key now under the keys that it had. One query in 500 objects."""
    renamable = {
        (entry.kind, entry.object_id): entry
        for entry in newer
        if entry.kind in TOLD_BY_WHAT_THEY_SAY
    }
    ids = sorted({object_id for _, object_id in renamable})
    for start in range(0, len(ids), _CHUNK):
        rows = Edition.objects.filter(
            kind__in=TOLD_BY_WHAT_THEY_SAY,
            object_id__in=ids[start : start + _CHUNK],
            number__lte=number,
        )
        for kind, object_id, key in rows.order_by().values_list("kind", "object_id", "key"):
            entry = renamable.get((kind, object_id))
            if entry is not None and entry.key != key:
                yield replace(entry, key=key)

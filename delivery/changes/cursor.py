"""Where a reader of changes stands. Pure."""

import re
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from editions.entries import Entry

_WRITTEN = re.compile(r"([0-9]{1,18})-([0-9a-f]{12})(?:-([a-z_]{1,32})\.([0-9A-Za-z-]{1,64}))?")

#: The sort key of an item: its number, and what it is about.
Position = tuple[int, str, str]
#: Past every item of one number.
_LAST = ("~", "")


class UnreadableCursor(ValueError):
    """What was given is no cursor of this feed."""


@dataclass(frozen=True)
class Cursor:
    """The newest edition a reader has seen, with a mark of the record it belongs to.

    A reader that stopped among items of one number names the last of them. The mark tells a
    record that was restored from a backup, and has given the same numbers to other editions,
    from the one that the reader knows.
    """

    number: int
    mark: str
    kind: str | None = None
    object_id: str = ""

    @property
    def position(self) -> Position:
        """Return what all items still to be read come after."""
        if self.kind is None:
            return (self.number, *_LAST)
        return (self.number, self.kind, self.object_id)

    def __str__(self) -> str:
        place = f"-{self.kind}.{self.object_id}" if self.kind is not None else ""
        return f"{self.number}-{self.mark}{place}"


def cursor_in(text: str) -> Cursor:
    """Return the cursor that ``text`` is.

    Raises:
        UnreadableCursor: when it is none.
    """
    found = _WRITTEN.fullmatch(text)
    if found is None:
        raise UnreadableCursor
    number, mark, kind, object_id = found.groups()
    return Cursor(int(number), mark, kind, object_id or "")


def mark_of(number: int, kind: str, object_id: int, at: datetime) -> str:
    """Return the mark of an edition: another one in another record."""
    said = f"{number} {kind} {object_id} {at.isoformat()}"
    return blake2b(said.encode(), digest_size=6).hexdigest()


def mark_of_entry(entry: Entry) -> str:
    """Return the mark of a current edition."""
    return mark_of(entry.number, entry.kind, entry.object_id, entry.at)

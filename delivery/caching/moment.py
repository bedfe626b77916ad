"""A state of the database. Pure."""

from typing import NamedTuple


class Moment(NamedTuple):
    """A state of the database.

    ``editions`` changes with every edition that is recorded, in the same way for every process;
    ``commits`` changes with every transaction that has written anything, and means something
    within this process only.
    """

    editions: str
    commits: str

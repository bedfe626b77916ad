"""What a call to action may ask for; only a link has an address of its own. Pure."""

from enum import StrEnum


class Action(StrEnum):
    """What the reader is asked to do."""

    BOOK = "book"
    CALL = "call"
    EMAIL = "email"
    DIRECTIONS = "directions"
    LINK = "link"

"""Words that are nobody's copy, such as "Avoid" over a list. Pure."""

from typing import Protocol


class Labels(Protocol):
    """Translates labels: what Python's ``gettext`` and Django's ``translation`` modules offer."""

    def gettext(self, message: str, /) -> str:
        """Return a label in the language of the copy."""

    def ngettext(self, singular: str, plural: str, number: int, /) -> str:
        """Return a label for so many of something."""

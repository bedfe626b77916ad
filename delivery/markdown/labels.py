"""Django's labels in one language, whatever the thread's language is.

Each is looked up once: Django looks up the thread's language and the catalogue anew each time,
which is a tenth of the time of exporting a place.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.utils import translation


@dataclass(frozen=True)
class LabelsIn:
    """Labels as Markdown asks for them, in ``language``."""

    language: str

    def gettext(self, message: str, /) -> str:
        """Return a label in the language."""
        return _label(self.language, message)

    def ngettext(self, singular: str, plural: str, number: int, /) -> str:
        """Return a label in the language for so many of something."""
        return _counted(self.language, singular, plural, number)


@lru_cache(maxsize=4096)
def _label(language: str, message: str) -> str:
    with translation.override(language):
        return translation.gettext(message)


@lru_cache(maxsize=4096)
def _counted(language: str, singular: str, plural: str, number: int) -> str:
    with translation.override(language):
        return translation.ngettext(singular, plural, number)

"""The names (`@id`) of what a graph speaks of. Pure.

A name is the address of a page or a document with a path behind a ``#``. No anchor of a block has
a slash, so a name is never taken for the address of a part of the page. Nobody needs to find
anything there: what counts is that the same thing has the same name wherever it is spoken of.
"""

import re
from urllib.parse import quote

_PLAIN = re.compile(r"[A-Za-z0-9-]+")


class Names:
    """The names of what one page, or one document, is about."""

    def __init__(self, address: str) -> None:
        # A pattern may have a fragment of its own, as websites of a single page do.
        self._start = address if "#" in address else f"{address}#"

    def of(self, kind: str, key: str | int | None = None) -> str:
        """Return the name of the only thing of a kind, or of the one with this key."""
        if key is None:
            return f"{self._start}/{kind}"
        said = str(key)
        return f"{self._start}/{kind}/{said if _PLAIN.fullmatch(said) else quote(said, safe='')}"


def names_of_guide(page: str | None, document: str) -> Names:
    """Return the names in a guide, from the addresses of its page and its document."""
    return Names(page or document)


def treatment_name(page: str | None, document: str) -> str:
    """Return the name of the treatment that a guide is about."""
    return names_of_guide(page, document).of("treatment")

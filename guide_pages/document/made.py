"""A guide's document and what was found out while it was made. Pure."""

from dataclasses import dataclass

from editions.entries import Entry

from .models import GuideDocument


@dataclass(frozen=True)
class MadeGuide:
    """A document with the keys of the facts that it mentions in vain, each once.

    ``missing`` are shown as nothing, ``fallen_back`` by a token's fallback or a default;
    both in the order of their first mention. ``made_from`` are the editions that the document is
    made from, with those that say nothing where it would name something that is not public.
    """

    document: GuideDocument
    missing: tuple[str, ...]
    fallen_back: tuple[str, ...]
    made_from: tuple[Entry, ...]

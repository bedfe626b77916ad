"""Tokens replaced by what is known where the copy is read, and what was not known. Pure."""

from collections.abc import Callable
from typing import Protocol

from editions.entries import Entry, Snapshot, nothing_said

from .grammar import Token, substitute, substitute_html

#: Told of every edition that a document is made from, and of what it would name if it were
#: public: an edition that says nothing.
Used = Callable[[Entry], None]


class Facts(Protocol):
    """The values of facts at one place."""

    def value(self, key: str) -> str | None:
        """Return the fact's value there as plain text; ``None`` or "" when it has none."""


class DefaultFacts:
    """Facts where no place is known: nothing has a value, definitions have defaults."""

    def __init__(self, snapshot: Snapshot) -> None:
        entries = snapshot.entries.get("fact", {}).values()
        # A key may be defined anew after its definition was deleted.
        self._definitions = {
            entry.key: entry for entry in sorted(entries, key=lambda entry: entry.number)
        }

    def value(self, key: str) -> str | None:
        """Return ``None``: a default is no value, a token's own fallback goes before it."""
        return None

    def definition(self, key: str) -> Entry:
        """Return the newest edition of the fact's definition, withdrawn or not.

        One that says nothing where the fact has never been defined.
        """
        return self._definitions.get(key) or nothing_said("fact", key=key)


class Substitution:
    """Replaces the tokens of one document and collects what had no value.

    A token becomes the fact's value, else its own fallback, else the definition's default,
    else nothing. An empty value is no value. ``used`` is told of each definition whose
    default was asked for.
    """

    def __init__(self, facts: Facts, defaults: DefaultFacts, used: Used) -> None:
        self._facts = facts
        self._defaults = defaults
        self._used = used
        #: Keys of tokens that became nothing, in the order of their first mention.
        self.missing: list[str] = []
        #: Keys of tokens that became their fallback or the default, in the same order.
        self.fallen_back: list[str] = []

    def text(self, plain: str) -> str:
        """Return plain text with its tokens replaced."""
        return substitute(plain, self._value_of)

    def html(self, html: str) -> str:
        """Return HTML with its tokens replaced and their values escaped."""
        return substitute_html(html, self._value_of)

    def _value_of(self, token: Token) -> str:
        value = self._facts.value(token.key)
        if value:
            return value
        instead = token.fallback or self._default(token.key)
        keys = self.fallen_back if instead else self.missing
        if token.key not in keys:
            keys.append(token.key)
        return instead

    def _default(self, key: str) -> str:
        entry = self._defaults.definition(key)
        self._used(entry)
        return entry.payload["default"] if entry.payload is not None else ""

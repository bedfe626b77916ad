"""Where copy mentions a fact, told by the apps that hold the copy."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Mention:
    """A piece of copy, live or draft, and where it is edited; no ``url`` where it is not."""

    label: str
    url: str | None = None


#: Returns the copy that mentions the fact of this key.
Provider = Callable[[str], Iterable[Mention]]

_providers: list[Provider] = []


def register_mentions(provider: Provider) -> None:
    """Ask ``provider`` too. An app that holds copy calls this in ``AppConfig.ready()``."""
    if provider not in _providers:
        _providers.append(provider)


def mentions_of(key: str) -> list[Mention]:
    """Return the copy that mentions a fact, each piece once, by label."""
    found = {mention for provider in _providers for mention in provider(key)}
    return sorted(found, key=lambda mention: (mention.label.casefold(), mention.url or ""))

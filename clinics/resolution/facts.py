"""The values of facts at one place: its own and those it inherits."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class LocationFacts:
    """What one location says of facts, by key: plain text, "" for no value.

    ``for_guides`` has, by a guide's id, what holds for that guide only. ``built_in`` has what
    follows from the location's own fields, such as a clinic's phone number.
    """

    location: str
    general: Mapping[str, str] = field(default_factory=dict)
    for_guides: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    built_in: Mapping[str, str] = field(default_factory=dict)


class ChainFacts:
    """The values of facts at the first location of a chain.

    Nearer locations go before farther ones; at one location, a value for the guide goes before
    a general one, and that before a built-in one.
    """

    def __init__(self, chain: Sequence[LocationFacts], guide_id: int | None = None) -> None:
        """``chain`` runs from the nearest location up; ``guide_id`` is ``None`` outside guides."""
        self._chain = chain
        self._guide_id = guide_id
        self._known: dict[str, str | None] = {}

    def value(self, key: str) -> str | None:
        """Return the value as plain text, ``None`` when no location has one."""
        if key not in self._known:
            self._known[key] = next((value for _, value in self._values(key)), None)
        return self._known[key]

    def source(self, key: str) -> str | None:
        """Return the code of the location whose value holds, ``None`` when none has one."""
        return next((location for location, _ in self._values(key)), None)

    def _values(self, key: str) -> Iterator[tuple[str, str]]:
        """Yield every location and value, the one that holds first."""
        for place in self._chain:
            scoped = place.for_guides.get(self._guide_id, {}) if self._guide_id is not None else {}
            for table in (scoped, place.general, place.built_in):
                value = table.get(key, "")
                if value.strip():
                    yield place.location, value

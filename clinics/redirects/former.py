"""Under which addresses a location has shown guides, told from its own history. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """What one edition of a location says of addresses; a withdrawn one has no ``pattern``."""

    location: int
    code: str
    pattern: str | None
    ancestors: Sequence[int] = ()


def former_patterns(history: Iterable[Said], location: int) -> list[tuple[str, str]]:
    """Return every pattern that was in force at a location, with its code then; newest first.

    ``history`` has the editions of the location and of those above it today, the oldest first.
    What was in force while it stood below any other location is not known, and left out.
    """
    found: dict[tuple[str, str], None] = {}
    now: dict[int, Said] = {}
    known: set[int] = set()
    for said in history:
        now[said.location] = said
        known.add(said.location)
        here = now.get(location)
        if here is None or here.pattern is None or not known.issuperset(here.ancestors):
            continue
        patterns = [now[pk].pattern for pk in (*here.ancestors, location)]
        nearest = next((pattern for pattern in reversed(patterns) if pattern), "")
        if nearest:
            found.pop((nearest, here.code), None)
            found[nearest, here.code] = None
    return list(reversed(found))

"""What the clock does at every turn besides publishing.

An app above registers it in ``AppConfig.ready()``.
"""

from collections.abc import Callable

_turns: dict[str, Callable[[], object]] = {}


def every_turn(name: str, act: Callable[[], object]) -> None:
    """Have the clock call ``act`` at each turn. The same name again replaces it.

    What it raises is logged, and it is called again at the next turn.
    """
    _turns[name] = act


def turns() -> list[tuple[str, Callable[[], object]]]:
    """Return what is to be called, by name, in the order of registration."""
    return list(_turns.items())

"""What people know a block or a question by."""

from collections.abc import Mapping
from typing import Any

#: Children of a raw value that name what they are in, the best first.
NAMING = ("heading", "label", "title", "caption", "question")


def name_in(raw: Mapping[str, Any]) -> str:
    """Return the name in a raw value, as it was typed; "" when it has none."""
    names = (raw.get(name) for name in NAMING)
    return next((name.strip() for name in names if isinstance(name, str) and name.strip()), "")

"""Under which name an answer is kept: what it depends on, said in one way. Pure."""

from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

from delivery.parameters import IGNORED


@lru_cache(maxsize=4096)
def key_of(path: str, query: str) -> str | None:
    """Return the name of an answer: the path, and the parameters in their own order.

    Parameters that change nothing make no other name. ``None`` for a query that repeats a
    parameter or cannot be read: it is refused, and refusals are not kept.
    """
    if not query:
        return path
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=40, errors="strict")
    except ValueError:
        return None
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names):
        return None
    kept = sorted(pair for pair in pairs if pair[0] not in IGNORED)
    return f"{path}?{urlencode(kept)}" if kept else path

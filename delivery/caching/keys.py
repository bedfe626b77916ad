"""Under which name an answer is kept: what it depends on, said in one way. Pure."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlencode

from delivery.parameters import IGNORED

from .negotiation import MARKDOWN, asks_for_markdown


def name_of(path: str, environ: Mapping[str, Any]) -> str | None:
    """Return the name of the answer to a request; ``environ`` is WSGI's, Django's ``META``.

    A document may be Markdown to those who ask for it: their answers have names of their own.
    Addresses of files, which end without a slash, are the same for everybody.
    """
    name = key_of(path, environ.get("QUERY_STRING", ""))
    accepted = environ.get("HTTP_ACCEPT", "")
    # Hardly anybody names it, and this is asked before every answer.
    if "markdown" in accepted.lower() and name is not None and path.endswith("/"):
        return f"{name} {MARKDOWN}" if asks_for_markdown(accepted) else name
    return name


@lru_cache(maxsize=4096)
def key_of(path: str, query: str) -> str | None:
    """Return the name of an answer: the path, and the parameters in their own order.

    Parameters that change nothing make no other name. ``None`` for a query that repeats a
    parameter or cannot be read: it is refused, and refusals are not kept. Neither is what stands
    under a path with a sign that parts names.
    """
    if "?" in path or " " in path:
        return None
    if not query:
        return path
    try:
        # WSGI gives the bytes of an address as so many characters.
        query = query if query.isascii() else query.encode("latin-1").decode()
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=40, errors="strict")
    except ValueError:
        return None
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names):
        return None
    kept = sorted(pair for pair in pairs if pair[0] not in IGNORED)
    return f"{path}?{urlencode(kept)}" if kept else path

"""The ``fields`` parameter: which top-level keys of a document an answer has."""

from collections.abc import Sequence

from wagtail.api.v2.utils import parse_fields_parameter

from .errors import BadRequest


def selected_keys(
    wanted: str | None, *, available: Sequence[str], default: Sequence[str]
) -> list[str]:
    """Return the keys to answer with, in their own order.

    Raises:
        BadRequest: for unknown keys, nested keys, and syntax that cannot be read.
    """
    if wanted is None:
        return [key for key in available if key in default]
    try:
        parsed = parse_fields_parameter(wanted)
    except (ValueError, RecursionError) as error:
        raise BadRequest(f"fields: {error}") from error
    chosen = set(default)
    if parsed and parsed[0][0] in ("*", "_"):
        chosen = set(available) if parsed[0][0] == "*" else set()
        parsed = parsed[1:]
    for name, negated, nested in parsed:
        if nested is not None:
            raise BadRequest(f"fields: only whole keys can be chosen, not parts of {name}.")
        if name not in available:
            raise BadRequest(
                f"fields: there is no {name or 'key without a name'}. Use {', '.join(available)}."
            )
        if negated:
            chosen.discard(name)
        else:
            chosen.add(name)
    return [key for key in available if key in chosen]

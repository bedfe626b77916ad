"""How far two words may be apart and still be taken for one another. Pure.

A slip is a letter too many, too few or wrong, or two that have changed places.
"""

from rapidfuzz.distance import OSA

#: From how many letters on a word may have so many slips.
ONE_SLIP_FROM = 4
TWO_SLIPS_FROM = 8


def allowed_slips(length: int) -> int:
    """Return how many slips a word of so many letters may have."""
    return (length >= ONE_SLIP_FROM) + (length >= TWO_SLIPS_FROM)


def slips_between(one: str, other: str) -> int | None:
    """Return the slips between two folded words; ``None`` for words that are not alike.

    The shorter one says how many may be. A first letter that is wrong counts twice, and figures
    are never taken for others. It does not matter which word is which.
    """
    most = allowed_slips(min(len(one), len(other)))
    if not most or any(map(str.isdigit, one + other)):
        return None
    count = OSA.distance(one, other, score_cutoff=most) + (one[0] != other[0])
    return count if count <= most else None

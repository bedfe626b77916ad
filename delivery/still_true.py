"""Whether what was made of an earlier snapshot is true of a later one: its tags say it. Pure."""

from collections.abc import Collection

from editions.entries import Entry, Mark, Snapshot

from .tags import tags_made_untrue

_held: tuple[Snapshot, dict[Mark, frozenset[str] | None]] | None = None


def is_still_true(tags: Collection[str], made_of: Mark, snapshot: Snapshot) -> bool:
    """Say whether what has these tags would be made just so again.

    What has no tags, or was made too long ago, may have altered.
    """
    if not tags:
        return False
    untrue = _made_untrue(made_of, snapshot)
    return untrue is not None and untrue.isdisjoint(tags)


def _made_untrue(made_of: Mark, snapshot: Snapshot) -> frozenset[str] | None:
    """Return the tags of what has altered since; ``None`` where that is not known."""
    global _held
    held = _held
    if held is None or held[0] is not snapshot:
        # Everything kept asks about the same few snapshots after each publication.
        _held = held = (snapshot, {})
    known = held[1]
    if made_of not in known:
        since = snapshot.since(made_of)
        known[made_of] = frozenset().union(*map(_untrue, since)) if since is not None else None
    return known[made_of]


def _untrue(entry: Entry) -> frozenset[str]:
    return tags_made_untrue(entry.kind, entry.object_id, entry.key, entry.payload)

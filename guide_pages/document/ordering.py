"""The order in which guides are listed everywhere. Pure."""

from editions.entries import Entry, Snapshot


def ordered_guides(snapshot: Snapshot, locale: str) -> list[Entry]:
    """Return the public guides of a locale: featured first, then the editors' order."""
    guides = guides_in_editors_order(snapshot, locale)
    return sorted(guides, key=lambda entry: not (entry.payload or {})["featured"])


def guides_in_editors_order(snapshot: Snapshot, locale: str) -> list[Entry]:
    """Return the public guides of a locale in the order that editors gave them.

    That is the order of each library's pages, one library after the other by id. Guides that
    stand in no library come last. Title and id decide between equals.
    """
    positions: dict[int, int] = {}
    for library in snapshot.public("library"):
        for guide_id in (library.payload or {})["order"]:
            positions.setdefault(guide_id, len(positions))

    def rank(entry: Entry) -> tuple[int, str, int]:
        payload = entry.payload or {}
        position = positions.get(entry.object_id, len(positions))
        return position, payload["title"].casefold(), entry.object_id

    guides = [entry for entry in snapshot.public("guide") if _in_locale(entry, locale)]
    return sorted(guides, key=rank)


def _in_locale(entry: Entry, locale: str) -> bool:
    return entry.payload is not None and entry.payload["locale"] == locale

"""The addresses that are exported, in one way of writing, and the files they are in."""

from delivery.addresses import asking

#: Where the answers for all and the group's own copy are.
GROUP_FOLDER = "group"
MANIFEST = "manifest.json"
INDEX = "index.json"


def address(path: str, **query: str | int | None) -> str:
    """Return an address below the API: parameters that have a value, in alphabetical order."""
    return asking(path, **dict(sorted(query.items())))


def folder_of(clinic: str | None) -> str:
    """Return the folder of a clinic's answers, or of those that are nobody's in particular."""
    return f"clinics/{clinic}" if clinic is not None else GROUP_FOLDER


def manifest_of(clinic: str | None) -> str:
    """Return the file that says which answers a clinic's folder holds."""
    return f"{folder_of(clinic)}/{MANIFEST}"

"""Which tests hold on any database what they hold on one."""

from pathlib import PurePath

#: Folders about what is shown of what has been read, and about who may see it: their queries are
#: Django's own, without locks, constraints, numbers or texts on which databases differ. Whether
#: every change is recorded and every process notices it is held elsewhere, on each of them.
FOLDERS = (
    "clinics/editor",
    "clinics/local_guides",
    "clinics/people",
    "clinics/spreadsheet",
    "delivery/clinics",
    "delivery/exporting",
    "delivery/freshness",
    "delivery/markdown",
    "delivery/openapi",
    "delivery/previews",
    "delivery/redirects",
    "delivery/search",
    "delivery/structured_data",
    "desk",
    "guide_pages/editor",
    "guide_pages/rendering",
)


def holds_on_any_database(test: PurePath) -> bool:
    """Say whether a file of tests, named from the folder of all tests, is in such a folder."""
    return any(test.is_relative_to(folder) for folder in FOLDERS)

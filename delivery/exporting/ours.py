"""Which folders an export has made, so that nothing else is replaced or removed."""

import os
from pathlib import Path

from delivery.changes.cursor import UnreadableCursor, cursor_in

from .addresses import GROUP_FOLDER, INDEX, folder_of

#: Says of which state an unfinished release is.
STATE = ".state.json"
#: What lies in a release, also in one that is being written or removed.
_IN_A_RELEASE = {INDEX, STATE, GROUP_FOLDER, Path(folder_of("_")).parts[0]}


def is_release(folder: Path) -> bool:
    """Say whether a folder is a release, or was one and is gone: its name is a cursor."""
    # A second release of one state has a number behind the cursor.
    cursor, _, number = folder.name.partition(".")
    try:
        cursor_in(cursor)
    except UnreadableCursor:
        return False
    return (not number or number.isdecimal()) and holds_an_export(folder)


def holds_an_export(folder: Path) -> bool:
    """Say whether a folder holds an export, a part of one, or nothing."""
    try:
        names = set(os.listdir(folder))
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return bool(names & {INDEX, STATE}) or names <= _IN_A_RELEASE

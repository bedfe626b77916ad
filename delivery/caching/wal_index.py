"""Reading from shared memory whether anything has been committed to an SQLite file.

In WAL mode all connections to a file share an index of its log, ``<file>-shm``. It begins with two
copies of a header that every commit writes anew, with a counter in it
(https://www.sqlite.org/walformat.html#the_wal_index_header). While both copies read the same as
before, nobody has committed anything.
"""

import mmap
import os
from threading import Lock

_TWO_HEADERS = 2 * 48

# These are never closed. A process that closes any descriptor of a file loses all its locks on
# that file (fcntl, POSIX), and with them SQLite's, whose connections live in this process as well.
_opening = Lock()
_open: dict[tuple[int, int, int], mmap.mmap] = {}
_descriptors: list[int] = []


class WALIndex:
    """The headers of one file's index, while a connection of this process holds the file open.

    Reading them asks neither SQLite nor the system, and lets no other thread in.
    """

    def __init__(self, index: mmap.mmap) -> None:
        self._index = index

    def headers(self) -> bytes:
        """Return both headers as they are now. They mean nothing but whether they are equal."""
        return self._index[:_TWO_HEADERS]


def wal_index_of(path: str) -> WALIndex | None:
    """Return the index of a database file that is open in this process.

    ``None`` where there is none: in other modes than WAL, or without shared memory.
    """
    index = f"{os.path.realpath(path)}-shm"
    with _opening:
        try:
            found = os.stat(index)
            key = os.getpid(), found.st_dev, found.st_ino
            if key not in _open:
                _descriptors.append(os.open(index, os.O_RDONLY))
                _open[key] = mmap.mmap(_descriptors[-1], _TWO_HEADERS, access=mmap.ACCESS_READ)
        except (OSError, ValueError):
            return None
        return WALIndex(_open[key])

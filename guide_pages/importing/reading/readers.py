"""Which reader reads which kind of file: the one place that knows the endings."""

from collections.abc import Callable, Mapping
from pathlib import PurePath

from guide_pages.importing.reading.decoding import decode
from guide_pages.importing.reading.markdown import read_markdown
from guide_pages.importing.reading.outline import Outline
from guide_pages.importing.reading.plain_text import read_plain_text
from guide_pages.importing.refusal import DocumentRefused

Reader = Callable[[bytes], Outline]
"""From a file's bytes to its outline; raises `DocumentRefused`."""


def _from_text(read: Callable[[str], Outline]) -> Reader:
    return lambda data: read(decode(data))


READERS: Mapping[str, Reader] = {
    ".txt": _from_text(read_plain_text),
    ".md": _from_text(read_markdown),
    ".markdown": _from_text(read_markdown),
}


def read_document(name: str, data: bytes) -> Outline:
    """The outline of a file, read by its name's ending.

    Raises `DocumentRefused` for an ending that no reader reads and for a file that is no text.
    """
    ending = PurePath(name).suffix.lower()
    reader = READERS.get(ending)
    if reader is None:
        known = ", ".join(READERS)
        given = f"Files ending in {ending}" if ending else "Files without an ending"
        raise DocumentRefused(
            f"{given} can't be read: save the document in one of these forms: {known}."
        )
    return reader(data)

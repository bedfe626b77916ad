"""The bytes of a spreadsheet file as text. Pure."""

import codecs

from .problems import UnreadableError, gettext_noop

LARGEST_FILE = 5 * 1024 * 1024
"""Bytes. A thousand clinics with ten facts have about half a megabyte."""

_NO_TEXT = gettext_noop(
    "The file is no text. Save the spreadsheet as “CSV UTF-8” and choose that file."
)
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decoded(data: bytes) -> str:
    """Return the file's text: UTF-8 with or without a mark, or UTF-16 as Excel writes it.

    Raises ``UnreadableError`` for an empty, oversized or binary file and for other encodings,
    whose letters could only be guessed.
    """
    if len(data) > LARGEST_FILE:
        raise UnreadableError(
            gettext_noop("The file is larger than 5 MB. Split it into several files.")
        )
    text = _characters(data)
    if "\0" in text:
        raise UnreadableError(_NO_TEXT)
    if not text.strip():
        raise UnreadableError(
            gettext_noop(
                "The file is empty. Its first line names the columns, such as code, name."
            )
        )
    return text


def _characters(data: bytes) -> str:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(codec)
            except UnicodeDecodeError as error:
                raise UnreadableError(_NO_TEXT) from error
    if b"\0" in data or data.startswith(b"PK\x03\x04"):
        raise UnreadableError(_NO_TEXT)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise UnreadableError(
            gettext_noop(
                "The file is not in UTF-8: line %(line)s has letters that can’t be read. Save the "
                "spreadsheet as “CSV UTF-8”."
            ),
            line=data[: error.start].count(b"\n") + 1,
        ) from error

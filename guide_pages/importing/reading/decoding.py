"""The bytes of a document as text with plain line ends."""

import codecs
import re
import unicodedata

from guide_pages.importing.refusal import DocumentRefused

LARGEST_DOCUMENT = 1024 * 1024
"""Bytes. A long guide has 20 kB; a book has less than 1 MiB."""

SAVE_AS = "save it as plain text (.txt) or Markdown (.md) in UTF-8 and import that file"

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a Word document or zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Office document"),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "an image or a recording"),
    (b"\x1f\x8b", "a compressed archive"),
)
_BYTE_ORDER_MARKS: tuple[tuple[bytes, str, str], ...] = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")


def decode(data: bytes) -> str:
    """The document's text: lines end in ``\\n``, characters are composed (NFC).

    Reads UTF-8, UTF-16 and UTF-32 with a byte order mark, UTF-8 and evident UTF-16 without, and
    Windows-1252. Soft hyphens and zero-width spaces are left out. Raises `DocumentRefused` with
    one sentence for an empty, oversized, binary or damaged file.
    """
    if len(data) > LARGEST_DOCUMENT:
        raise DocumentRefused(
            "The file is larger than the 1 MiB a document may have: import each guide as a file "
            "of its own, without pictures in it."
        )
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise DocumentRefused(f"The file is {kind}, not text: {SAVE_AS}.")
    text = _LINE_END.sub("\n", _characters(data).rstrip("\x1a"))
    if _CONTROL.search(text):
        raise DocumentRefused(f"The file is binary, not text: {SAVE_AS}.")
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    if not text.strip():
        raise DocumentRefused("The file is empty: write the guide into it and import it again.")
    return text


def _characters(data: bytes) -> str:
    for mark, codec, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], codec, name)
    if b"\x00" in data:
        return _strict(data, _utf16_without_mark(data), "UTF-16")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_mostly_utf8(data):
            line = data[: error.start].count(b"\n") + 1
            raise DocumentRefused(
                f"The file is UTF-8 with damaged characters in line {line}: {SAVE_AS}."
            ) from error
    return _strict(data, "cp1252", "Windows-1252")


def _strict(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise DocumentRefused(f"The file is no valid {name} text: {SAVE_AS}.") from error


def _utf16_without_mark(data: bytes) -> str:
    """Western text in UTF-16 has a zero in nearly every second byte; anything else is binary."""
    pairs = len(data) // 2
    high_zeros = data[0::2].count(0)
    low_zeros = data[1::2].count(0)
    if low_zeros * 2 > pairs and high_zeros * 20 < pairs:
        return "utf-16-le"
    if high_zeros * 2 > pairs and low_zeros * 20 < pairs:
        return "utf-16-be"
    raise DocumentRefused(f"The file is binary, not text: {SAVE_AS}.")


def _is_mostly_utf8(data: bytes) -> bool:
    """More whole multi-byte characters than damaged ones: text that was UTF-8 once."""
    text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    whole = sum(character > "\x7f" for character in text) - damaged
    return whole > damaged

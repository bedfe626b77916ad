"""Bytes become text, whatever wrote them."""

import codecs

import pytest

from guide_pages.importing.reading.decoding import LARGEST_DOCUMENT, decode
from guide_pages.importing.refusal import DocumentRefused

COPY = "Caf\u00e9 skin \u2014 1\u20133 days"


@pytest.mark.parametrize(
    "data",
    [
        COPY.encode("utf-8"),
        codecs.BOM_UTF8 + COPY.encode("utf-8"),
        codecs.BOM_UTF16_LE + COPY.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + COPY.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + COPY.encode("utf-32-le"),
        COPY.encode("utf-16-le"),
        COPY.encode("utf-16-be"),
        COPY.encode("cp1252"),
    ],
    ids=[
        "utf8",
        "utf8-bom",
        "utf16le",
        "utf16be",
        "utf32",
        "utf16le-bare",
        "utf16be-bare",
        "cp1252",
    ],
)
def test_every_common_encoding_gives_the_same_text(data: bytes) -> None:
    assert decode(data) == COPY


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"])
def test_every_line_end_becomes_a_line_feed(end: str) -> None:
    assert decode(f"one{end}two".encode()) == "one\ntwo"


def test_invisible_characters_are_left_out_and_accents_composed() -> None:
    assert decode("cafe\u0301 la\u00adser\u200b".encode()) == "caf\u00e9 laser"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "The file is empty: write the guide into it and import it again."),
        (b" \r\n\t ", "The file is empty: write the guide into it and import it again."),
        (b"PK\x03\x04rest", "The file is a Word document or zip archive, not text"),
        (b"%PDF-1.7", "The file is a PDF, not text"),
        (b"{\\rtf1 hello}", "The file is a rich text (RTF) document, not text"),
        (b"\x89PNG\r\n", "The file is an image, not text"),
        (bytes(range(256)), "The file is binary, not text"),
        (b"text with \x07 bell", "The file is binary, not text"),
        (codecs.BOM_UTF16_LE + b"a", "The file is no valid UTF-16 text"),
        (b"undefined \x81 here", "The file is no valid Windows-1252 text"),
        (
            "caf\u00e9 \u2014 caf\u00e9\nna\u00efve ".encode() + b"\xe2\x80",
            "The file is UTF-8 with damaged characters in line 2",
        ),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(data: bytes, message: str) -> None:
    with pytest.raises(DocumentRefused) as refused:
        decode(data)
    assert str(refused.value).startswith(message)
    assert str(refused.value).endswith(".")


def test_a_document_may_have_one_mebibyte_and_no_more() -> None:
    assert len(decode(b"a" * LARGEST_DOCUMENT)) == LARGEST_DOCUMENT
    with pytest.raises(DocumentRefused, match="larger than the 1 MiB"):
        decode(b"a" * (LARGEST_DOCUMENT + 1))

"""Finished answers as bytes that prove themselves."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delivery.caching import parcels
from delivery.caching.finished import Finished
from delivery.caching.negotiation import Encoding
from delivery.caching.parcels import packed, unpacked

KEY = "answer:1:2:3"
WORDS = b'{"summary": "' + b"Words. " * 200 + b'"}'


def an_answer(body: bytes = WORDS, *encodings: Encoding) -> Finished:
    answer = Finished(
        status=200,
        reason="OK",
        content_type="application/json",
        body=body,
        more=(("Vary", "Accept-Encoding"), ("Cache-Control", "public, max-age=10")),
        changed_at=datetime(2026, 10, 1, 9, 30, 0, 123456, tzinfo=UTC),
        depends_on="editions",
        is_kept=True,
    )
    for encoding in encodings:
        answer.form(encoding)
    return answer


def opened(parcel: object, key: str = KEY) -> Finished:
    answer = unpacked(parcel, key)
    assert answer is not None
    return answer


@given(st.binary(max_size=2_000), st.sets(st.sampled_from(["identity", "gzip", "br"])))
def test_an_answer_arrives_as_it_was_sent(body: bytes, encodings: set[Encoding]) -> None:
    sent = an_answer(body, *encodings)
    got = opened(packed(sent, KEY))

    for each in ("status", "reason", "content_type", "body", "more", "changed_at", "depends_on"):
        assert getattr(got, each) == getattr(sent, each)
    assert got.is_kept
    assert got.compressed() == sent.compressed()
    for encoding in ("identity", "gzip", "br"):
        assert got.form(encoding) == sent.form(encoding)


def test_a_redirect_and_an_answer_without_a_body_arrive_too() -> None:
    sent = an_answer(b"")
    sent.status, sent.reason, sent.changed_at = 301, "Moved Permanently", None
    sent.more = (("Location", "http://localhost:8000/api/v2/guides/peel/"),)
    got = opened(packed(sent, KEY))

    assert (got.status, got.body, got.changed_at) == (301, b"", None)
    assert got.form("br").headers == sent.form("br").headers


def test_compressed_forms_that_came_with_it_are_not_made_again() -> None:
    sent = an_answer(WORDS, "br")
    got = opened(packed(sent, KEY))

    assert got.form("br").body is got.compressed()["br"]
    assert set(got.compressed()) == {"br"}


PARCEL = packed(an_answer(WORDS, "br", "gzip"), KEY)


@given(st.integers(0, len(PARCEL) - 1))
def test_a_parcel_that_was_cut_is_no_answer(length: int) -> None:
    assert unpacked(PARCEL[:length], KEY) is None


@given(st.integers(0, len(PARCEL) - 1), st.integers(1, 255))
def test_a_parcel_with_a_wrong_byte_is_no_answer(place: int, other: int) -> None:
    changed = bytearray(PARCEL)
    changed[place] ^= other

    assert unpacked(bytes(changed), KEY) is None


@given(st.binary(min_size=1, max_size=50))
def test_a_parcel_with_something_behind_it_is_no_answer(more: bytes) -> None:
    assert unpacked(PARCEL + more, KEY) is None


@pytest.mark.parametrize("value", [None, 7, "text", b"", b"{}", [PARCEL], {"body": "x"}])
def test_what_is_no_parcel_is_no_answer(value: object) -> None:
    assert unpacked(value, KEY) is None


def test_a_parcel_that_was_left_under_another_key_is_no_answer() -> None:
    assert unpacked(PARCEL, "answer:1:2:4") is None


def test_a_parcel_of_another_form_is_no_answer() -> None:
    assert unpacked(PARCEL.replace(b"clinic-guides/1\n", b"clinic-guides/0\n", 1), KEY) is None


def resealed(parcel: bytes, old: bytes, new: bytes) -> bytes:
    """Return a parcel with other content whose seal is whole."""
    assert len(old) == len(new)
    start = len(parcels._MARK) + parcels._DIGEST
    rest = parcel[start:].replace(old, new, 1)
    return parcel[: len(parcels._MARK)] + parcels._digest(rest) + rest


def test_a_body_that_is_not_the_one_its_tag_names_is_no_answer() -> None:
    assert unpacked(resealed(PARCEL, b"Words. Words.", b"Words. Swords"), KEY) is None


def test_a_header_that_says_more_or_less_than_it_should_is_no_answer() -> None:
    assert unpacked(resealed(PARCEL, b'"reason"', b'"season"'), KEY) is None
    assert unpacked(resealed(PARCEL, b'"status":200', b'"status":2.5'), KEY) is None

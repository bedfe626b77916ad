"""Manifests: written, read again, and refused where they are none."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from delivery.exporting.made import Entry
from delivery.exporting.manifest import (
    Index,
    Manifest,
    Part,
    State,
    UnreadableManifest,
    index_in,
    manifest_in,
    written_index,
    written_manifest,
)

STATE = State("12-0a1b2c3d4e5f", "0" * 32, True)
names = st.sampled_from(["ETag", "Vary", "Cache-Control", "Cache-Tag", "Content-Length"])
headers = st.dictionaries(names, st.text("abc,", max_size=4), max_size=5)
entries = st.builds(
    Entry,
    file=st.text("ab/.", min_size=1),
    addresses=st.lists(st.text("ab/?="), min_size=1).map(tuple),
    headers=headers,
    version=st.none() | st.integers(1, 9),
    forms=st.dictionaries(st.sampled_from(["br", "gzip"]), headers, max_size=2),
)


@given(st.lists(entries))
def test_a_manifest_is_read_as_it_was_written(listed: list[Entry]) -> None:
    manifest = Manifest("east", STATE, listed)

    read = manifest_in(written_manifest(manifest))

    assert read == manifest
    assert written_manifest(read) == written_manifest(manifest)


def test_headers_that_most_answers_have_are_said_once() -> None:
    usual = {"Vary": "Accept-Encoding", "Cache-Tag": "library"}
    special = {"Vary": "Accept-Encoding", "ETag": '"a"'}
    entries = [
        Entry("1.json", ("a/",), usual),
        Entry("2.json", ("b/", "c/"), usual, version=7),
        Entry("3.json", ("d/",), special),
    ]

    assert json.loads(written_manifest(Manifest(None, STATE, entries))) == {
        "format": 1,
        "clinic": None,
        "cursor": "12-0a1b2c3d4e5f",
        "build": "0" * 32,
        "compressed": True,
        "headers": {"Cache-Tag": "library", "Vary": "Accept-Encoding"},
        "answers": [
            {"file": "1.json", "addresses": ["a/"], "headers": {}},
            {"file": "2.json", "addresses": ["b/", "c/"], "headers": {}, "version": 7},
            {"file": "3.json", "addresses": ["d/"], "headers": {"ETag": '"a"', "Cache-Tag": None}},
        ],
    }


def test_an_index_is_read_as_it_was_written() -> None:
    parts = [Part(None, 3, "1" * 32), Part("east", 5, "2" * 32)]
    index = Index(STATE, "https://guides.example.com/api/v2/", None, parts)

    assert index_in(written_index(index)) == index
    assert json.loads(written_index(index))["parts"][1] == {
        "clinic": "east",
        "answers": 5,
        "digest": "2" * 32,
        "manifest": "clinics/east/manifest.json",
    }


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b'{"format":0}', b'{"format":1}'])
def test_what_is_no_manifest_is_told(content: bytes) -> None:
    for read in (manifest_in, index_in):
        with pytest.raises(UnreadableManifest):
            read(content)

"""The readers' own check: what is stale, or not what its tag says, is found out."""

import json

from .told import Told
from .workers import Reply

PATH, STEADY = "/api/v2/guides/4/", "/api/v2/faqs/1/"


def a_reply(version: int, etag: str = "", *, status: int = 200, number: int = 0) -> Reply:
    document = {"title": f"Version {version}", "meta": {"content_version": number or version}}
    body = json.dumps(document).encode() if status == 200 else b""
    return Reply(status, {"etag": etag or f'"{version}"'}, body)


def faults(*replies: Reply, told: int = 0, path: str = PATH) -> list[str]:
    """Return what is found wrong with answers to readers who have been told of a version."""
    readers = Told(STEADY)
    readers.tell(told)
    for reply in replies:
        sent = reply.etag if reply.status == 304 else ""
        readers.note(path, readers.version, sent, "identity", reply)
    return [fault.partition(": ")[2] for fault in readers.faults]


def test_what_was_told_and_what_is_newer_is_right() -> None:
    assert faults(a_reply(1), a_reply(1), a_reply(2), a_reply(2, status=304), told=1) == []


def test_an_answer_older_than_a_publication_is_found_out() -> None:
    assert faults(a_reply(1), told=2) == ["version 1 after 2 was told"]


def test_an_answer_older_than_what_another_reader_has_got_is_found_out() -> None:
    assert faults(a_reply(2), a_reply(1)) == ["version 1 after 2 was told"]


def test_not_modified_counts_as_the_answer_that_its_tag_stands_for() -> None:
    assert faults(a_reply(1), a_reply(2), a_reply(1, status=304)) == ["version 1 after 2 was told"]


def test_a_tag_with_two_bodies_is_found_out() -> None:
    assert faults(a_reply(1, '"a"'), a_reply(2, '"a"')) == ['"a" has two bodies']


def test_a_version_with_two_numbers_or_with_a_lower_one_is_found_out() -> None:
    assert faults(a_reply(1, '"a"', number=5), a_reply(1, '"b"', number=6)) == [
        "version 1 has two numbers"
    ]
    assert faults(a_reply(1, number=5), a_reply(2, number=4)) == [
        "version 2 has a lower number than the one before"
    ]


def test_a_failure_and_a_change_of_what_is_steady_are_found_out() -> None:
    assert faults(a_reply(1, status=503)) == ["b''"]
    assert faults(a_reply(1), a_reply(2), path=STEADY) == ["has changed"]

"""The document of a guide, made from editions and from nothing else."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from editions.entries import Entry, Snapshot
from guide_pages.document.make import make_document
from tests.guide_pages.document.editions_of_a_guide import (
    GUIDE_ID,
    Addresses,
    a_snapshot,
    an_entry,
    entries,
    guide_payload,
)

EXPECTED = Path(__file__).with_name("microneedling.json")


def the_guide(snapshot: Snapshot) -> Entry:
    entry = snapshot.find("guide", GUIDE_ID)
    assert entry is not None
    return entry


def document_of(snapshot: Snapshot) -> dict[str, object]:
    made = make_document(the_guide(snapshot), snapshot, Addresses())
    document: dict[str, object] = json.loads(made.model_dump_json())
    return document


def test_a_guide_with_every_block_makes_exactly_this_document() -> None:
    assert document_of(a_snapshot()) == json.loads(EXPECTED.read_text())


def test_the_same_editions_make_the_same_bytes_in_another_process() -> None:
    snapshot = a_snapshot()
    here = make_document(the_guide(snapshot), snapshot, Addresses()).model_dump_json()
    program = (
        "from tests.guide_pages.document.editions_of_a_guide import *\n"
        "from guide_pages.document.make import make_document\n"
        "snapshot = a_snapshot()\n"
        "entry = snapshot.find('guide', GUIDE_ID)\n"
        "print(make_document(entry, snapshot, Addresses()).model_dump_json(), end='')\n"
    )
    there = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[3],
        env={"PYTHONHASHSEED": "7", "PYTHONIOENCODING": "utf-8"},
    ).stdout.decode()
    assert there == here


def test_making_a_document_needs_neither_django_nor_wagtail() -> None:
    program = (
        "import sys\n"
        "import guide_pages.document.make\n"
        "print(sorted(m for m in sys.modules if m.split('.')[0] in ('django', 'wagtail')))\n"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[3],
        text=True,
    ).stdout
    assert loaded == "[]\n"


def test_a_withdrawn_guide_has_no_document() -> None:
    withdrawn = an_entry(20, "guide", GUIDE_ID, None)
    with pytest.raises(ValueError, match="withdrawn"):
        make_document(withdrawn, a_snapshot(), Addresses())


@pytest.mark.parametrize(
    ("entry", "touches"),
    [
        (an_entry(30, "topic", 1, {"slug": "skin", "name": "Skin care"}), True),
        (an_entry(30, "topic", 9, {"slug": "hair", "name": "Hair"}), False),
        (an_entry(30, "faq", 4, None), True),
        (an_entry(30, "faq", 5, None), False),
        (an_entry(30, "image", 6, None), True),
        (an_entry(30, "image", 8, None), False),
        (an_entry(30, "guide", 14, None), True),
        (an_entry(30, "guide", 15, guide_payload(slug="other")), False),
        (an_entry(30, "reviewer", 2, None), True),
        (an_entry(30, "library", 3, {"order": [12]}), False),
    ],
)
def test_the_content_version_is_the_newest_edition_the_document_is_made_from(
    entry: Entry, touches: bool
) -> None:
    before = document_of(a_snapshot())
    after = document_of(a_snapshot().with_entries([entry]))
    assert before["meta"]["content_version"] == 13  # type: ignore[index]
    assert after["meta"]["content_version"] == (30 if touches else 13)  # type: ignore[index]
    assert (after == before) is not touches


def test_what_a_guide_refers_to_may_be_missing_altogether() -> None:
    alone = Snapshot().with_entries([each for each in entries() if each.number == 12])
    document = document_of(alone)
    assert document["faqs"] == document["related"] == document["topics"] == []
    assert document["image"] is None
    assert document["review"] == {
        "reviewed_by": None,
        "last_reviewed": "2026-10-01",
        "next_review": "2027-10-01",
    }
    assert document["meta"]["content_version"] == 12  # type: ignore[index]

"""A graph within its document: made when that is written, and the same when it is read again."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from guide_pages.document.make import make_document
from guide_pages.document.models import GuideDocument
from guide_pages.structured_data.late import LateGraph
from tests.guide_pages.document.editions_of_a_guide import Addresses, a_snapshot
from tests.guide_pages.document.test_places import the_guide


def a_document() -> GuideDocument:
    """Make the guide's document."""
    snapshot = a_snapshot()
    return make_document(the_guide(snapshot), snapshot, Addresses())


def counting(make: Callable[[], Any], made: list[int]) -> Callable[[], Any]:
    """Return the same, noting each time that it is called."""

    def counted() -> Any:
        made.append(1)
        return make()

    return counted


def test_a_graph_is_made_when_it_is_written_and_not_before() -> None:
    document, made = a_document(), list[int]()
    graph = LateGraph(counting(document.structured_data.make, made))
    document = document.model_copy(update={"structured_data": graph})

    assert "structured_data" not in document.model_dump(include={"title", "body"})
    assert made == []
    document.model_dump_json()
    assert made == [1]


def test_a_document_that_is_read_and_written_again_is_the_same_bytes() -> None:
    document = a_document()
    written = document.model_dump_json()
    read = GuideDocument.model_validate_json(written)
    assert read.model_dump_json() == written
    assert read.structured_data == document.structured_data


def test_a_graph_that_is_not_of_its_type_is_not_read() -> None:
    document = json.loads(a_document().model_dump_json())
    document["structured_data"]["@graph"][0].pop("mainEntity")
    with pytest.raises(ValidationError, match="mainEntity"):
        GuideDocument.model_validate_json(json.dumps(document))

"""A file's ending says how it is read."""

import pytest

from guide_pages.importing.reading.outline import Heading
from guide_pages.importing.reading.readers import read_document
from guide_pages.importing.refusal import DocumentRefused


@pytest.mark.parametrize("name", ["a.md", "A.MD", "b.markdown"])
def test_markdown_endings(name: str) -> None:
    (node,) = read_document(name, b"# Peel").nodes
    assert isinstance(node, Heading)


@pytest.mark.parametrize(
    ("name", "opening"),
    [("a.docx", "Files ending in .docx can't be read"), ("a", "Files without an ending")],
)
def test_other_endings_are_refused_with_those_that_can_be_read(name: str, opening: str) -> None:
    with pytest.raises(DocumentRefused) as refused:
        read_document(name, b"text")
    assert str(refused.value).startswith(opening)
    assert str(refused.value).endswith(".txt, .md, .markdown.")

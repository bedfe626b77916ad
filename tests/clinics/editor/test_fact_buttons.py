"""Wherever facts may be mentioned in plain text, they can be inserted from the list."""

from collections.abc import Iterator
from typing import Any

import pytest
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock

from clinics.local_guides.blocks import BlockChanges, FAQChanges
from clinics.local_guides.facts_in_changes import FIELDS as LOCAL_FIELDS
from clinics.models import LocalGuidePage
from faq.models import FAQ
from guide_pages.blocks.body import BodyBlock
from guide_pages.facts_in_copy import FIELDS
from guide_pages.models import GuidePage, GuideSource

#: Nobody types it.
IDS = {"target"}


def plain_words(block: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Yield the blocks within a block that hold plain words, tables among them, by their path."""
    if isinstance(block, blocks.StructBlock | blocks.StreamBlock):
        for name, child in block.child_blocks.items():
            if name not in IDS:
                yield from plain_words(child, f"{path}.{name}")
    elif isinstance(block, blocks.ListBlock):
        yield from plain_words(block.child_block, path)
    elif type(block) in (blocks.CharBlock, blocks.TextBlock, TableBlock):
        yield path, block


STREAMS = (("body", BodyBlock()), ("changes", BlockChanges()), ("faq_changes", FAQChanges()))
WORDS = dict(each for path, stream in STREAMS for each in plain_words(stream, path))


@pytest.mark.parametrize("path", WORDS)
def test_every_block_of_plain_words_has_the_list_of_facts(path: str) -> None:
    block = WORDS[path]
    kind = "table" if isinstance(block, TableBlock) else ""
    assert block.meta.form_attrs == {"data-facts": kind}


def test_the_blocks_of_plain_words_are_found_at_every_depth() -> None:
    assert {
        "body.section.heading",
        "body.comparison.table",
        "body.image.image.alt_text",
        "body.steps.items.text",
        "body.suitability.good_for",
        "changes.image.content.image.alt_text",
        "faq_changes.add.question",
    } <= WORDS.keys()
    assert not {"body.video.url", "body.section.anchor", "body.section.text"} & WORDS.keys()


def form_class(model: Any) -> Any:
    """Return the class of the editor's form of pages and snippets."""
    if issubclass(model, FAQ):
        return model.snippet_viewset.get_edit_handler().get_form_class()
    return model.get_edit_handler().get_form_class()


@pytest.mark.parametrize(
    ("model", "names"),
    [
        (GuidePage, set(FIELDS) - {"summary"}),
        (LocalGuidePage, set(LOCAL_FIELDS) - {"summary"}),
        (FAQ, {"question"}),
    ],
)
def test_every_plain_field_has_the_list_of_facts(model: Any, names: set[str]) -> None:
    fields = form_class(model).base_fields
    marked = {name for name in fields if "data-facts" in fields[name].widget.attrs}
    assert marked == names


def test_the_title_of_a_source_has_the_list_of_facts_and_its_address_has_not() -> None:
    formset = form_class(GuidePage).formsets["sources"]
    assert formset.model is GuideSource
    fields = formset.form.base_fields
    assert {"title", "url"} <= fields.keys()
    assert {name for name in fields if "data-facts" in fields[name].widget.attrs} == {"title"}

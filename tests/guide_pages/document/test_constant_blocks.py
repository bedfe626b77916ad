"""Blocks that read the same everywhere are made once, and no others."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from editions.entries import Snapshot
from editorial.document import ImageDocument
from editorial.facts.values import DefaultFacts, Substitution
from editorial.rich_text import GuideLink
from guide_pages.actions import Action
from guide_pages.blocks.showing import Showing
from guide_pages.document.blocks import make_block
from guide_pages.document.constant_blocks import constant_block
from guide_pages.document.copy import PlacedBlock
from tests.guide_pages.document.editions_of_a_guide import blocks

CONSTANT = {
    "benefit_list",
    "care_list",
    "suitability",
    "steps",
    "comparison",
    "callout",
    "call_to_action",
}
ASKING = (
    "At {{ clinic_name }}",
    "At {{ clinic_name | our clinic }}",
    '<p>See <a linktype="page" id="14">this</a> at &#123;&#123; clinic_name }}</p>',
)


class Place:
    """A place with this name for everything."""

    def __init__(self, name: str) -> None:
        self.name = name

    def value(self, key: str) -> str:
        return self.name

    def link(self, page_id: int) -> GuideLink:
        return GuideLink(self.name, f"https://{self.name}.example.com/")

    def image(self, image_id: int | None, alt: str | None) -> ImageDocument | None:
        if image_id is None:
            return None
        return ImageDocument(
            id=image_id,
            title=self.name,
            alt=alt or "",
            decorative=alt is None,
            width=8,
            height=6,
            focal_point=None,
            renditions=[],
            on_demand=None,
        )

    def action(self, action: Action) -> str:
        return f"https://{self.name}.example.com/{action}/"

    @property
    def showing(self) -> Showing:
        words = Substitution(self, DefaultFacts(Snapshot()), lambda entry: None)
        return Showing(self.link, words, self.image, self.action)


HERE, THERE = Place("here"), Place("there")


def placed(block: dict[str, Any]) -> PlacedBlock:
    return PlacedBlock(block["id"], block["type"], block["value"], block["anchor"])


def texts_in(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield where in a raw value a text stands."""
    if isinstance(value, str):
        yield path
    elif isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from texts_in(value[key], (*path, key))


def with_text(block: dict[str, Any], path: tuple[Any, ...], text: str) -> PlacedBlock:
    changed = deepcopy(block)
    inner = changed["value"]
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = text
    return placed(changed)


def test_a_block_without_facts_links_images_and_actions_is_constant() -> None:
    made = {block["type"]: constant_block(placed(block)) for block in blocks()}

    assert {name for name, document in made.items() if document is not None} == CONSTANT


def test_a_constant_block_is_made_once_and_as_it_is_made_anywhere() -> None:
    for block in map(placed, blocks()):
        document = constant_block(block)
        if document is not None:
            assert document is constant_block(block)
            assert document == make_block(block, HERE.showing)


def test_a_block_that_says_the_same_is_another_one_all_the_same() -> None:
    block = next(each for each in blocks() if each["type"] == "steps")

    assert constant_block(placed(block)) is not constant_block(placed(block))


@pytest.mark.parametrize("text", ASKING)
@pytest.mark.parametrize("block", blocks(), ids=lambda block: block["type"])
def test_what_asks_of_its_place_in_any_text_of_a_block_is_not_constant_where_it_is_shown(
    block: dict[str, Any], text: str
) -> None:
    for path in texts_in(block["value"]):
        asking = with_text(block, path, text)
        here, there = make_block(asking, HERE.showing), make_block(asking, THERE.showing)
        if here != there:
            assert constant_block(asking) is None, path


@pytest.mark.parametrize("action", ["book", "call", "email", "directions"])
def test_a_call_to_the_clinic_is_not_constant(action: str) -> None:
    block = next(each for each in blocks() if each["type"] == "call_to_action")

    assert constant_block(with_text(block, ("action",), action)) is None

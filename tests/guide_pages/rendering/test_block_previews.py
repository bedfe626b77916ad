"""Every block in the picker looks as it does in a guide."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from wagtail.blocks import Block

from guide_pages.blocks.body import BodyBlock
from guide_pages.document.blocks import block_types
from guide_pages.models import GuidePage
from tests.factories import a_user

BLOCKS: dict[str, Block] = BodyBlock().child_blocks


def rendered(block: Block, value: Any) -> BeautifulSoup:
    bound_block = block.bind(block.normalize(value))
    context = {"bound_block": bound_block, "page_title": "Preview"}
    return BeautifulSoup(
        render_to_string("guide_pages/blocks/preview.html", context), "html.parser"
    )


@pytest.mark.django_db
@pytest.mark.parametrize("block_type", block_types())
def test_the_picker_shows_each_block_as_a_guide_does(client: Client, block_type: str) -> None:
    client.force_login(a_user())
    block = GuidePage._meta.get_field("body").stream_block.child_blocks[block_type]

    response = client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})

    assert response.status_code == 200
    page = BeautifulSoup(response.content, "html.parser")
    assert len(page.select("main > .block")) == 1
    assert [sheet["href"] for sheet in page.select("link[rel=stylesheet]")] == [
        "/static/editorial/reading.css",
        "/static/guide_pages/guide.css",
    ]
    assert page.select("script, template, wagtail-userbar, .site-header, .site-footer") == []


@pytest.mark.parametrize("block_type", block_types())
def test_a_block_without_any_preview_value_is_no_error(block_type: str) -> None:
    assert rendered(BLOCKS[block_type], {}).h1 is not None


def test_an_image_to_come_has_its_place_and_its_caption() -> None:
    page = rendered(BLOCKS["image"], {"image": None, "caption": "The treatment room"})

    assert len(page.select(".picture-to-come")) == 1
    assert [caption.text for caption in page.find_all("figcaption")] == ["The treatment room"]


def test_a_button_without_a_clinic_still_looks_like_a_button() -> None:
    page = rendered(BLOCKS["call_to_action"], {"label": "Book now", "action": "book"})

    assert [button.text for button in page.select("span.button")] == ["Book now"]

"""Previews show what an editor has in hand, however unfinished."""

from typing import Any
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from editions.models import Edition
from guide_pages.document.blocks import block_types
from guide_pages.models import GuideFAQ, GuideIndexPage, GuidePage, GuideSource, RelatedGuide
from tests.factories import a_block, a_guide, a_library, an_image
from tests.guide_pages.rendering.full_guide import a_full_guide, listed

pytestmark = pytest.mark.django_db


def preview(page: GuidePage | GuideIndexPage) -> BeautifulSoup:
    response = page.make_preview_request()
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def empty(block_type: str) -> dict[str, Any]:
    return {"type": block_type, "value": {}, "id": str(uuid4())}


def test_a_guide_that_nobody_has_saved_or_filled_in_is_previewed() -> None:
    page = preview(GuidePage())

    assert page.h1 is not None
    assert page.h1.text == "Untitled guide"
    assert page.title is not None
    assert page.title.text == "Untitled guide"


def test_a_library_that_nobody_has_saved_or_filled_in_is_previewed() -> None:
    page = preview(GuideIndexPage())

    assert [heading.text for heading in page.find_all(["h1", "h2"])] == [
        "Treatment guides",
        "No guides here yet",
    ]


def test_a_guide_about_to_be_created_is_previewed_under_its_library() -> None:
    library = a_library(title="Our guides")
    guide = GuidePage(title="New", slug="new", locale=library.locale)
    guide.set_url_path(library)
    guide.path, guide.depth = f"{library.path}0001", library.depth + 1

    page = preview(guide)

    assert [link["href"] for link in page.select("a.brand")] == [library.url]


@pytest.mark.parametrize("block_type", block_types())
def test_an_empty_block_is_previewed_without_a_trace_of_nothing(block_type: str) -> None:
    page = preview(a_guide(live=False, body=[empty(block_type)]))

    assert page.select("img:not([src]), a[href=''], li:empty, h2:empty, h3:empty, p:empty") == []


def test_half_filled_lists_and_tables_are_previewed() -> None:
    blank = {"role": "nonsense", "heading": "", "intro": None}
    body = [
        a_block("benefit_list", items=listed({"text": ""}, {}), **blank),
        a_block("care_list", items=listed({"kind": "", "text": "Advice"}, {}), **blank),
        a_block("suitability", good_for=listed("", None), not_for=[], **blank),
        a_block("steps", items=listed({"title": None, "text": None}), **blank),
        a_block("comparison", table={"data": [[None, None], [None]]}, **blank),
        a_block("comparison", table=None, **blank),
        a_block("image", image={"image": 987654, "alt_text": None}, caption=None),
        a_block("video", url="https://[", title=None, thumbnail=987654),
        a_block("call_to_action", label="", text="Call us", action="fly", url=None),
    ]

    page = preview(a_guide(live=False, body=body))

    assert page.select(".benefits li, .steps li, .panel.is-good li") == []
    assert [item.text.strip() for item in page.select(".panel.is-calm li")] == ["Advice"]
    assert page.find_all("img") == []


def test_rows_in_which_nothing_is_chosen_yet_are_left_out() -> None:
    guide = a_guide(live=False, session_minutes_min=30, recovery_days_max=0)
    guide.guide_faqs = [GuideFAQ()]
    guide.related_guides = [RelatedGuide()]
    guide.sources = [GuideSource(title="", url="")]
    guide.image_id = 987654

    page = preview(guide)

    assert page.select(".questions, .related, .sources li, img") == []
    assert [figure.text for figure in page.select(".figures dd")] == ["30 minutes", "0 days"]


def test_unsaved_changes_are_in_the_preview_and_nowhere_else(client: Client) -> None:
    guide = a_guide(title="Before")
    guide.title = "After"
    guide.body = [a_block(heading="A new part")]

    page = preview(guide)

    assert page.h1 is not None
    assert page.h1.text == "After"
    assert [heading.text for heading in page.select("h2[id]")] == ["A new part"]
    assert "After" not in client.get(guide.url).content.decode()


def test_the_pictures_of_a_draft_are_previewed_without_being_published() -> None:
    block = a_block(
        "image",
        role="other",
        caption="",
        image={"image": an_image().pk, "alt_text": "In the text", "decorative": False},
    )
    guide = a_guide(live=False, image=an_image(), image_alt="At the top", body=[block])
    before = Edition.objects.count()

    page = preview(guide)

    assert [image["alt"] for image in page.find_all("img")] == ["At the top", "In the text"]
    assert Edition.objects.count() == before


def test_a_picture_without_words_yet_is_previewed_with_its_title() -> None:
    guide = a_guide(live=False)
    guide.image = an_image()

    page = preview(guide)

    assert [image["alt"] for image in page.find_all("img")] == ["A calm room"]


def test_a_preview_names_no_canonical_address() -> None:
    assert preview(a_full_guide()).select("link[rel=canonical]") == []

"""What the editor of a guide shows, and to whom it explains itself."""

import pytest
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse
from wagtail.admin.icons import get_icons

from guide_pages.blocks.body import BodyBlock
from guide_pages.models import GuideIndexPage, GuidePage
from tests.factories import a_guide, a_user

BLOCKS = BodyBlock().child_blocks


@pytest.mark.django_db
@pytest.mark.parametrize("live", [False, True], ids=["never published", "published"])
def test_a_tab_explains_itself_until_the_guide_has_been_published(
    client: Client, live: bool
) -> None:
    client.force_login(a_user())
    guide = a_guide(live=live)

    text = client.get(reverse("wagtailadmin_pages:edit", args=[guide.pk])).text

    assert ("Nobody outside sees a word until you publish." in text) is not live


def test_the_tabs_stand_in_the_order_of_the_work() -> None:
    tabs = GuidePage.get_edit_handler().children

    assert [str(tab.heading) for tab in tabs] == [
        "Guide",
        "FAQs",
        "Figures",
        "Library",
        "Review",
        "Search",
    ]


@pytest.mark.parametrize("model", [GuidePage, GuideIndexPage])
def test_every_field_of_an_editor_is_in_one_place(model: type[GuidePage]) -> None:
    names: list[str] = model.get_edit_handler().get_form_options()["fields"]

    assert len(names) == len(set(names))
    assert {"title", "slug", "seo_title", "search_description", "go_live_at"} <= set(names)


@pytest.mark.django_db
def test_both_ends_of_a_figure_have_its_whole_name(client: Client) -> None:
    client.force_login(a_user())
    guide = a_guide()

    text = client.get(reverse("wagtailadmin_pages:edit", args=[guide.pk])).text

    assert 'aria-label="Sessions in one course: at least"' in text
    assert 'aria-label="Sessions in one course: at most"' in text


@pytest.mark.parametrize("name", BLOCKS)
def test_every_block_has_what_the_picker_shows(name: str) -> None:
    block = BLOCKS[name]

    assert block.is_previewable
    assert str(block.get_description()).endswith(".")
    assert str(block.meta.group) in {"Text", "Lists", "Media and actions"}
    assert f'id="icon-{block.meta.icon}"' in get_icons()
    assert block.meta.label_format
    get_template(block.meta.preview_template)


@pytest.mark.parametrize("name", BLOCKS)
def test_the_role_of_every_block_can_be_chosen(name: str) -> None:
    layout = BLOCKS[name].meta.form_layout

    assert ("role" in layout.children) != ("role" in layout.settings)

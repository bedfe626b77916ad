"""The library page lists what the public may see, in the order of the API."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from guide_pages.models import GuideIndexPage, GuidePage
from tests.factories import a_guide, a_library, a_topic, a_user, an_image

pytestmark = pytest.mark.django_db


def cards(client: Client, library: GuideIndexPage) -> list[str]:
    page = BeautifulSoup(client.get(library.url).content, "html.parser")
    return [heading.text for heading in page.select(".card h2")]


def test_featured_guides_stand_first_then_the_editors_order(client: Client) -> None:
    library = a_library()
    first = a_guide(parent=library, title="First")
    last = a_guide(parent=library, title="Last")
    a_guide(parent=library, title="Featured", featured=True)

    assert cards(client, library) == ["Featured", "First", "Last"]

    GuidePage.objects.get(pk=last.pk).move(GuidePage.objects.get(pk=first.pk), pos="left")
    assert cards(client, library) == ["Featured", "Last", "First"]


def test_drafts_and_the_guides_of_another_library_are_not_listed(client: Client) -> None:
    library, other = a_library(), a_library()
    a_guide(parent=library, title="Draft", live=False)
    a_guide(parent=other, title="Elsewhere")
    a_guide(parent=library, title="Here")

    assert cards(client, library) == ["Here"]


def test_an_unpublished_guide_leaves_the_list(client: Client) -> None:
    library = a_library()
    guide = a_guide(parent=library)
    assert cards(client, library) == [guide.title]

    guide.unpublish()

    assert cards(client, library) == []


def test_a_card_shows_picture_title_summary_and_topics(client: Client) -> None:
    library = a_library()
    guide = a_guide(
        parent=library,
        title="Peel",
        summary="<p>An <b>acid</b> lifts the skin.</p><p>It takes days.</p>",
        image=an_image(),
        image_alt="Soft waves",
        topics=[a_topic(name="Skin")],
        featured=True,
    )

    page = BeautifulSoup(client.get(library.url).content, "html.parser")

    [card] = page.select(".card")
    assert card.a is not None
    assert (card.a["href"], card.a.text) == (guide.url, "Peel")
    assert [each.text for each in card.find_all("p")] == ["An acid lifts the skin. It takes days."]
    assert [each["alt"] for each in card.find_all("img")] == ["Soft waves"]
    assert [each.text for each in card.find_all("li")] == ["Featured", "Skin"]


def test_a_long_summary_is_cut_after_a_whole_word(client: Client) -> None:
    library = a_library()
    a_guide(parent=library, summary=f"<p>{'word ' * 60}</p>")

    page = BeautifulSoup(client.get(library.url).content, "html.parser")

    [summary] = page.select(".card p")
    assert summary.text == " ".join(["word"] * 35) + "…"


def test_links_in_the_introduction_lead_to_public_guides_only(client: Client) -> None:
    library = a_library()
    public, draft = a_guide(parent=library), a_guide(parent=library, live=False)
    library.intro = (
        f'<p><a linktype="page" id="{public.pk}">Read</a> '
        f'<a linktype="page" id="{draft.pk}">Wait</a></p>'
    )
    library.save()

    page = BeautifulSoup(client.get(library.url).content, "html.parser")

    [link] = page.select(".lead a")
    assert (link.text, link["href"]) == ("Read", public.url)
    assert [lead.text for lead in page.select(".lead p")] == ["Read Wait"]


def test_an_empty_library_tells_readers_to_come_back(client: Client) -> None:
    page = BeautifulSoup(client.get(a_library().url).content, "html.parser")

    [text] = page.select(".nothing-yet p")
    assert "come back soon" in text.text


def test_an_empty_library_leads_editors_to_their_first_guide(client: Client) -> None:
    library = a_library()
    client.force_login(a_user())

    page = BeautifulSoup(client.get(library.url).content, "html.parser")

    [link] = page.select(".nothing-yet a")
    assert client.get(link["href"]).status_code == 200

"""The rendered pages as browsers, listeners and search engines meet them."""

import re
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from django.contrib.staticfiles import finders
from django.test import Client

from tests.factories import a_block, a_guide, a_library, an_image
from tests.guide_pages.rendering.full_guide import a_full_guide, listed

pytestmark = pytest.mark.django_db

#: Elements and their attributes that make a browser load something.
LOADED = {
    "img": ("src", "srcset"),
    "link": ("href",),
    "script": ("src",),
    "iframe": ("src",),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "object": ("data",),
}


def page_at(client: Client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def heading_levels(page: BeautifulSoup) -> list[int]:
    return [int(heading.name[1]) for heading in page.find_all(re.compile(r"^h[1-6]$"))]


def assert_sound(page: BeautifulSoup) -> None:
    """Check what holds for every page: one h1, levels in order, landmarks, skip link."""
    levels = heading_levels(page)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(page.find_all("main")) == 1
    assert page.select("body > header")
    assert page.select("body > footer")
    first_link = page.body.find("a") if page.body else None
    assert isinstance(first_link, Tag)
    assert first_link["href"] == f"#{page.main['id']}"
    ids = [element["id"] for element in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    for image in page.find_all("img"):
        assert image.has_attr("alt")
        assert int(image["width"]) > 0
        assert int(image["height"]) > 0


def loaded_addresses(page: BeautifulSoup) -> list[str]:
    addresses: list[str] = []
    for name, attributes in LOADED.items():
        for element in page.find_all(name):
            if element.get("rel") == ["canonical"]:
                continue
            for attribute in attributes:
                candidates = str(element.get(attribute) or "").split(", ")
                addresses += [each.split()[0] for each in candidates if each]
    return addresses


def test_a_full_guide_is_sound(client: Client) -> None:
    page = page_at(client, a_full_guide().url)

    assert_sound(page)
    assert page.html["lang"] == "en"
    assert page.h1.text == "Microneedling"
    assert page.title.text == "Microneedling"
    assert [each["content"] for each in page.find_all("meta", attrs={"name": "description"})] == [
        "Very fine needles."
    ]


def test_the_table_of_contents_leads_to_every_heading_and_the_questions(client: Client) -> None:
    page = page_at(client, a_full_guide().url)

    links = {link.text: link["href"] for link in page.select("nav.contents a")}

    assert links == {
        "What is it?": "#what-is-it",
        "Benefits": "#benefits",
        "Aftercare": "#aftercare",
        "Is it right for you?": "#is-it-right-for-you",
        "What happens?": "#what-happens",
        "Compared": "#compared",
        "Get help": "#get-help",
        "Frequently asked questions": "#questions_heading",
    }
    assert all(page.find(id=target[1:]) for target in links.values())


def test_every_block_type_shows_its_words(client: Client) -> None:
    main = page_at(client, a_full_guide().url).main
    assert main is not None
    words = re.sub(r" (?=[.,])", "", " ".join(main.get_text(" ").split()))

    for expected in (
        "30–60 minutes",
        "3–6 sessions",
        "1–3 days",
        "How deep?",
        "Softer scars Some.",
        "Do Use sunscreen.",
        "Avoid Avoid saunas.",
        "Good to know Redness is usual.",
        "May suit Shallow scars",
        "Not suitable for Active acne",
        "Numbing A cream.",
        "Peel Facial Recovery 3 days –",
        "Urgent Get help Now.",
        "Channels close within hours.",
        "A session Watch on Vimeo",
        "She cleans the skin.",
        "Unsure? Book Ask your clinic for an appointment.",
        "Or read Leaflet",
        "Does it hurt? An answer.",
        "A journal A book",
        "Reviewed by Clinical board, Hospital on Oct. 1, 2026. The next review is due on "
        "Oct. 1, 2027.",
        "Read next Chemical peel",
    ):
        assert expected in words


def test_a_table_has_headers_for_its_rows_and_columns(client: Client) -> None:
    page = page_at(client, a_full_guide().url)

    scopes = [(cell["scope"], cell.text) for cell in page.select(".block-comparison th")]

    assert scopes == [("col", "Peel"), ("col", "Facial"), ("row", "Recovery")]


def test_the_main_picture_comes_first_and_the_others_wait(client: Client) -> None:
    page = page_at(client, a_full_guide().url)

    hero, *others = page.find_all("img")

    assert (hero["alt"], hero["width"], hero["height"]) == ("Soft waves", "1600", "900")
    assert re.findall(r"(\d+)w", hero["srcset"]) == ["320", "640", "960", "1280", "1600"]
    assert hero["fetchpriority"] == "high"
    assert not hero.has_attr("loading")
    assert [image["alt"] for image in others] == ["Fine channels", ""]
    assert {image["loading"] for image in others} == {"lazy"}


def test_nothing_is_loaded_from_anywhere_else_and_nothing_runs(client: Client) -> None:
    guide = a_full_guide()

    for path in (guide.url, guide.get_parent().url):
        page = page_at(client, path)
        assert loaded_addresses(page)
        assert [url for url in loaded_addresses(page) if urlsplit(url).netloc] == []
        assert page.find_all(["script", "iframe"]) == []


@pytest.mark.parametrize("name", ["editorial/reading.css", "guide_pages/guide.css"])
def test_a_style_sheet_loads_nothing_and_is_small(name: str) -> None:
    path = finders.find(name)
    assert isinstance(path, str)
    with open(path) as file:
        css = file.read()

    assert "url(" not in css
    assert "@import" not in css
    assert len(css) < 16_000


def test_a_full_guide_is_small(client: Client) -> None:
    assert len(client.get(a_full_guide().url).content) < 20_000


@pytest.mark.parametrize(
    "body",
    [
        [],
        [a_block(heading="", text="<h3>Deep</h3><p>At once.</p><h4>Deeper</h4>")],
        [a_block(heading="Only one", text="<h4>Too deep</h4><h3>Deep</h3><h4>Deeper</h4>")],
        [
            a_block(
                "steps", role="procedure", heading="", items=listed({"title": "A", "text": "b"})
            )
        ],
    ],
    ids=["no blocks", "no heading above", "levels skipped", "steps without heading"],
)
def test_levels_stay_in_order_whatever_the_copy_does(
    client: Client, body: list[dict[str, object]]
) -> None:
    guide = a_guide(body=body, summary="<h4>Summaries have no headings</h4><p>Or so.</p>")

    assert_sound(page_at(client, guide.url))


def test_an_anchor_cannot_take_the_place_of_a_part_of_the_page(client: Client) -> None:
    guide = a_guide(body=[a_block(heading="Main content"), a_block(heading="Questions heading")])

    assert_sound(page_at(client, guide.url))


def test_the_library_is_sound_full_or_empty(client: Client) -> None:
    empty, full = a_library(title="Empty"), a_library(title="Full")
    a_guide(parent=full, image=an_image(), image_alt="A calm room")

    assert_sound(page_at(client, empty.url))
    assert_sound(page_at(client, full.url))

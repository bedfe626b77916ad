"""``/api/v2/sitemap.xml``."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from delivery.sitemaps import endpoint
from delivery.sitemaps.pages import Page
from delivery.sitemaps.xml import index, newest, sitemap
from editions.models import Edition
from tests.factories import (
    a_block,
    a_change,
    a_clinic,
    a_group,
    a_guide,
    a_local_guide,
    a_region,
    a_translation,
)

NAMES = {
    "map": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xhtml": "http://www.w3.org/1999/xhtml",
}
NOON = datetime(2026, 10, 1, 12, tzinfo=UTC)


def locations(client: Client, **query: Any) -> list[str]:
    """Return the addresses of a sitemap, or of an index of sitemaps."""
    response = client.get("/api/v2/sitemap.xml", query)
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "application/xml"
    root = ElementTree.fromstring(response.content)  # noqa: S314
    return [each.text or "" for each in root.iterfind("*/map:loc", NAMES)]


def alternates(client: Client, **query: Any) -> dict[str, dict[str, str]]:
    """Return the alternates of each page of a sitemap, by its address."""
    root = ElementTree.fromstring(  # noqa: S314
        client.get("/api/v2/sitemap.xml", query).content
    )
    return {
        each.findtext("map:loc", "", NAMES): {
            link.attrib["hreflang"]: link.attrib["href"]
            for link in each.iterfind("xhtml:link[@rel='alternate']", NAMES)
        }
        for each in root.iterfind("map:url", NAMES)
    }


# The XML


def test_a_sitemap_is_written_as_sitemaps_org_says() -> None:
    both = {"en": "https://x.example/en/?a=1&b=2", "es": "https://x.example/es/"}
    pages = [
        Page("https://x.example/en/?a=1&b=2", NOON, both),
        Page("https://x.example/tr\u00e8s-bien/<'\">/", None),
    ]

    assert sitemap(pages).decode() == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">'
        "<url><loc>https://x.example/en/?a=1&amp;b=2</loc>"
        "<lastmod>2026-10-01T12:00:00Z</lastmod>"
        '<xhtml:link href="https://x.example/en/?a=1&amp;b=2" hreflang="en" rel="alternate">'
        "</xhtml:link>"
        '<xhtml:link href="https://x.example/es/" hreflang="es" rel="alternate"></xhtml:link>'
        "</url>"
        "<url><loc>https://x.example/tr%C3%A8s-bien/%3C'%22%3E/</loc></url>"
        "</urlset>"
    )


def test_an_index_is_written_as_sitemaps_org_says() -> None:
    parts = [
        ("https://x.example/sitemap.xml?clinic=la&page=1", NOON),
        ("https://x.example/", None),
    ]

    assert index(parts).decode() == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        "<sitemap><loc>https://x.example/sitemap.xml?clinic=la&amp;page=1</loc>"
        "<lastmod>2026-10-01T12:00:00Z</lastmod></sitemap>"
        "<sitemap><loc>https://x.example/</loc></sitemap>"
        "</sitemapindex>"
    )


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\ufffe", "]]>", "<!--", "\u2028"])
def test_whatever_stands_in_an_address_is_xml(character: str) -> None:
    url = f"https://x.example/{character}/"
    root = ElementTree.fromstring(sitemap([Page(url, NOON, {"en": url})]))  # noqa: S314
    assert quote(character, safe="!]") in root.findtext("*/map:loc", "", NAMES)


def test_the_newest_page_tells_when_a_sitemap_has_changed() -> None:
    later = NOON + timedelta(hours=1)
    assert newest([Page("a", NOON), Page("b", later), Page("c", None)]) == later
    assert newest([]) is None


# The endpoint


@pytest.mark.django_db
def test_a_clinics_sitemap_is_answered_exactly_as_the_contract_says(client: Client) -> None:
    group = a_group(url_pattern="https://{clinic}.example.com/{locale}/{guide}/")
    a_clinic(group, code="la")
    peel = a_guide(slug="peel")
    a_translation(peel, "es", slug="exfoliacion")
    a_guide(slug="facial", featured=True)

    response = client.get("/api/v2/sitemap.xml", {"clinic": "la"})

    def moment(slug: str) -> str:
        # The clinic has been published last of what its documents are made from, or the guide.
        at = max(
            Edition.objects.filter(key=slug).latest("number").at,
            Edition.objects.filter(kind="clinic").latest("number").at,
        )
        return at.isoformat().replace("+00:00", "Z")

    links = "".join(
        f'<xhtml:link href="https://la.example.com/{code}/{slug}/" hreflang="{code}" '
        'rel="alternate"></xhtml:link>'
        for code, slug in (("en", "peel"), ("es", "exfoliacion"))
    )
    assert response["Content-Type"] == "application/xml"
    assert response.content.decode() == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">'
        "<url><loc>https://la.example.com/en/facial/</loc>"
        f"<lastmod>{moment('facial')}</lastmod></url>"
        "<url><loc>https://la.example.com/en/peel/</loc>"
        f"<lastmod>{moment('peel')}</lastmod>{links}</url>"
        "<url><loc>https://la.example.com/es/exfoliacion/</loc>"
        f"<lastmod>{moment('exfoliacion')}</lastmod>{links}</url>"
        "</urlset>"
    )


@pytest.mark.django_db
def test_only_pages_that_stand_for_themselves_are_listed(client: Client) -> None:
    group = a_group(url_pattern="https://example.com/{guide}/")
    west = a_region(group)
    la = a_clinic(west, code="la", url_pattern="https://la.example.com/{guide}/")
    a_clinic(west, code="sf", url_pattern="https://sf.example.com/{guide}/")
    own, chosen, refused = (a_guide(slug=slug) for slug in ("own", "chosen", "refused"))
    a_guide(slug="shared")
    a_guide(slug="absent", only_where_selected=True)
    words = {"summary": f"<p>{'Ours alone. ' * 20}</p>"}
    a_local_guide(la, own, **words)
    a_local_guide(la, chosen, canonical="own")
    a_local_guide(la, refused, canonical="group", **words)

    assert locations(client, clinic="la") == [
        "https://la.example.com/own/",
        "https://la.example.com/chosen/",
    ]
    assert locations(client, clinic="sf") == []
    assert locations(client) == [
        f"https://example.com/{slug}/" for slug in ("own", "chosen", "refused", "shared")
    ]


@pytest.mark.django_db
def test_a_clinic_that_is_coming_soon_lists_nothing_until_it_opens(client: Client) -> None:
    group = a_group(url_pattern="https://{clinic}.example.com/{guide}/")
    la = a_clinic(group, code="la", status="coming_soon")
    a_guide(slug="peel")

    assert locations(client, clinic="la") == []
    la.status = "open"
    la.save_revision().publish()
    assert locations(client, clinic="la") == ["https://la.example.com/peel/"]


@pytest.mark.django_db
def test_without_addresses_of_guides_a_sitemap_is_empty(client: Client) -> None:
    a_clinic(a_group(), code="la")
    a_guide(slug="peel")

    assert locations(client, clinic="la") == locations(client) == []


@pytest.mark.django_db
def test_languages_that_share_an_address_are_one_page_without_alternates(client: Client) -> None:
    a_clinic(a_group(url_pattern="https://{clinic}.example.com/{guide}/"), code="la")
    peel = a_guide(slug="peel")
    a_translation(peel, "es")

    assert alternates(client, clinic="la") == {"https://la.example.com/peel/": {}}


@pytest.mark.django_db
def test_a_language_that_another_page_stands_for_is_no_alternate(client: Client) -> None:
    group = a_group(url_pattern="https://example.com/{locale}/{guide}/")
    la = a_clinic(group, code="la", url_pattern="https://la.example.com/{locale}/{guide}/")
    peel = a_guide(slug="peel")
    a_translation(peel, "es")
    a_local_guide(la, peel, canonical="own")

    assert alternates(client, clinic="la") == {"https://la.example.com/en/peel/": {}}
    assert set(alternates(client)["https://example.com/en/peel/"]) == {"en", "es"}


@pytest.mark.django_db
def test_lastmod_is_when_the_document_changed_for_this_clinic(client: Client) -> None:
    group = a_group(url_pattern="https://{clinic}.example.com/{guide}/")
    la, _ = a_clinic(group, code="la"), a_clinic(group, code="sf")
    block = a_block()
    peel = a_guide(slug="peel", body=[block])
    before = {code: client.get("/api/v2/sitemap.xml", {"clinic": code}) for code in ("la", "sf")}

    local = a_local_guide(la, peel, changes=[a_change(block["id"], text="<p>Ours.</p>")])

    after = {code: client.get("/api/v2/sitemap.xml", {"clinic": code}) for code in ("la", "sf")}
    moment = Edition.objects.get(kind="local_guide", object_id=local.pk).at.isoformat()
    assert f"<lastmod>{moment.replace('+00:00', 'Z')}</lastmod>" in after["la"].content.decode()
    assert after["sf"].content == before["sf"].content
    assert after["sf"]["ETag"] == before["sf"]["ETag"]


@pytest.mark.django_db
def test_more_pages_than_a_sitemap_may_have_are_divided(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endpoint, "MOST", 2)
    a_clinic(a_group(url_pattern="https://{clinic}.example.com/{guide}/"), code="la")
    slugs = ["one", "two", "three"]
    for slug in slugs:
        a_guide(slug=slug)

    parts = locations(client, clinic="la")

    base = "http://localhost:8000/api/v2/sitemap.xml?clinic=la"
    assert parts == [f"{base}&page=1", f"{base}&page=2"]
    found = [*locations(client, clinic="la", page=1), *locations(client, clinic="la", page=2)]
    assert found == [f"https://la.example.com/{slug}/" for slug in slugs]
    response = client.get("/api/v2/sitemap.xml", {"clinic": "la", "page": 3})
    assert response.status_code == 404
    assert json.loads(response.content) == {"message": "page: the last one here is 2."}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "status", "message"),
    [
        ({"clinic": "x"}, 400, "clinic: no clinic has the code “x”. `clinics/` lists them."),
        ({"page": "0"}, 400, "page: Input should be greater than or equal to 1"),
        ({"page": "a"}, 400, "page: Input should be a valid integer"),
        ({"locale": "en"}, 400, "Unknown parameter: locale. Allowed here: clinic, page."),
        ({"page": "2"}, 404, "page: the last one here is 1."),
        ({"clinic": "old"}, 410, "The clinic “Old” has closed."),
    ],
)
def test_what_cannot_be_answered_is_told_in_json(
    client: Client, query: dict[str, str], status: int, message: str
) -> None:
    a_clinic(code="old", title="Old", status="closed")

    response = client.get("/api/v2/sitemap.xml", query)

    assert response.status_code == status
    assert response["Content-Type"] == "application/json"
    assert json.loads(response.content)["message"] == message


@pytest.mark.django_db
@pytest.mark.any_database
def test_a_sitemap_takes_one_query_for_any_number_of_guides(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    a_clinic(a_group(url_pattern="https://{clinic}.example.com/{guide}/"), code="la")
    for count in (2, 4):
        while len(locations(client, clinic="la")) < count:
            a_guide()
        with django_assert_num_queries(1):
            assert len(locations(client, clinic="la", _=str(count))) == count

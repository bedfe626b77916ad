"""``redirects/?path=`` and ``redirects/all/``: where old paths of a website lead now."""

import json
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.contrib.redirects.models import Redirect

from tests.delivery.clinics.reading import get
from tests.factories import (
    a_clinic,
    a_group,
    a_guide,
    a_library,
    a_local_guide,
    a_region,
    a_translation,
)

pytestmark = pytest.mark.django_db

PATTERN = "https://{clinic}.example.com/{guide}/"
GONE = {"status": "410"}


def led(client: Client, path: str, clinic: str | None = "la") -> tuple[int, Any]:
    """Return the status of the answer, and the status and destination that it names."""
    query = {"path": path, **({"clinic": clinic} if clinic else {})}
    response = client.get("/api/v2/redirects/", query)
    told = json.loads(response.content)
    if response.status_code != 200:
        return response.status_code, told["message"]
    return told["status"], told["to"] or told["url"]


def renamed(guide: Any, slug: str) -> None:
    """Publish a guide under another slug."""
    guide.slug = slug
    guide.save_revision().publish()


def test_a_redirect_is_told_in_one_answer(client: Client) -> None:
    guide = a_guide(slug="needling")
    west = a_region(
        a_group(code="glow", url_pattern=PATTERN),
        code="west",
        redirects={"/Botox-Offer/": {"to": "/needling/", "status": "302"}},
    )
    a_clinic(west, code="la")
    renamed(guide, "microneedling")
    of_guide = {
        "id": guide.pk,
        "slug": "microneedling",
        "detail_url": f"http://localhost:8000/api/v2/guides/{guide.pk}/?clinic=la",
    }

    assert get(client, "redirects/", path="/needling", clinic="la") == {
        "path": "/needling",
        "to": "/microneedling/",
        "url": "https://la.example.com/microneedling/",
        "status": 301,
        "is_permanent": True,
        "reason": "renamed",
        "origin": {"scope": "shared", "location": None},
        "guide": of_guide,
    }
    offer = {
        "path": "/botox-offer",
        "to": "/microneedling/",
        "url": "https://la.example.com/microneedling/",
        "status": 302,
        "is_permanent": False,
        "reason": "redirect",
        "origin": {"scope": "region", "location": "west"},
        "guide": of_guide,
    }
    assert get(client, "redirects/", path="/BOTOX-offer/?utm=x", clinic="la") == {
        **offer,
        "path": "/botox-offer?utm=x",
    }
    answer = get(client, "redirects/all/", clinic="la", limit=1)
    assert answer == {"meta": {"total_count": 2}, "items": [offer]}
    [second] = get(client, "redirects/all/", clinic="la", offset=1)["items"]
    assert second["path"] == "/needling"


def test_a_page_that_is_gone_and_one_of_another_website(client: Client) -> None:
    a_clinic(
        a_group(url_pattern=PATTERN),
        code="la",
        redirects={"/spa/": GONE, "/shop": "https://shop.example.org/Präsente"},
    )
    origin = {"origin": {"scope": "clinic", "location": "la"}, "reason": "redirect"}

    assert get(client, "redirects/all/", clinic="la")["items"] == [
        {
            "path": "/shop",
            "to": None,
            "url": "https://shop.example.org/Pr%C3%A4sente",
            "status": 301,
            "is_permanent": True,
            "guide": None,
            **origin,
        },
        {
            "path": "/spa",
            "to": None,
            "url": None,
            "status": 410,
            "is_permanent": True,
            "guide": None,
            **origin,
        },
    ]


def test_the_nearest_location_decides(client: Client) -> None:
    group = a_group(url_pattern=PATTERN, redirects={"/a": "/group/", "/b": "/group/", "/c": GONE})
    west = a_region(group, redirects={"/a": "/west/", "/b": "/a"})
    a_clinic(west, code="la", redirects={"/a": "/la/"})
    a_clinic(west, code="sf")
    a_clinic(group, code="ny")

    assert [led(client, "/a", code) for code in ("la", "sf", "ny", None)] == [
        (301, "/la/"),
        (301, "/west/"),
        (301, "/group/"),
        (301, "/group/"),
    ]
    # A chain goes on by what holds at the clinic.
    assert [led(client, "/b", code) for code in ("la", "sf", "ny")] == [
        (301, "/la/"),
        (301, "/west/"),
        (301, "/group/"),
    ]
    assert led(client, "/c") == (410, None)


def test_a_location_that_is_not_published_leads_nobody(client: Client) -> None:
    west = a_region(a_group(), redirects={"/a": "/west/"})
    a_clinic(west, code="la")
    assert led(client, "/a") == (301, "/west/")

    west.unpublish()
    assert led(client, "/a") == (404, "The path “/a” leads nowhere else.")


def test_every_former_slug_leads_to_the_present_page(client: Client) -> None:
    guide = a_guide(slug="first")
    for slug in ("second", "third"):
        renamed(guide, slug)
    a_clinic(a_group(url_pattern=PATTERN), code="la")

    assert led(client, "/first") == led(client, "/second/") == (301, "/third/")
    assert led(client, "/third/")[0] == 404


def test_a_slug_that_another_guide_has_taken_is_its_page(client: Client) -> None:
    a_clinic(a_group(url_pattern=PATTERN), code="la")
    guide = a_guide(slug="peel")
    renamed(guide, "chemical-peel")
    a_guide(slug="peel")

    assert led(client, "/peel")[0] == 404


def test_of_two_guides_that_had_a_slug_the_one_that_had_it_last_counts(client: Client) -> None:
    group = a_group(url_pattern=PATTERN)
    first = a_guide(slug="peel")
    renamed(first, "first-peel")
    second = a_guide(slug="peel")
    renamed(second, "second-peel")
    a_clinic(group, code="la")
    a_clinic(group, code="ny", guides={second: {"offered": "no"}})

    assert led(client, "/peel", "la") == (301, "/second-peel/")
    assert led(client, "/peel", "ny") == (301, "/first-peel/")


def test_a_redirect_to_a_guide_follows_it(client: Client) -> None:
    guide = a_guide(slug="needling")
    a_clinic(a_group(url_pattern=PATTERN), code="la", redirects={"/old": guide})
    assert led(client, "/old") == (301, "/needling/")

    renamed(guide, "microneedling")
    assert led(client, "/old") == (301, "/microneedling/")


def test_a_guide_that_is_not_offered_leaves_its_paths_to_redirects(client: Client) -> None:
    guide = a_guide(slug="needling")
    renamed(guide, "microneedling")
    group = a_group(url_pattern=PATTERN, redirects={"/microneedling": "/skin/", "/old": guide})
    a_clinic(group, code="la")
    a_clinic(group, code="ny", guides={guide: {"offered": "no"}})

    # Where it is offered its page is shown, whatever a location above says of the path.
    assert led(client, "/microneedling", "la")[0] == 404
    assert led(client, "/needling", "la") == (301, "/microneedling/")
    assert led(client, "/old", "la") == (301, "/microneedling/")
    assert led(client, "/microneedling", "ny") == (301, "/skin/")
    assert led(client, "/needling", "ny")[0] == 404
    assert led(client, "/old", "ny")[0] == 404

    guide.unpublish()
    assert led(client, "/needling", "la")[0] == 404


def test_a_local_guide_that_is_not_offered_counts_as_well(client: Client) -> None:
    guide = a_guide(slug="peel")
    la = a_clinic(a_group(url_pattern=PATTERN), code="la", redirects={"/peel": "/skin/"})
    a_local_guide(la, guide, offered=False)

    assert led(client, "/peel") == (301, "/skin/")


def test_addresses_of_an_earlier_pattern_and_code_lead_to_the_present_ones(client: Client) -> None:
    guide = a_guide(slug="needling")
    group = a_group(url_pattern="https://www.example.org/{clinic}/treatments/{guide}/")
    la = a_clinic(group, code="la")
    la.code = "los-angeles"
    la.save_revision().publish()
    renamed(guide, "microneedling")
    group.url_pattern = "https://www.example.org/{clinic}/{guide}/"
    group.save_revision().publish()
    now = (301, "/los-angeles/microneedling/")

    for path in (
        "/la/treatments/needling/",
        "/los-angeles/treatments/needling/",
        "/los-angeles/treatments/microneedling/",
        "/los-angeles/needling/",
    ):
        assert led(client, path, "los-angeles") == now, path
    assert led(client, "/los-angeles/microneedling/", "los-angeles")[0] == 404
    # No page had these: the code was another one before the pattern was.
    assert led(client, "/la/microneedling/", "los-angeles")[0] == 404
    assert led(client, "/treatments/needling/", "los-angeles")[0] == 404
    assert led(client, "/la/needling/", None)[0] == 404


def test_languages_with_addresses_of_their_own(client: Client) -> None:
    library = a_library()
    guide = a_guide(parent=library, slug="needling")
    spanish = a_translation(guide, "es", slug="agujas")
    a_clinic(a_group(url_pattern="https://{clinic}.example.com/{locale}/{guide}/"), code="la")
    renamed(guide, "microneedling")
    renamed(spanish, "microagujas")

    assert led(client, "/en/needling") == (301, "/en/microneedling/")
    assert led(client, "/es/agujas") == (301, "/es/microagujas/")
    assert led(client, "/es/needling")[0] == 404


def test_a_language_in_the_name_of_the_website_leaves_whole_addresses(client: Client) -> None:
    guide = a_guide(slug="needling")
    a_clinic(
        a_group(url_pattern="https://{locale}.example.com/{guide}/"),
        code="la",
        redirects={"/a": "/b", "/needle": guide},
    )
    renamed(guide, "microneedling")

    assert led(client, "/needle") == (301, "https://en.example.com/microneedling/")
    assert led(client, "/needling") == (301, "https://en.example.com/microneedling/")
    answer = get(client, "redirects/", path="/a", clinic="la")
    assert (answer["to"], answer["url"]) == ("/b", None)


def test_the_groups_own_website(client: Client) -> None:
    guide = a_guide(slug="needling")
    group = a_group(url_pattern="https://www.example.com/{guide}/", redirects={"/old": guide})
    a_clinic(group, code="la")
    renamed(guide, "microneedling")

    assert led(client, "/old", None) == led(client, "/needling", None) == (301, "/microneedling/")
    assert get(client, "redirects/all/")["meta"]["total_count"] == 2


def test_a_group_without_a_website_of_its_own_has_no_former_addresses(client: Client) -> None:
    guide = a_guide(slug="needling")
    a_group(url_pattern=PATTERN, redirects={"/old": guide})
    renamed(guide, "microneedling")

    [item] = get(client, "redirects/all/")["items"]
    assert (item["path"], item["to"], item["url"]) == ("/old", None, None)
    assert item["guide"]["slug"] == "microneedling"
    assert led(client, "/needling", None)[0] == 404


@pytest.mark.parametrize(
    "pattern",
    ["https://{guide}.example.com/", "https://www.example.com/#{guide}", "https://[x/{guide}/"],
)
def test_a_guide_that_no_path_tells_apart_has_no_former_paths(
    client: Client, pattern: str
) -> None:
    guide = a_guide(slug="needling")
    a_clinic(a_group(url_pattern=pattern), code="la", redirects={"/a": "/b/"})
    renamed(guide, "microneedling")

    assert [each["path"] for each in get(client, "redirects/all/", clinic="la")["items"]] == ["/a"]
    assert led(client, "/")[0] == 404


def test_without_addresses_of_guides_the_guide_itself_is_named(client: Client) -> None:
    guide = a_guide(slug="peel")
    site = "https://la.example.com/"
    a_clinic(a_group(), code="la", website_url=site, redirects={"/a": guide, "/b": "/c/"})

    answer = get(client, "redirects/", path="/a", clinic="la")
    assert (answer["to"], answer["url"], answer["guide"]["slug"]) == (None, None, "peel")
    answer = get(client, "redirects/", path="/b", clinic="la")
    assert (answer["to"], answer["url"]) == ("/c/", "https://la.example.com/c/")


def test_without_locations_nothing_leads_anywhere(client: Client) -> None:
    assert get(client, "redirects/all/") == {"meta": {"total_count": 0}, "items": []}
    assert led(client, "/old", None)[0] == 404


def test_circles_lead_nowhere(client: Client) -> None:
    group = a_group(url_pattern=PATTERN, redirects={"/a": "/b", "/b": "/c"})
    a_clinic(group, code="la", redirects={"/c": "https://la.example.com/A/", "/d": "/a"})

    assert [led(client, path)[0] for path in ("/a", "/b", "/c", "/d")] == [404] * 4
    assert get(client, "redirects/all/", clinic="la")["items"] == []
    assert led(client, "/a", None) == (301, "/c")


def test_an_unknown_clinic_and_a_closed_one(client: Client) -> None:
    group = a_group()
    la = a_clinic(group, code="la")
    a_clinic(group, code="old", status="closed", successor=la, redirects={"/a": "/b"})

    for path in ("redirects/?path=/a&", "redirects/all/?"):
        refused = client.get(f"/api/v2/{path}clinic=nowhere")
        assert refused.status_code == 400
        assert "“nowhere”" in json.loads(refused.content)["message"]
        gone = client.get(f"/api/v2/{path}clinic=old")
        assert (gone.status_code, json.loads(gone.content)["successor"]) == (410, "la")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("clinic=la", "clinic: give a path with it, or ask `redirects/all/` for all paths."),
        ("path=/a&limit=1", "limit: leave it out beside path, which asks for one answer."),
        ("path=/a&fields=id", "fields: leave it out beside path, which asks for one answer."),
        ("path=/a&html_path=/a", "Unknown parameter: html_path."),
        ("path=", "path: begin with /, as in /old-page/, and leave out the website's name"),
        ("path=old", "path: begin with /"),
        ("path=https://la.example.com/old", "path: begin with /"),
        ("path=//evil.example/", "path: begin with one slash: two slashes or a backslash lead"),
        ("path=/%5Cevil.example", "path: begin with one slash"),
        ("path=/a%23b", "path: leave out # and what comes after it"),
        ("path=/a/%252e%252e/b", "path: leave out the parts . and .."),
        ("path=/a%2500b", "path: leave out control characters"),
        ("path=/a%250d%250aX:y", "path: leave out control characters"),
        ("path=/a%00b", "path: null characters are not allowed."),
        ("path=/a%0Ab", "path: leave out control characters"),
        ("path=/100%25", "path: leave out control characters, and write a percent sign as %25"),
        ("path=/a&path=/b", "path: given 2 times; give it once."),
        (f"path=/{'a' * 2000}", "path: String should have at most 2000 characters"),
        ("path[]=/a", "Unknown parameter: path[]."),
    ],
)
def test_what_is_no_path_is_refused(client: Client, query: str, message: str) -> None:
    a_clinic(code="la")

    response = client.get(f"/api/v2/redirects/?{query}")

    assert response.status_code == 400
    assert message in json.loads(response.content)["message"]


@pytest.mark.parametrize(
    "path", ["/%FF", "/%ED%A0%80", "/'%20OR%201=1%20--", "/%F0%9F%92%89", f"/{'a' * 1999}", "/;/"]
)
def test_strange_paths_only_lead_nowhere(client: Client, path: str) -> None:
    a_clinic(code="la")
    assert client.get(f"/api/v2/redirects/?path={path}&clinic=la").status_code == 404


def test_stock_clients_read_wagtails_redirects_as_ever(client: Client) -> None:
    a_clinic(code="la", redirects={"/ours": "/b"})
    theirs = Redirect.objects.create(old_path="/theirs", redirect_link="/new")

    [item] = get(client, "redirects/")["items"]
    assert (item["id"], item["old_path"]) == (theirs.pk, "/theirs")
    assert get(client, "redirects/", old_path="/theirs")["meta"]["total_count"] == 1
    found = client.get("/api/v2/redirects/find/?html_path=/theirs")
    detail = f"http://localhost:8000/api/v2/redirects/{theirs.pk}/"
    assert (found.status_code, found["Location"].partition("?")[0]) == (302, detail)
    assert led(client, "/theirs")[0] == 404


@pytest.mark.parametrize("number", [5, 10])
def test_queries_do_not_grow(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    guides = [a_guide() for _ in range(number)]
    group = a_group(url_pattern=PATTERN, redirects={f"/g{n}": "/a" for n in range(number)})
    a_clinic(group, code="la", redirects={f"/old{n}": g for n, g in enumerate(guides)})
    for n, guide in enumerate(guides):
        renamed(guide, f"new-{n}")
    get(client, "guides/")

    # What is new, the slugs of guides, and the addresses of the place.
    with django_assert_num_queries(3):
        assert led(client, "/old1") == (301, "/new-1/")
    for _ in ("made now", "kept"):
        with django_assert_num_queries(1):
            assert get(client, "redirects/all/", clinic="la")["meta"]["total_count"] == 3 * number
        # Wagtail asks its own redirects about whatever is not found.
        with django_assert_num_queries(4):
            assert led(client, "/nowhere")[0] == 404

"""Wagtail's own endpoints under ``/api/v2/``."""

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils.http import urlencode as encode
from pytest_django import DjangoAssertNumQueries
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, Page

from tests.factories import a_guide, a_library, an_faq, an_image

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


def get(client: Client, path: str, /, **query: Any) -> Any:
    """Return the decoded answer of an endpoint with these parameters."""
    response = client.get(f"/api/v2/{path}?{urlencode(query)}")
    assert response.status_code == 200, response.content
    return json.loads(response.content)


def test_pages_are_listed_as_wagtail_lists_them(client: Client) -> None:
    library = a_library(title="Guides", slug="guides")

    items = get(client, "pages/", child_of="root")["items"]

    assert items == [
        {
            "id": library.pk,
            "meta": {
                "type": "guide_pages.GuideIndexPage",
                "detail_url": f"http://localhost:8000/api/v2/pages/{library.pk}/",
                "html_url": "http://localhost/guides/",
                "slug": "guides",
                "first_published_at": None,
                "locale": "en",
            },
            "title": "Guides",
        }
    ]


def test_a_guide_among_pages_says_what_its_document_says(client: Client) -> None:
    guide = a_guide(slug="peel", faqs=[an_faq()])
    document = get(client, f"guides/{guide.pk}/")

    page = get(client, f"pages/{guide.pk}/")
    [listed] = get(client, "pages/", type="guide_pages.GuidePage", fields="*")["items"]

    for answer in (page, listed):
        own = {key: value for key, value in answer.items() if key != "meta"}
        assert own == {key: value for key, value in document.items() if key != "meta"}
        assert (
            answer["meta"].items()
            >= (
                document["meta"]
                | {"detail_url": f"http://localhost:8000/api/v2/pages/{guide.pk}/"}
            ).items()
        )


def test_wagtails_fields_choose_keys_of_a_guide(client: Client) -> None:
    a_guide(title="Peel")

    answer = get(
        client, "pages/", type="guide_pages.GuidePage", fields="_,title,faqs,content_version"
    )

    [item] = answer["items"]
    assert list(item) == ["meta", "title", "faqs"]
    assert list(item["meta"]) == ["content_version"]


def test_hidden_guides_and_pages_are_no_pages(client: Client) -> None:
    library = a_library()
    a_guide(parent=library, live=False)
    hidden = a_guide(parent=library)
    hidden.view_restrictions.create(restriction_type="password", password="secret")

    assert get(client, "pages/", child_of=library.pk)["items"] == []
    assert client.get(f"/api/v2/pages/{hidden.pk}/").status_code == 404


def test_a_page_is_found_by_its_path(client: Client) -> None:
    guide = a_guide(slug="peel", parent=a_library(slug="guides"))

    response = client.get("/api/v2/pages/find/?html_path=/guides/peel/")

    assert response.status_code == 302
    assert response["Location"] == f"http://localhost:8000/api/v2/pages/{guide.pk}/"
    assert client.get("/api/v2/pages/find/?html_path=/nowhere/").status_code == 404


def test_images_and_documents_of_restricted_collections_are_not_there(client: Client) -> None:
    image = an_image(title="A calm room")
    private = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    an_image(collection=private)
    get_document_model().objects.create(title="Plan", file="plan.pdf", collection=private)

    assert get(client, "images/") == {
        "meta": {"total_count": 1},
        "items": [
            {
                "id": image.pk,
                "meta": {
                    "type": "wagtailimages.Image",
                    "detail_url": f"http://localhost:8000/api/v2/images/{image.pk}/",
                    "tags": [],
                    "download_url": f"/media/{image.file.name}",
                },
                "title": "A calm room",
            }
        ],
    }
    assert get(client, "documents/")["items"] == []


def test_a_redirect_is_found_by_the_path_it_leads_from(client: Client) -> None:
    redirect = Redirect.objects.create(old_path="/old", redirect_link="/new")

    found = client.get("/api/v2/redirects/find/?html_path=/old")

    assert found["Location"] == f"http://localhost:8000/api/v2/redirects/{redirect.pk}/"
    assert client.get(found["Location"]).status_code == 200
    assert get(client, f"redirects/{redirect.pk}/") == {
        "id": redirect.pk,
        "meta": {
            "type": "wagtailredirects.Redirect",
            "detail_url": f"http://localhost:8000/api/v2/redirects/{redirect.pk}/",
        },
        "old_path": "/old",
        "location": "/new",
    }


@pytest.mark.parametrize(
    ("path", "query", "message"),
    [
        ("pages/", {"limit": "101"}, "limit: Input should be less than or equal to 100"),
        ("pages/", {"offset": "9" * 30}, "offset: Input should be less than"),
        ("pages/", {"id": "9" * 30}, "id: Input should be less than"),
        ("pages/", {"child_of": "9" * 30}, "child_of: use a page's id or root"),
        ("pages/", {"ancestor_of": "root"}, "ancestor_of: use a page's id"),
        ("pages/", {"type": "GuidePage"}, "type: use names like guide_pages.GuidePage"),
        ("pages/", {"type": "auth.User"}, "type: there are no public pages of this type."),
        ("pages/", {"locale": "xx"}, "locale: use one of en, es"),
        ("pages/", {"order": "random"}, "order: random order is not supported"),
        ("pages/", {"order": "colour"}, "order: colour is nothing to order by."),
        ("pages/", {"first_published_at": "soon"}, "first_published_at: “soon” value has"),
        ("pages/", {"show_in_menus": "maybe"}, "show_in_menus: Input should be 'true', 'false'"),
        ("pages/", {"colour": "red"}, "Unknown parameter: colour."),
        ("pages/", {"fields": "parent" + "(a" * 20}, "fields: nested too deeply"),
        ("pages/", {"site": "a:b:c"}, "site: String should match pattern"),
        ("pages/", {"search": "a\x00"}, "search: null characters are not allowed"),
        ("pages/", {"rich_text_format": "pdf"}, "rich_text_format: Input should be 'db_html'"),
        ("images/", {"width": "wide"}, "width: Input should be a valid integer"),
        (
            "images/",
            {"tags": "a", "search": "b"},
            "tags: this is no filter for what",
        ),
        ("documents/", {"search_operator": "xor"}, "search_operator: Input should be 'and' or"),
        ("redirects/", {"id": "x"}, "id: Input should be a valid integer"),
        ("redirects/", {"site": "x"}, "Unknown parameter: site. Allowed here: clinic, fields, id"),
        ("redirects/", {"order": "old_path,colour"}, "order: use id, old_path, with - in front"),
        ("pages/find/", {"id": "x"}, "id: Input should be a valid integer"),
        ("pages/find/", {}, "html_path: give it, or `id`"),
        ("redirects/find/", {}, "html_path: give it, or `id`"),
        ("images/find/", {}, "id: Field required"),
        (
            "pages/",
            {"fields": "nope"},
            "fields: there is no nope. `fields=*` shows",
        ),
        ("pages/", {"fields": "_,,"}, "fields: unexpected char"),
        ("pages/", {"fields": "title(a)"}, "fields: title has no keys to choose from."),
        ("pages/", {"child_of": "999"}, "child_of: there is no page with this id. `pages/` lists"),
        ("pages/", {"descendant_of": "999"}, "descendant_of: there is no page with this id."),
        ("pages/", {"ancestor_of": "999"}, "ancestor_of: there is no page with this id."),
        ("pages/", {"translation_of": "999"}, "translation_of: there is no page with this id."),
        (
            "pages/",
            {"child_of": "root", "descendant_of": "root"},
            "descendant_of: child_of says it more narrowly; leave one of them out.",
        ),
        ("pages/", {"site": "nope"}, "site: no site has this host. Leave it out"),
        ("pages/", {"search": "a", "order": "slug"}, "order: slug is no order for what `search`"),
        ("pages/", {"search": "a", "slug": "a"}, "slug: this is no filter for what `search`"),
    ],
)
def test_a_bad_parameter_is_refused_before_the_database_sees_it(
    client: Client, path: str, query: dict[str, str], message: str
) -> None:
    response = client.get(f"/api/v2/{path}?{encode(query)}")

    assert (response.status_code, list(response.json())) == (400, ["message"])
    assert response.json()["message"].startswith(message)


@pytest.mark.parametrize("endpoint", ["pages", "images", "documents", "redirects"])
@pytest.mark.parametrize("pk", ["0", "999999", "9" * 30, "x", "%00"])
def test_an_id_that_does_not_exist_is_not_found(client: Client, endpoint: str, pk: str) -> None:
    response = client.get(f"/api/v2/{endpoint}/{pk}/")

    assert (response.status_code, list(response.json())) == (404, ["message"])
    assert response.json()["message"].startswith(f"There is no {endpoint.removesuffix('s')} ")


@pytest.mark.parametrize("question", ["pages/find/?html_path=/x", "redirects/find/?html_path=/x"])
def test_what_is_not_found_by_its_path_is_said_to_be_none(client: Client, question: str) -> None:
    response = client.get(f"/api/v2/{question}")

    nouns = question.partition("/")[0]
    assert (response.status_code, response.json()) == (
        404,
        {"message": f"There is no such {nouns.removesuffix('s')}. `{nouns}/` lists them."},
    )


def test_the_answer_is_the_same_for_everybody(client: Client, admin_client: Client) -> None:
    hidden = Page.objects.get(depth=2).add_child(instance=Page(title="Staff", slug="staff"))
    hidden.view_restrictions.create(restriction_type="login")

    anonymous = client.get("/api/v2/pages/", headers={"host": "evil.example"})
    signed_in = admin_client.get("/api/v2/pages/")

    assert anonymous.content == signed_in.content
    assert b"evil" not in anonymous.content
    assert b"staff" not in signed_in.content


@pytest.mark.parametrize("size", [3, 6])
def test_the_queries_for_guides_among_pages_do_not_grow_with_the_guides(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, size: int
) -> None:
    for _ in range(size):
        a_guide(faqs=[an_faq()])

    asked = {"type": "guide_pages.GuidePage", "fields": "title,body,faqs"}
    get(client, "pages/", **asked)

    with django_assert_num_queries(10):
        get(client, "pages/", **asked)

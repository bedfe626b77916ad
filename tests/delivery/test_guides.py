"""``/api/v2/guides/``."""

import json
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from editions.models import Edition
from tests.factories import (
    a_block,
    a_guide,
    a_library,
    a_reviewer,
    a_topic,
    an_faq,
    an_image,
)

pytestmark = pytest.mark.django_db


def get(client: Client, path: str = "", /, **query: Any) -> Any:
    """Return the decoded answer of ``guides/`` with these parameters."""
    response = client.get(f"/api/v2/guides/{path}?{urlencode(query)}")
    assert response.status_code == 200, response.content
    return json.loads(response.content)


def slugs(answer: Any) -> list[str]:
    """Return the slugs of a list, in its order."""
    return [item["meta"]["slug"] for item in answer["items"]]


def refusal(client: Client, **query: Any) -> str:
    """Return the message with which ``guides/`` refuses these parameters."""
    response = client.get(f"/api/v2/guides/?{urlencode(query)}")
    assert response.status_code == 400, response.content
    answer = json.loads(response.content)
    assert list(answer) == ["message"]
    return answer["message"]


def test_a_guide_is_answered_exactly_as_the_contract_says(client: Client) -> None:
    topic = a_topic(name="Skin", slug="skin")
    image = an_image(title="A calm room", description="Unused", width=800, height=450)
    faq = an_faq(question="Does it hurt?", answer="<p>A <b>little</b>.</p>", topics=[topic])
    other = a_guide(title="Chemical peel", slug="chemical-peel")
    section = a_block(
        heading="What is microneedling?",
        text=f'<p>Like a <a linktype="page" id="{other.pk}">peel</a>.</p>',
    )
    guide = a_guide(
        title="Microneedling",
        slug="microneedling",
        summary="<p>Fine needles.</p>",
        image=image,
        image_alt="A treatment room",
        body=[section],
        faqs=[faq],
        related=[other],
        topics=[topic],
        sources=[("AAD", "https://www.aad.org/")],
        session_minutes_min=30,
        session_minutes_max=60,
        sessions_min=3,
        reviewer=a_reviewer(name="Clinical board", url="https://example.com/board"),
        last_reviewed=date(2026, 10, 1),
        next_review=date(2027, 10, 1),
    )
    newest = Edition.objects.get(kind="guide", object_id=guide.pk)
    media = f"http://localhost:8000/media/images/{image.file.name.split('/')[1][:-4]}"
    image_document = {
        "id": image.pk,
        "title": "A calm room",
        "alt": "A treatment room",
        "decorative": False,
        "width": 800,
        "height": 450,
        "focal_point": None,
        "renditions": [
            {
                "url": f"{media}.width-{width}.format-webp.webp",
                "width": width,
                "height": height,
                "format": "webp",
            }
            for width, height in ((320, 180), (640, 360), (800, 450))
        ],
        "on_demand": (
            f"http://localhost:8000/api/v2/images/{image.pk}/rendition/"
            "?width={width}&ratio={ratio}&format={format}"
        ),
    }
    shared = {"scope": "shared", "location": None}
    names = f"http://localhost:8000/api/v2/guides/{guide.pk}/#"

    assert get(client, "microneedling/") == {
        "id": guide.pk,
        "meta": {
            "type": "guide_pages.GuidePage",
            "detail_url": f"http://localhost:8000/api/v2/guides/{guide.pk}/",
            "html_url": None,
            "slug": "microneedling",
            "locale": "en",
            "first_published_at": guide.first_published_at.isoformat().replace("+00:00", "Z"),
            "last_published_at": newest.at.isoformat().replace("+00:00", "Z"),
            "content_version": newest.number,
        },
        "title": "Microneedling",
        "summary": "<p>Fine needles.</p>",
        "image": image_document,
        "topics": [{"slug": "skin", "name": "Skin"}],
        "treatment": {
            "session_minutes": {"min": 30, "max": 60},
            "sessions": {"min": 3, "max": 3},
            "recovery_days": None,
        },
        "body": [
            {
                "id": section["id"],
                "type": "section",
                "value": {
                    "role": "overview",
                    "anchor": "what-is-microneedling",
                    "heading": "What is microneedling?",
                    "text": '<p>Like a <a data-guide="chemical-peel">peel</a>.</p>',
                },
                "origin": shared,
            }
        ],
        "faqs": [
            {
                "id": faq.pk,
                "question": "Does it hurt?",
                "answer": "<p>A <b>little</b>.</p>",
                "topics": [{"slug": "skin", "name": "Skin"}],
                "origin": shared,
            }
        ],
        "related": [
            {
                "id": other.pk,
                "title": "Chemical peel",
                "slug": "chemical-peel",
                "html_url": None,
            }
        ],
        "sources": [{"title": "AAD", "url": "https://www.aad.org/"}],
        "review": {
            "reviewed_by": {
                "name": "Clinical board",
                "credentials": "",
                "url": "https://example.com/board",
            },
            "last_reviewed": "2026-10-01",
            "next_review": "2027-10-01",
        },
        "seo": {
            "title": "Microneedling",
            "description": "Fine needles.",
            "canonical_url": None,
            "local_share": 0.0,
            "robots": "index,follow",
            "image": image_document,
        },
        "structured_data": {
            "@context": "https://schema.org",
            "@graph": [
                {
                    "@type": "MedicalWebPage",
                    "@id": f"{names}/page",
                    "name": "Microneedling",
                    "description": "Fine needles.",
                    "inLanguage": "en",
                    "datePublished": guide.first_published_at.isoformat().replace("+00:00", "Z"),
                    "dateModified": newest.at.isoformat().replace("+00:00", "Z"),
                    "lastReviewed": "2026-10-01",
                    "reviewedBy": {"@id": f"{names}/reviewer"},
                    "medicalAudience": {"@type": "Patient"},
                    "primaryImageOfPage": {"@id": f"{names}/image"},
                    "citation": [
                        {"@type": "CreativeWork", "name": "AAD", "url": "https://www.aad.org/"}
                    ],
                    "mainEntity": {"@id": f"{names}/treatment"},
                    "hasPart": [
                        {
                            "@type": "HealthTopicContent",
                            "@id": f"{names}/block/{section['id']}",
                            "name": "What is microneedling?",
                            "hasHealthAspect": "https://schema.org/OverviewHealthAspect",
                        },
                        {
                            "@type": "FAQPage",
                            "@id": f"{names}/faqs",
                            "inLanguage": "en",
                            "mainEntity": [
                                {
                                    "@type": "Question",
                                    "@id": f"{names}/faq/{faq.pk}",
                                    "name": "Does it hurt?",
                                    "acceptedAnswer": {
                                        "@type": "Answer",
                                        "text": "<p>A <b>little</b>.</p>",
                                    },
                                }
                            ],
                        },
                    ],
                },
                {
                    "@type": "ImageObject",
                    "@id": f"{names}/image",
                    "contentUrl": f"{media}.width-800.format-webp.webp",
                    "caption": "A treatment room",
                },
                {
                    "@type": "MedicalTherapy",
                    "@id": f"{names}/treatment",
                    "name": "Microneedling",
                },
                {
                    "@type": "Person",
                    "@id": f"{names}/reviewer",
                    "name": "Clinical board",
                    "url": "https://example.com/board",
                },
            ],
        },
        "clinic": None,
    }


def test_an_empty_guide_has_every_key(client: Client) -> None:
    guide = a_guide(title="Bare", slug="bare", summary="", body=[])

    answer = get(client, f"{guide.pk}/", fields="-id,-meta")
    newest = Edition.objects.get(kind="guide", object_id=guide.pk)
    names = f"http://localhost:8000/api/v2/guides/{guide.pk}/#"

    assert answer == {
        "title": "Bare",
        "summary": "",
        "image": None,
        "topics": [],
        "treatment": {"session_minutes": None, "sessions": None, "recovery_days": None},
        "body": [],
        "faqs": [],
        "related": [],
        "sources": [],
        "review": None,
        "seo": {
            "title": "Bare",
            "description": "",
            "canonical_url": None,
            "local_share": 0.0,
            "robots": "index,follow",
            "image": None,
        },
        "structured_data": {
            "@context": "https://schema.org",
            "@graph": [
                {
                    "@type": "MedicalWebPage",
                    "@id": f"{names}/page",
                    "name": "Bare",
                    "inLanguage": "en",
                    "datePublished": guide.first_published_at.isoformat().replace("+00:00", "Z"),
                    "dateModified": newest.at.isoformat().replace("+00:00", "Z"),
                    "medicalAudience": {"@type": "Patient"},
                    "mainEntity": {"@id": f"{names}/treatment"},
                },
                {"@type": "MedicalTherapy", "@id": f"{names}/treatment", "name": "Bare"},
            ],
        },
        "clinic": None,
    }


def test_a_list_has_the_short_form_in_the_editors_order_with_featured_guides_first(
    client: Client,
) -> None:
    library = a_library()
    for slug in ("peel", "laser"):
        a_guide(parent=library, slug=slug, title=slug)
    a_guide(parent=library, slug="facial", title="facial", featured=True)

    answer = get(client)

    assert answer["meta"] == {"total_count": 3}
    assert slugs(answer) == ["facial", "peel", "laser"]
    assert list(answer["items"][0]) == ["id", "meta", "title", "summary", "image"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("position", ["b", "c", "a"]),
        ("-position", ["a", "c", "b"]),
        ("title", ["a", "c", "b"]),
        ("-slug", ["c", "b", "a"]),
        ("first_published_at", ["b", "c", "a"]),
        ("-last_published_at", ["a", "c", "b"]),
        ("title,-slug", ["a", "c", "b"]),
    ],
)
def test_a_list_is_ordered_as_asked(client: Client, order: str, expected: list[str]) -> None:
    for slug, title in (("b", "Veins"), ("c", "peel"), ("a", "Facial")):
        a_guide(slug=slug, title=title)

    assert slugs(get(client, order=order)) == expected


def test_pages_of_a_list_meet_without_gap(client: Client) -> None:
    for slug in "abcde":
        a_guide(slug=slug)

    first, second = get(client, limit=2), get(client, limit=2, offset=2)

    assert slugs(first) + slugs(second) == ["a", "b", "c", "d"]
    assert first["meta"] == second["meta"] == {"total_count": 5}
    assert get(client, limit=0)["items"] == get(client, offset=9)["items"] == []


def test_filters_choose_by_topic_role_and_slug(client: Client) -> None:
    skin = a_topic(slug="skin")
    a_guide(slug="peel", topics=[skin], body=[a_block(role="risks")])
    a_guide(slug="laser", topics=[skin])
    a_guide(slug="facial", body=[a_block(role="risks")])

    assert slugs(get(client, topic="skin")) == ["peel", "laser"]
    assert slugs(get(client, role="risks")) == ["peel", "facial"]
    assert slugs(get(client, topic="skin", role="risks")) == ["peel"]
    assert slugs(get(client, slug="laser")) == ["laser"]
    assert slugs(get(client, topic="unknown")) == []


def test_search_finds_words_anywhere_with_titles_first(client: Client) -> None:
    a_guide(slug="text", title="Peel", body=[a_block(text="<p>Unlike a laser, it…</p>")])
    a_guide(slug="title", title="Laser hair removal")
    a_guide(slug="faq", title="Facial", faqs=[an_faq(question="Is a LASER used?")])

    assert slugs(get(client, search="laser")) == ["title", "text", "faq"]
    assert slugs(get(client, search="laser peel")) == ["text"]
    assert slugs(get(client, search="hair facial", search_operator="or")) == ["title", "faq"]
    assert slugs(get(client, search="laser", order="slug")) == ["faq", "text", "title"]
    assert slugs(get(client, search="nothing like it")) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("_,title", ["title"]),
        ("_,seo,id", ["id", "seo"]),
        ("-image,-summary", ["id", "meta", "title"]),
        ("review", ["id", "meta", "title", "summary", "image", "review"]),
    ],
)
def test_fields_choose_whole_keys(client: Client, fields: str, expected: list[str]) -> None:
    a_guide()

    [item] = get(client, fields=fields)["items"]

    assert list(item) == expected


def test_all_fields_of_a_list_are_the_detail(client: Client) -> None:
    guide = a_guide()

    [item] = get(client, fields="*")["items"]

    assert item == get(client, f"{guide.pk}/")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"foo": "1"}, "Unknown parameter: foo. Allowed here: "),
        ({"limit": "x"}, "limit: Input should be a valid integer"),
        ({"limit": "101"}, "limit: Input should be less than or equal to 100"),
        ({"limit": "-1"}, "limit: Input should be greater than or equal to 0"),
        ({"offset": str(2**31)}, "offset: Input should be less than"),
        ({"order": "random"}, "order: cannot order by “random”. Use position, title"),
        ({"order": ""}, "order: cannot order by “”."),
        ({"order": "title,,slug"}, "order: cannot order by “”."),
        ({"fields": "body(text)"}, "fields: only whole keys can be chosen, not parts of body"),
        ({"fields": "colour"}, "fields: there is no colour. Use id, meta, title"),
        ({"fields": "*,title"}, "fields: additional fields with '*' doesn't make sense"),
        ({"fields": "(" * 500}, "fields: unexpected char '(' at position 0"),
        ({"locale": "xx"}, "locale: use one of en, es"),
        ({"role": "colour"}, "role: Input should be 'overview', 'benefits'"),
        ({"search": ""}, "search: String should have at least 1 character"),
        ({"search_operator": "xor"}, "search_operator: Input should be 'and' or 'or'"),
        ({"topic": "a\x00b"}, "topic: null characters are not allowed"),
        ({"clinic": "los-angeles"}, "clinic: no clinic has the code “los-angeles”."),
    ],
)
def test_a_bad_parameter_is_named_with_the_remedy(
    client: Client, query: dict[str, str], message: str
) -> None:
    assert refusal(client, **query).startswith(message)


def test_a_parameter_given_twice_is_refused(client: Client) -> None:
    response = client.get("/api/v2/guides/?limit=1&limit=2")

    assert (response.status_code, response.json()) == (
        400,
        {"message": "limit: given 2 times; give it once."},
    )


def test_a_cache_buster_changes_nothing(client: Client) -> None:
    a_guide()

    assert get(client, _="17") == get(client)


def test_drafts_unpublished_and_restricted_guides_are_not_there(client: Client) -> None:
    a_guide(slug="draft", live=False)
    gone = a_guide(slug="gone")
    gone.unpublish()
    hidden = a_guide(slug="hidden")
    hidden.view_restrictions.create(restriction_type="login")

    assert get(client)["items"] == []
    for guide in ("draft", "gone", "hidden", str(hidden.pk), "999999", "9" * 40, "%00", "a%2Fb"):
        response = client.get(f"/api/v2/guides/{guide}/")
        assert (response.status_code, list(response.json())) == (404, ["message"])


def test_an_old_slug_leads_to_the_new_one(client: Client) -> None:
    guide = a_guide(slug="needling")
    for slug in ("micro", "microneedling"):
        guide.slug = slug
        guide.save_revision().publish()
        guide.refresh_from_db()

    for old in ("needling", "micro"):
        response = client.get(f"/api/v2/guides/{old}/?fields=_,title")
        assert response.status_code == 301
        assert response["Location"] == (
            "http://localhost:8000/api/v2/guides/microneedling/?fields=_,title"
        )


def test_a_slug_that_another_guide_has_taken_over_is_that_guides(client: Client) -> None:
    first = a_guide(slug="peel")
    first.slug = "chemical-peel"
    first.save_revision().publish()
    second = a_guide(slug="peel")

    assert get(client, "peel/")["id"] == second.pk


def test_the_answer_is_the_same_for_everybody(client: Client, admin_client: Client) -> None:
    a_guide(slug="peel")

    anonymous = client.get("/api/v2/guides/peel/", headers={"host": "evil.example"})
    signed_in = admin_client.get("/api/v2/guides/peel/")

    assert anonymous.content == signed_in.content
    assert b"evil" not in anonymous.content
    assert not anonymous.cookies
    assert not signed_in.cookies
    assert anonymous["Access-Control-Allow-Origin"] == "*"
    assert anonymous["Vary"] == "Accept-Encoding"


def test_reading_is_all_that_can_be_done(client: Client) -> None:
    a_guide(slug="peel")

    head = client.head("/api/v2/guides/peel/")
    options = client.options("/api/v2/guides/peel/")
    post = client.post("/api/v2/guides/", {"title": "x"})

    assert (head.status_code, head.content) == (200, b"")
    assert int(head["Content-Length"]) == len(client.get("/api/v2/guides/peel/").content)
    assert (options.status_code, options["Allow"]) == (204, "GET, HEAD, OPTIONS")
    assert (post.status_code, post["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert list(post.json()) == ["message"]


def make_guide_of_size(size: int) -> str:
    """Publish a guide with ``size`` sections, images, FAQs, links and related guides."""
    others = [a_guide() for _ in range(size)]
    link = "".join(f'<a linktype="page" id="{other.pk}">see</a>' for other in others)
    images = [an_image(width=320, height=180) for _ in range(size)]
    guide = a_guide(
        body=[
            *(a_block(heading=f"Part {n}", text=f"<p>{link}</p>") for n in range(size)),
            *(
                a_block("image", image={"image": i.pk, "alt_text": "x", "decorative": False})
                for i in images
            ),
        ],
        faqs=[an_faq(topics=[a_topic()]) for _ in range(size)],
        related=others,
        topics=[a_topic() for _ in range(size)],
        sources=[("Source", "https://example.com/")] * size,
    )
    return str(guide.slug)


@pytest.mark.parametrize("size", [2, 4])
def test_one_query_answers_however_much_a_guide_holds(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, size: int
) -> None:
    slug = make_guide_of_size(size)

    with django_assert_num_queries(1):
        get(client, f"{slug}/")
    with django_assert_num_queries(1):
        get(client, f"{slug}/")
    with django_assert_num_queries(1):
        assert len(get(client, fields="*")["items"]) == size + 1


def test_a_newer_edition_costs_one_query_more_once(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    guide = a_guide(title="Peel")
    get(client)
    guide.title = "Chemical peel"
    guide.save_revision().publish()

    with django_assert_num_queries(2):
        assert get(client)["items"][0]["title"] == "Chemical peel"
    with django_assert_num_queries(1):
        get(client)

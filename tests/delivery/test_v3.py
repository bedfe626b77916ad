"""Writing guides and FAQs by script: Wagtail's API v3 behind a token."""

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from wagtail.models import APIToken, GroupPagePermission, Page, PageLogEntry

from editions.audit import discrepancies
from editions.models import Edition
from editions.numbering import last_number
from editions.record import current_editions
from guide_pages.document.blocks import block_types
from guide_pages.models import GuidePage
from guide_pages.statements import draft_relations, guide_payload
from tests.factories import (
    a_guide,
    a_library,
    a_reviewer,
    a_topic,
    a_user,
    an_faq,
    an_image,
)

pytestmark = pytest.mark.django_db

BASE = "/api/v3-preview/"


def bearer(user: Any = None) -> dict[str, str]:
    """Return the headers of a request with a token of ``user``, an administrator by default."""
    _, token = APIToken.create_token(user=user or a_user(), name="A script")
    return {"authorization": f"Bearer {token}"}


def an_editor(*permissions: str) -> Any:
    """Make a user who may do only this to pages."""
    group = Group.objects.create(name=f"Group {uuid4()}")
    for codename in permissions:
        GroupPagePermission.objects.create(
            group=group, page=Page.objects.get(depth=1), permission_type=codename
        )
    user = get_user_model().objects.create_user(f"editor-{uuid4()}")
    user.groups.add(group)
    return user


def every_block(image_id: int) -> list[dict[str, Any]]:
    """Return one block of each type, as the API takes them."""
    framed = {"intro": "<p>Before.</p>", "outro": "<p>After.</p>", "anchor": ""}
    table = {
        "data": [["", "Microneedling", "Peel"], ["Recovery", "1–3 days", "3–7 days"]],
        "first_row_is_table_header": True,
        "first_col_is_header": True,
        "table_caption": "",
        "cell": [],
        "mergeCells": [],
        "table_header_choice": "both",
    }
    values: dict[str, dict[str, Any]] = {
        "section": {
            "heading": "What is it?",
            "anchor": "what",
            "text": "<p>A <b>treatment</b>.</p>",
            "role": "overview",
        },
        "benefit_list": {
            **framed,
            "heading": "Benefits",
            "items": [{"text": "Smoother", "detail": ""}, {"text": "Softer", "detail": "Much."}],
            "role": "benefits",
        },
        "care_list": {
            **framed,
            "heading": "Aftercare",
            "items": [{"kind": "avoid", "text": "Sun"}, {"kind": "do", "text": "Rest"}],
            "role": "aftercare",
        },
        "suitability": {
            **framed,
            "heading": "For whom",
            "good_for": ["Scars", "Texture"],
            "not_for": ["Infections"],
            "role": "suitability",
        },
        "steps": {
            **framed,
            "heading": "Steps",
            "items": [{"title": "Cleansing", "text": "Skin is cleaned."}],
            "role": "procedure",
        },
        "comparison": {
            **framed,
            "heading": "Compared",
            "table": table,
            "role": "comparison",
        },
        "callout": {
            "heading": "Call us",
            "anchor": "",
            "kind": "urgent",
            "text": "<p>Fever.</p>",
            "role": "risks",
        },
        "image": {
            "image": {"image": image_id, "alt_text": "A pen", "decorative": False},
            "caption": "The device",
            "role": "procedure",
        },
        "video": {
            "url": "https://vimeo.com/1",
            "title": "A session",
            "thumbnail": image_id,
            "transcript": "<p>Words.</p>",
            "role": "procedure",
        },
        "call_to_action": {
            "label": "Book",
            "text": "",
            "action": "link",
            "url": "https://example.com/",
            "role": "other",
        },
    }
    assert set(values) == set(block_types())
    return [{"type": name, "value": value, "id": str(uuid4())} for name, value in values.items()]


def sent(client: Client, method: str, path: str, data: Any, headers: dict[str, str]) -> Any:
    """Send JSON and return the response."""
    send = getattr(client, method)
    return send(BASE + path, data, content_type="application/json", headers=headers)


def a_full_guide() -> GuidePage:
    """Make a live guide that uses every field and every block type."""
    image = an_image(width=300)
    return a_guide(
        title="Microneedling",
        slug="microneedling",
        image=image,
        image_alt="A treatment room",
        body=every_block(image.pk),
        faqs=[an_faq(), an_faq()],
        topics=[a_topic(), a_topic()],
        related=[a_guide(live=False)],
        sources=[("NHS", "https://www.nhs.uk/"), ("BAD", "")],
        reviewer=a_reviewer(),
        last_reviewed=timezone.now().date(),
        sessions_min=3,
        sessions_max=6,
        featured=True,
        seo_title="Microneedling explained",
        search_description="What to know.",
    )


def drafted(guide: GuidePage) -> dict[str, Any]:
    """Return what a guide's newest draft would say."""
    draft = GuidePage.objects.get(pk=guide.pk).get_latest_revision_as_object()
    return guide_payload(draft, draft_relations(draft), None).model_dump(mode="json")


def test_a_script_writes_edits_and_publishes_a_guide_with_every_block(client: Client) -> None:
    headers, library, image = bearer(), a_library(), an_image(width=300)
    faq, topic, reviewer, other = an_faq(), a_topic(), a_reviewer(), a_guide()
    body = every_block(image.pk)
    created = sent(
        client,
        "post",
        "pages/",
        {
            "meta": {"type": "guide_pages.GuidePage", "parent_id": library.pk},
            "title": "Microneedling",
            "slug": "microneedling",
            "summary": "<p>What to know.</p>",
            "image_id": image.pk,
            "image_alt": "A room",
            "body": body,
            "guide_faqs": [{"faq_id": faq.pk, "locked": True}],
            "topics": [topic.pk],
            "related_guides": [{"related_id": other.pk}],
            "sources": [{"title": "NHS", "url": "https://www.nhs.uk/"}],
            "reviewer_id": reviewer.pk,
            "last_reviewed": "2026-10-01",
            "next_review": "2027-10-01",
            "sessions_min": 3,
            "sessions_max": 6,
            "featured": True,
            "only_where_selected": True,
        },
        headers,
    )
    assert created.status_code == 201, created.content
    guide = GuidePage.objects.get(slug="microneedling")
    assert not guide.live
    assert not Edition.objects.filter(kind="guide", object_id=guide.pk).exists()

    edited = sent(
        client, "patch", f"pages/{guide.pk}/", {"title": "Microneedling explained"}, headers
    )
    assert edited.status_code == 200, edited.content
    published = sent(client, "post", f"pages/{guide.pk}/actions/publish/", {}, headers)
    assert published.status_code == 200, published.content

    said = current_editions("guide", [guide.pk])[guide.pk].payload
    assert said is not None
    assert (said["title"], said["slug"]) == ("Microneedling explained", "microneedling")
    assert [block["id"] for block in said["body"]] == [block["id"] for block in body]
    assert said["faqs"] == [{"faq": faq.pk, "locked": True}]
    assert said["offered_by_default"] is False
    assert said["related"] == [other.pk]
    assert said["topics"] == [topic.pk]
    assert said["image"] == {"image": image.pk, "alt": "A room"}
    assert said["review"]["reviewer"] == reviewer.pk
    assert said["treatment"]["sessions"] == {"min": 3, "max": 6}
    assert list(discrepancies()) == []


def test_a_script_writes_edits_and_publishes_an_faq(client: Client) -> None:
    headers, topic = bearer(), a_topic()
    created = sent(
        client,
        "post",
        "snippets/faq.FAQ/",
        {
            "meta": {"type": "faq.FAQ"},
            "question": "Does it hurt?",
            "answer": "<p>A <b>little</b>.</p>",
            "topics": [topic.pk],
        },
        headers,
    )
    assert created.status_code == 201, created.content
    faq_id = created.json()["id"]
    assert not Edition.objects.filter(kind="faq", object_id=faq_id).exists()
    path = f"snippets/faq.FAQ/{faq_id}/"
    edited = sent(client, "patch", path, {"question": "How much does it hurt?"}, headers)
    assert edited.status_code == 200, edited.content
    published = sent(client, "post", f"{path}actions/publish/", {}, headers)
    assert published.status_code == 200, published.content
    said = current_editions("faq", [faq_id])[faq_id].payload
    assert said is not None
    assert (said["question"], said["topics"]) == ("How much does it hurt?", [topic.pk])
    assert list(discrepancies()) == []


def test_what_is_read_of_a_guide_is_accepted_back_and_changes_nothing(client: Client) -> None:
    headers, guide = bearer(), a_full_guide()
    before = drafted(guide)
    read = client.get(f"{BASE}pages/{guide.pk}/?version=draft", headers=headers)
    assert read.status_code == 200
    written = sent(client, "patch", f"pages/{guide.pk}/", read.json(), headers)
    assert written.status_code == 200, written.content
    assert GuidePage.objects.get(pk=guide.pk).revisions.count() == 2
    assert drafted(guide) == before
    number = last_number()
    published = sent(client, "post", f"pages/{guide.pk}/actions/publish/", {}, headers)
    assert published.status_code == 200, published.content
    assert last_number() == number


def test_what_is_read_of_an_faq_is_accepted_back_and_changes_nothing(client: Client) -> None:
    headers, faq = bearer(), an_faq(topics=[a_topic()])
    path = f"snippets/faq.FAQ/{faq.pk}/"
    read = client.get(BASE + path, headers=headers)
    assert read.status_code == 200
    written = sent(client, "patch", path, {**read.json()}, headers)
    assert written.status_code == 200, written.content
    assert client.get(BASE + path, headers=headers).json() == read.json()


def test_a_guide_read_and_written_with_changes_keeps_the_rest(client: Client) -> None:
    headers, guide = bearer(), a_full_guide()
    before = drafted(guide)
    read = client.get(f"{BASE}pages/{guide.pk}/?version=draft", headers=headers).json()
    read["guide_faqs"].reverse()
    read["image_id"] = None
    read["body"][0]["value"]["heading"] = "Another heading"
    written = sent(client, "patch", f"pages/{guide.pk}/", read, headers)
    assert written.status_code == 200, written.content
    after = drafted(guide)
    assert after["faqs"] == before["faqs"][::-1]
    assert after["image"] is None
    assert after["body"][0]["value"]["heading"] == "Another heading"
    assert after["body"][1:] == before["body"][1:]
    unchanged = set(before) - {"faqs", "image", "body"}
    assert {name: after[name] for name in unchanged} == {name: before[name] for name in unchanged}


#: Reads and writes, ``{guide}`` and ``{library}`` to be filled in.
ROUTES = [
    ("get", ""),
    ("get", "openapi.json"),
    ("get", "docs/"),
    ("get", "pages/"),
    ("get", "pages/{guide}/"),
    ("get", "pages/find/?id={guide}"),
    ("get", "pages/{guide}/revisions/"),
    ("get", "schema/"),
    ("get", "sites/"),
    ("get", "whoami/"),
    ("get", "images/"),
    ("get", "documents/"),
    ("get", "snippets/faq.FAQ/"),
    ("get", "no/such/address"),
    ("options", "pages/"),
    ("post", "pages/"),
    ("patch", "pages/{guide}/"),
    ("post", "pages/{guide}/actions/publish/"),
    ("post", "pages/{guide}/actions/unpublish/"),
    ("post", "pages/{guide}/actions/move/"),
    ("post", "pages/{guide}/actions/copy/"),
    ("delete", "pages/{guide}/"),
]


def state() -> list[Any]:
    """Return what any of the refused requests would have changed."""
    return [
        list(Page.objects.order_by("pk").values_list("pk", "title", "live", "path")),
        list(Edition.objects.values_list("number", flat=True)),
        PageLogEntry.objects.count(),
    ]


@pytest.mark.parametrize(
    "credential", ["none", "empty", "wrong", "revoked", "inactive", "basic", "session"]
)
def test_nothing_is_answered_without_a_valid_token(credential: str, client: Client) -> None:
    guide, user = a_guide(), a_user()
    token, key = APIToken.create_token(user=user, name="A script")
    authorization = {
        "empty": "Bearer ",
        "wrong": "Bearer wagtail_0000000000000000000000000000000000000000",
        "revoked": f"Bearer {key}",
        "inactive": f"Bearer {key}",
        "basic": f"Basic {key}",
    }.get(credential)
    if credential == "revoked":
        token.revoked_at = timezone.now()
        token.save()
    elif credential == "inactive":
        user.is_active = False
        user.save()
    elif credential == "session":
        client.force_login(user)
    headers = {"authorization": authorization} if authorization else {}
    before = state()
    answers = {
        (method, path): getattr(client, method)(
            BASE + path.format(guide=guide.pk), headers=headers
        )
        for method, path in ROUTES
    }
    assert {
        route: (answer.status_code, answer["Content-Type"], answer["WWW-Authenticate"])
        for route, answer in answers.items()
    } == {route: (401, "application/problem+json", "Bearer") for route in ROUTES}
    assert {answer.json()["detail"] for answer in answers.values()} == {"Authentication required"}
    assert {answer["Cache-Control"] for answer in answers.values()} == {"private, no-store"}
    assert state() == before


@pytest.mark.parametrize("path", ["openapi.json", "docs/", "schema/", "pages/", "whoami/"])
def test_a_token_opens_the_api_and_its_documentation(path: str, client: Client) -> None:
    answer = client.get(BASE + path, headers=bearer())
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"


def test_an_address_that_is_none_is_not_found(client: Client) -> None:
    answer = client.get(f"{BASE}no/such/address", headers=bearer())
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_a_post_needs_no_csrf_token() -> None:
    guide = a_guide()
    client = Client(enforce_csrf_checks=True)
    answer = sent(client, "post", f"pages/{guide.pk}/actions/unpublish/", {}, bearer())
    assert answer.status_code == 200
    refused = sent(client, "post", f"pages/{guide.pk}/actions/unpublish/", {}, {})
    assert refused.status_code == 401


@pytest.mark.parametrize(
    ("permissions", "method", "path", "data"),
    [
        ((), "post", "pages/{guide}/actions/publish/", {}),
        ((), "patch", "pages/{guide}/", {"title": "Taken over"}),
        ((), "delete", "pages/{guide}/", {}),
        (("change",), "post", "pages/{guide}/actions/publish/", {}),
        (
            ("change",),
            "patch",
            "pages/{guide}/",
            {"title": "Taken over", "meta": {"action": "publish"}},
        ),
        (("change",), "post", "pages/{guide}/actions/unpublish/", {}),
        (("change",), "delete", "pages/{guide}/", {}),
        (("change",), "post", "pages/{guide}/actions/copy/", {"slug": "another"}),
        ((), "patch", "snippets/faq.FAQ/{faq}/", {"question": "Taken over?"}),
        ((), "post", "snippets/faq.FAQ/{faq}/actions/publish/", {}),
        ((), "delete", "snippets/faq.FAQ/{faq}/", {}),
    ],
)
def test_a_token_without_the_right_is_refused_and_changes_nothing(
    permissions: tuple[str, ...], method: str, path: str, data: Any, client: Client
) -> None:
    guide, faq = a_guide(), an_faq()
    headers = bearer(an_editor(*permissions))
    before = (state(), drafted(guide))
    answer = sent(client, method, path.format(guide=guide.pk, faq=faq.pk), data, headers)
    assert answer.status_code == 403, answer.content
    assert (state(), drafted(guide)) == before
    faq.refresh_from_db()
    assert faq.question != "Taken over?"


def test_a_refused_write_is_undone_wholly(client: Client) -> None:
    guide = a_guide()
    before = (state(), drafted(guide))
    body = {"sessions_min": 9, "sessions_max": 2, "meta": {"action": "publish"}}
    answer = sent(client, "patch", f"pages/{guide.pk}/", body, bearer())
    assert answer.status_code == 422
    assert (state(), drafted(guide)) == before

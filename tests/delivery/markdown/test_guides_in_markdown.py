"""``/api/v2/guides/<id or slug>.md``, and the same under the address of the document."""

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from editions.snapshot import follower
from guide_pages.models import GuidePage
from tests.delivery.contract import decoded
from tests.factories import (
    a_block,
    a_change,
    a_clinic,
    a_fact,
    a_group,
    a_guide,
    a_local_guide,
    a_reviewer,
    a_translation,
    an_faq,
    an_image,
)

pytestmark = pytest.mark.django_db

API = "http://localhost:8000/api/v2/"


@pytest.fixture
def peel() -> GuidePage:
    """A guide that a clinic changes, and one that does not offer it."""
    a_fact("price_from", default="on request")
    group = a_group(url_pattern="https://{clinic}.example.com/{guide}/")
    houston = a_clinic(group, code="houston", title="Glow *Houston*", city="Houston")
    block = a_block(heading="Cost & care", text="<p>From {{ price_from }} in {{ city }}.</p>")
    care = a_block(
        "care_list",
        role="aftercare",
        heading="After 1. day",
        intro="",
        outro="<p>Ask <b>us</b>.</p>",
        items=[
            {
                "type": "item",
                "id": "1",
                "value": {"kind": "avoid", "text": "Sun_bathing_ | sauna"},
            },
            {"type": "item", "id": "2", "value": {"kind": "do", "text": "- rest"}},
        ],
    )
    guide = a_guide(
        title="Chemical peel",
        slug="peel",
        summary="<p>For <i>fresh</i> skin.</p>",
        image=an_image(width=800, height=450),
        image_alt="A [calm] room",
        body=[block, care],
        faqs=[an_faq(question="Does it hurt?", answer="<p>No.</p>")],
        sources=[("NHS", "https://www.nhs.uk/peel_(skin)")],
        reviewer=a_reviewer(name="Medical board", url="https://example.com/board"),
        last_reviewed=date(2026, 10, 1),
        next_review=date(2027, 10, 1),
        session_minutes_min=30,
        session_minutes_max=45,
    )
    own = a_change(
        guide.body[0].id, heading="Cost in {{ city }}", text="<p>{{ price_from }} & up.</p>"
    )
    a_local_guide(houston, guide, changes=[own])
    a_clinic(group, code="austin", guides={guide: {"offered": "no"}})
    a_clinic(group, code="dallas", status="closed", successor=houston)
    return guide


def version_of(client: Client, address: str) -> int:
    """Return the content version of a document."""
    return json.loads(client.get(f"/api/v2/{address}").content)["meta"]["content_version"]


def test_a_guide_at_a_clinic_is_exactly_this_file(client: Client, peel: GuidePage) -> None:
    version = version_of(client, "guides/peel/?clinic=houston")
    image = json.loads(client.get("/api/v2/guides/peel/").content)["image"]["renditions"][-1]

    response = client.get("/api/v2/guides/peel.md?clinic=houston")

    assert (
        response.content.decode()
        == f"""---
title: "Chemical peel"
url: "https://houston.example.com/peel/"
language: "en"
clinic: "houston"
last_reviewed: 2026-10-01
version: {version}
---

# Chemical peel

For *fresh* skin.

![A \\[calm\\] room]({image["url"]})

- **One session:** 30–45 minutes

## Cost in Houston

on request & up.

## After 1. day

**Do:**

- \\- rest

**Avoid:**

- Sun_bathing\\_ \\| sauna

Ask **us**.

## Frequently asked questions

### Does it hurt?

No.

## Sources

1. [NHS](https://www.nhs.uk/peel_%28skin%29)

## About this guide

- Clinic: Glow \\*Houston\\*
- Reviewed by: [Medical board](https://example.com/board)
- Last reviewed: 2026-10-01
- Next review due: 2027-10-01
- Address: <https://houston.example.com/peel/>
- Version: {version}
"""
    )
    assert response["Content-Type"] == "text/markdown; charset=utf-8"


def test_it_is_kept_as_its_document_is(client: Client, peel: GuidePage) -> None:
    document = client.get("/api/v2/guides/peel/?clinic=houston")
    text = client.get("/api/v2/guides/peel.md?clinic=houston")

    for header in (
        "Cache-Control",
        "Cache-Tag",
        "Surrogate-Key",
        "Vary",
        "Access-Control-Allow-Origin",
    ):
        assert text[header] == document[header]
    assert text["Vary"] == "Accept-Encoding"
    assert text["ETag"] != document["ETag"]


def test_it_has_all_forms_of_an_answer(client: Client, peel: GuidePage) -> None:
    address = "/api/v2/guides/peel.md"
    plain = client.get(address)
    packed = client.get(address, headers={"Accept-Encoding": "br"})
    known = client.get(address, headers={"If-None-Match": plain["ETag"]})
    head = client.head(address)

    assert packed["Content-Encoding"] == "br"
    assert decoded(packed) == plain.content
    assert packed["ETag"] == f'{plain["ETag"][:-1]}-br"'
    assert (known.status_code, known.content) == (304, b"")
    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Length"] == str(len(plain.content))
    assert client.options(address).status_code == 204
    assert client.post(address).status_code == 405


def test_the_id_is_an_address_too(client: Client, peel: GuidePage) -> None:
    by_id = client.get(f"/api/v2/guides/{peel.pk}.md?clinic=houston")

    assert by_id.content == client.get("/api/v2/guides/peel.md?clinic=houston").content


def test_a_document_names_its_text(client: Client, peel: GuidePage) -> None:
    a_translation(peel, "es", title="Peeling", slug="peeling")

    for asked, text in (
        ("guides/peel/", "guides/peel.md"),
        ("guides/peel/?clinic=houston", "guides/peel.md?clinic=houston"),
        (f"guides/{peel.pk}/?clinic=houston&fields=id", "guides/peel.md?clinic=houston"),
        (
            "guides/peeling/?clinic=houston&locale=es",
            "guides/peeling.md?clinic=houston&locale=es",
        ),
    ):
        link = client.get(f"/api/v2/{asked}")["Link"]
        assert link == f'<{API}{text}>; rel="alternate"; type="text/markdown"'
        assert client.get(f"/api/v2/{text}").status_code == 200


def test_whoever_prefers_markdown_gets_it_for_himself_alone(
    client: Client, peel: GuidePage
) -> None:
    asking = {"Accept": "text/markdown, */*;q=0.5"}
    text = client.get("/api/v2/guides/peel.md?clinic=houston")

    for path in ("peel", str(peel.pk)):
        answer = client.get(f"/api/v2/guides/{path}/?clinic=houston", headers=asking)
        assert answer.content == text.content
        assert answer["Content-Type"] == text["Content-Type"]
        assert answer["Content-Location"] == f"{API}guides/peel.md?clinic=houston"
        assert answer["Vary"] == "Accept, Accept-Encoding"
        assert answer["Cache-Control"] == "private, no-cache"
        assert "Link" not in answer

    again = client.get(
        "/api/v2/guides/peel/?clinic=houston", headers={**asking, "If-None-Match": text["ETag"]}
    )
    assert (again.status_code, again["Vary"]) == (304, "Accept, Accept-Encoding")


@pytest.mark.parametrize(
    "accepted", ["*/*", "application/json", "application/json, text/markdown"]
)
def test_everybody_else_gets_the_document(client: Client, peel: GuidePage, accepted: str) -> None:
    plain = client.get("/api/v2/guides/peel/")

    answer = client.get("/api/v2/guides/peel/", headers={"Accept": accepted})

    assert answer.content == plain.content
    assert answer["Vary"] == "Accept-Encoding"
    assert "Content-Location" not in answer


@pytest.mark.parametrize("path", ["guides/", "faqs/", "clinics/houston/", "changes/"])
def test_what_has_no_text_is_json_whatever_is_accepted(
    client: Client, peel: GuidePage, path: str
) -> None:
    answer = client.get(f"/api/v2/{path}", headers={"Accept": "text/markdown"})

    assert answer.content == client.get(f"/api/v2/{path}").content
    assert (answer["Content-Type"], answer["Vary"]) == ("application/json", "Accept-Encoding")


def test_a_part_of_a_text_cannot_be_asked_for(client: Client, peel: GuidePage) -> None:
    answer = client.get("/api/v2/guides/peel/?fields=title", headers={"Accept": "text/markdown"})

    assert answer.status_code == 400
    assert json.loads(answer.content) == {
        "message": "fields: a guide in Markdown is whole. Leave it away, or accept "
        "application/json."
    }


@pytest.mark.parametrize(
    ("path", "status", "answer"),
    [
        (
            "guides/peel.md?clinic=austin",
            404,
            {"message": "There is no guide “peel” in this language at the clinic “austin”."},
        ),
        (
            "guides/peel.md?locale=es",
            404,
            {"message": "There is no guide “peel” in this language."},
        ),
        (
            "guides/a.b.md",
            404,
            {"message": "There is no such guide: a slug has letters, digits and hyphens."},
        ),
        (
            "guides/peel.md?clinic=nowhere",
            400,
            {"message": "clinic: no clinic has the code “nowhere”. `clinics/` lists them."},
        ),
        (
            "guides/peel.md?fields=title",
            400,
            {"message": "Unknown parameter: fields. Allowed here: clinic, locale."},
        ),
    ],
)
def test_a_refusal_is_json(
    client: Client, peel: GuidePage, path: str, status: int, answer: Any
) -> None:
    response = client.get(f"/api/v2/{path}")

    assert (response.status_code, json.loads(response.content)) == (status, answer)
    assert response["Content-Type"] == "application/json"


def test_a_closed_clinic_names_its_successor(client: Client, peel: GuidePage) -> None:
    response = client.get("/api/v2/guides/peel.md?clinic=dallas")

    assert response.status_code == 410
    assert json.loads(response.content)["successor"] == "houston"


def test_a_former_slug_leads_to_the_text_of_today(client: Client, peel: GuidePage) -> None:
    peel.slug = "fresh-peel"
    peel.save_revision().publish()

    response = client.get("/api/v2/guides/peel.md?clinic=houston")

    assert response.status_code == 301
    assert response["Location"] == f"{API}guides/fresh-peel.md?clinic=houston"


def test_the_labels_are_those_of_the_guides_language(client: Client, peel: GuidePage) -> None:
    a_translation(peel, "es", title="Peeling", slug="peeling")

    english = client.get("/api/v2/guides/peel.md", headers={"Accept-Language": "es"})
    spanish = client.get("/api/v2/guides/peeling.md?locale=es")

    assert "## Frequently asked questions" in english.content.decode()
    assert 'language: "es"' in spanish.content.decode()


@pytest.mark.parametrize("faqs", [3, 6])
def test_a_text_costs_as_many_queries_as_its_document(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, faqs: int
) -> None:
    a_clinic(code="houston")
    guide = a_guide(slug="peel", faqs=[an_faq() for _ in range(faqs)])
    follower.snapshot()

    for path in (f"guides/{guide.pk}.md", "guides/peel.md?clinic=houston"):
        with django_assert_num_queries(1):
            client.get(f"/api/v2/{path}")

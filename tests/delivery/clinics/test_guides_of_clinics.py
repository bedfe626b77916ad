"""``/api/v2/guides/?clinic=``."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from editions.models import Edition
from tests.factories import (
    a_block,
    a_change,
    a_clinic,
    a_fact,
    a_group,
    a_guide,
    a_library,
    a_local_guide,
    a_region,
    a_topic,
    an_faq,
    hiding,
)

from .reading import SHARED, get, refusal

pytestmark = pytest.mark.django_db

PATTERN = "https://{clinic}.example.com/{guide}/"


def faq_words(question: str, answer: str, target: str | None = None) -> dict[str, Any]:
    """Make a raw change that adds an FAQ, or replaces the one with the key ``target``."""
    words = {"question": question, "answer": f"<p>{answer}</p>"}
    value = words if target is None else {"target": target, **words}
    kind = "add" if target is None else "replace"
    return {"type": kind, "id": str(uuid4()), "value": value}


def from_location(scope: str, code: str) -> dict[str, str]:
    """Return the origin of what a location says."""
    return {"scope": scope, "location": code}


def test_a_clinics_guide_is_answered_exactly_as_the_contract_says(client: Client) -> None:
    topic = a_topic(name="Skin", slug="skin")
    hurts, takes, hidden = (
        an_faq(question=question, answer="<p>Shared.</p>", topics=[topic])
        for question in ("Does it hurt?", "How long?", "Is it safe?")
    )
    overview, benefits, risks, cost = (
        a_block(role=role, heading=role.title(), text=f"<p>Shared {role}.</p>")
        for role in ("overview", "benefits", "risks", "cost")
    )
    risks["value"]["locked"] = True
    library = a_library()
    peel = a_guide(
        parent=library,
        title="Peel",
        slug="peel",
        summary="<p>Shared summary.</p>",
        body=[overview, benefits, risks, cost],
        faqs=[hurts, takes, hidden],
        sessions_min=3,
        sessions_max=6,
    )
    group = a_group(code="glow", title="Glow", url_pattern=PATTERN)
    west = a_region(group, code="west", title="The West")
    clinic = a_clinic(west, code="la", title="Glow LA")
    by_group = a_change(overview["id"], heading="Overview", text="<p>Group overview.</p>")
    a_local_guide(group, peel, changes=[by_group], summary="<p>Group summary.</p>")
    beside = a_change(overview["id"], action="insert_after", heading="Cost", text="<p>West.</p>")
    a_local_guide(
        west,
        peel,
        changes=[beside, hiding(benefits["id"])],
        faq_changes=[hiding(str(hidden.pk)), faq_words("West?", "West.")],
        guide_title="Western peel",
    )
    at_clinic = a_change(overview["id"], heading="Here", text="<p>At {{ clinic_name }}.</p>")
    refused = a_change(risks["id"], text="<p>No risks.</p>")
    parking = faq_words("Is there parking?", "Yes.")
    local = a_local_guide(
        clinic,
        peel,
        changes=[at_clinic, refused],
        faq_changes=[faq_words("Does it hurt at all?", "No.", str(hurts.pk)), parking],
        faq_order=[parking["id"], str(takes.pk)],
        summary="<p>Our summary.</p>",
        sessions_min=2,
        sessions_max=4,
    )
    [_, western] = [change["id"] for change in local_faqs(west)]
    names = "https://la.example.com/peel/#"
    glow = {
        "@type": "Organization",
        "@id": "http://localhost:8000/api/v2/clinics/glow/#/group",
        "name": "Glow",
    }

    def part(block_id: str, name: str, anchor: str, aspect: str | None) -> dict[str, Any]:
        """Return a block as a part of the page."""
        told = {"hasHealthAspect": f"https://schema.org/{aspect}"} if aspect else {}
        return {
            "@type": "HealthTopicContent",
            "@id": f"{names}/block/{block_id}",
            "name": name,
            "url": names + anchor,
            **told,
        }

    assert get(client, "guides/peel/", clinic="la") == {
        "id": peel.pk,
        "meta": {
            "type": "guide_pages.GuidePage",
            "detail_url": f"http://localhost:8000/api/v2/guides/{peel.pk}/?clinic=la",
            "html_url": "https://la.example.com/peel/",
            "slug": "peel",
            "locale": "en",
            "first_published_at": peel.first_published_at.isoformat().replace("+00:00", "Z"),
            "last_published_at": Edition.objects.filter(kind="guide")
            .latest("number")
            .at.isoformat()
            .replace("+00:00", "Z"),
            "content_version": Edition.objects.get(kind="local_guide", object_id=local.pk).number,
        },
        "title": "Western peel",
        "summary": "<p>Our summary.</p>",
        "image": None,
        "topics": [],
        "treatment": {
            "session_minutes": None,
            "sessions": {"min": 2, "max": 4},
            "recovery_days": None,
        },
        "body": [
            {
                "id": overview["id"],
                "type": "section",
                "value": {
                    "role": "overview",
                    "anchor": "overview",
                    "heading": "Here",
                    "text": "<p>At Glow LA.</p>",
                },
                "origin": from_location("clinic", "la"),
            },
            {
                "id": beside["id"],
                "type": "section",
                "value": {
                    "role": "overview",
                    "anchor": "cost-2",
                    "heading": "Cost",
                    "text": "<p>West.</p>",
                },
                "origin": from_location("region", "west"),
            },
            {
                "id": risks["id"],
                "type": "section",
                "value": {
                    "role": "risks",
                    "anchor": "risks",
                    "heading": "Risks",
                    "text": "<p>Shared risks.</p>",
                },
                "origin": SHARED,
            },
            {
                "id": cost["id"],
                "type": "section",
                "value": {
                    "role": "cost",
                    "anchor": "cost",
                    "heading": "Cost",
                    "text": "<p>Shared cost.</p>",
                },
                "origin": SHARED,
            },
        ],
        "faqs": [
            {
                "id": parking["id"],
                "question": "Is there parking?",
                "answer": "<p>Yes.</p>",
                "topics": [],
                "origin": from_location("clinic", "la"),
            },
            {
                "id": takes.pk,
                "question": "How long?",
                "answer": "<p>Shared.</p>",
                "topics": [{"slug": "skin", "name": "Skin"}],
                "origin": SHARED,
            },
            {
                "id": hurts.pk,
                "question": "Does it hurt at all?",
                "answer": "<p>No.</p>",
                "topics": [{"slug": "skin", "name": "Skin"}],
                "origin": from_location("clinic", "la"),
            },
            {
                "id": western,
                "question": "West?",
                "answer": "<p>West.</p>",
                "topics": [],
                "origin": from_location("region", "west"),
            },
        ],
        "related": [],
        "sources": [],
        "review": None,
        "seo": {
            "title": "Western peel",
            "description": "Our summary.",
            "canonical_url": "https://la.example.com/peel/",
            "local_share": 0.444,
            "robots": "index,follow",
            "image": None,
        },
        "structured_data": {
            "@context": "https://schema.org",
            "@graph": [
                {
                    "@type": "MedicalWebPage",
                    "@id": f"{names}/page",
                    "name": "Western peel",
                    "description": "Our summary.",
                    "url": "https://la.example.com/peel/",
                    "inLanguage": "en",
                    "datePublished": peel.first_published_at.isoformat().replace("+00:00", "Z"),
                    "dateModified": Edition.objects.filter(kind="guide")
                    .latest("number")
                    .at.isoformat()
                    .replace("+00:00", "Z"),
                    "medicalAudience": {"@type": "Patient"},
                    "publisher": {"@id": glow["@id"]},
                    "mainEntity": {"@id": f"{names}/treatment"},
                    "hasPart": [
                        part(overview["id"], "Here", "overview", "OverviewHealthAspect"),
                        part(beside["id"], "Cost", "cost-2", "OverviewHealthAspect"),
                        part(risks["id"], "Risks", "risks", "RisksOrComplicationsHealthAspect"),
                        part(cost["id"], "Cost", "cost", None),
                        {
                            "@type": "FAQPage",
                            "@id": f"{names}/faqs",
                            "inLanguage": "en",
                            "mainEntity": [
                                {
                                    "@type": "Question",
                                    "@id": f"{names}/faq/{key}",
                                    "name": question,
                                    "acceptedAnswer": {"@type": "Answer", "text": answer},
                                }
                                for key, question, answer in (
                                    (parking["id"], "Is there parking?", "<p>Yes.</p>"),
                                    (takes.pk, "How long?", "<p>Shared.</p>"),
                                    (hurts.pk, "Does it hurt at all?", "<p>No.</p>"),
                                    (western, "West?", "<p>West.</p>"),
                                )
                            ],
                        },
                    ],
                },
                {
                    "@type": "MedicalTherapy",
                    "@id": f"{names}/treatment",
                    "name": "Western peel",
                    "url": "https://la.example.com/peel/",
                    "adverseOutcome": [
                        {
                            "@type": "MedicalEntity",
                            "name": "Risks",
                            "description": "Shared risks.",
                        }
                    ],
                },
                glow,
            ],
        },
        "clinic": {
            "code": "la",
            "name": "Glow LA",
            "detail_url": "http://localhost:8000/api/v2/clinics/la/",
        },
    }


def local_faqs(location: Any) -> list[dict[str, Any]]:
    """Return the raw changes of FAQs of a location's only local guide."""
    return location.local_guides.get().faq_changes.get_prep_value()


def test_without_a_clinic_the_answer_is_the_groups_own_copy(client: Client) -> None:
    a_fact("price_from", default="a fair price")
    block = a_block(text="<p>{{ price_from }}, {{ phone | call us }}{{ city }}</p>")
    guide = a_guide(slug="peel", body=[block], title="{{ group_name }} peel")
    group = a_group(code="glow", title="Glow", url_pattern="https://example.com/{guide}/")
    a_clinic(group, code="la", facts={"price_from": "$1"})
    a_local_guide(group, guide, summary="<p>Of the group.</p>")

    answer = get(client, "guides/peel/")

    assert answer["clinic"] is None
    assert answer["title"] == "Glow peel"
    assert answer["summary"] == "<p>Of the group.</p>"
    assert answer["body"][0]["value"]["text"] == "<p>a fair price, call us</p>"
    assert answer["body"][0]["origin"] == SHARED
    assert answer["meta"]["html_url"] == "https://example.com/peel/"
    assert answer["meta"]["detail_url"] == f"http://localhost:8000/api/v2/guides/{guide.pk}/"


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("unknown", "clinic: no clinic has the code “unknown”. `clinics/` lists them."),
        ("glow", "clinic: no clinic has the code “glow”."),
        ("west", "clinic: no clinic has the code “west”."),
        ("LA", "clinic: no clinic has the code “LA”."),
        ("", "clinic: no clinic has the code “”."),
        ("x" * 81, "clinic: String should have at most 80 characters"),
        ("la\x00", "clinic: null characters are not allowed"),
    ],
)
def test_only_clinics_can_be_asked_for(client: Client, code: str, message: str) -> None:
    guide = a_guide(slug="peel")
    group = a_group(code="glow")
    a_clinic(a_region(group, code="west"), code="la")

    for path in (
        "guides/",
        "guides/peel/",
        f"guides/{guide.pk}/",
        "faqs/",
        "faqs/1/",
        "pages/",
        f"pages/{guide.pk}/",
        "pages/find/",
    ):
        looked_for = {"html_path": "/"} if path == "pages/find/" else {}
        status, answer = refusal(client, path, clinic=code, **looked_for)
        assert (status, answer[: len(message)]) == (400, message), path


def test_a_clinic_given_twice_is_refused(client: Client) -> None:
    a_clinic(code="la")

    response = client.get("/api/v2/guides/?clinic=la&clinic=la")

    assert (response.status_code, response.json()) == (
        400,
        {"message": "clinic: given 2 times; give it once."},
    )

"""The graph of a guide: what it says, and what it leaves out."""

from dataclasses import replace
from typing import Any

import pytest

from editions.entries import Entry
from guide_pages.document.copy import PlacedBlock
from guide_pages.roles import Role
from guide_pages.structured_data.aspects import ASPECTS
from tests.delivery.structured_data.vocabulary import VOCABULARY, faults
from tests.guide_pages.document.editions_of_a_guide import (
    Addresses,
    a_snapshot,
    an_entry,
    guide_payload,
)
from tests.guide_pages.document.test_places import document_of, the_copy

PAGE = "https://www.example.com/microneedling/#"


class NoPages(Addresses):
    """Addresses without public pages."""

    def guide_page(self, slug: str) -> str | None:
        """Return nothing."""
        return None


class OnePage(Addresses):
    """Addresses of a website that is a single page."""

    def guide_page(self, slug: str) -> str | None:
        """Return a part of that page."""
        return f"https://www.example.com/#guides/{slug}"


def graph_of(*blocks: PlacedBlock, addresses: Any = None, **values: Any) -> Any:
    """Return the graph of a guide with these blocks and these values."""
    entries = [an_entry(30, "guide", 12, guide_payload(**values), "microneedling")]
    snapshot = a_snapshot().with_entries(entries)
    copy = the_copy(snapshot)
    if blocks:
        copy = replace(copy, body=blocks)
    graph = document_of(snapshot, copy=copy, addresses=addresses or Addresses())["structured_data"]
    assert faults(graph) == []
    return graph["@graph"]


def nodes(graph: Any, kind: str) -> list[dict[str, Any]]:
    """Return the nodes of a type."""
    (page,) = [node for node in graph if node["@type"] == "MedicalWebPage"]
    return [node for node in (*graph, *page.get("hasPart", ())) if node["@type"] == kind]


def node(graph: Any, kind: str) -> dict[str, Any]:
    """Return the only node of a type."""
    (found,) = nodes(graph, kind)
    return found


def a_block(role: str, block_type: str = "section", **value: Any) -> PlacedBlock:
    """Return a block of a role; a section has a heading and words."""
    words = {"heading": "A heading", "text": "<p>Some <b>words</b>.</p>", "role": role}
    return PlacedBlock(id=f"of-{role}", type=block_type, value=words | value, anchor="here")


def test_a_guide_with_every_block_is_told_in_schema_orgs_words() -> None:
    graph = graph_of()
    assert [each["@type"] for each in graph] == [
        "MedicalWebPage",
        "ImageObject",
        "MedicalTherapy",
        "Person",
    ]
    assert [each["@type"] for each in graph[0]["hasPart"]] == [
        *["HealthTopicContent"] * 7,
        "FAQPage",
    ]


@pytest.mark.parametrize("role", Role)
def test_a_blocks_aspect_follows_from_its_role_where_schema_org_has_one(role: Role) -> None:
    topic = node(graph_of(a_block(role)), "HealthTopicContent")
    assert topic["name"] == "A heading"
    assert topic["@id"] == f"{PAGE}/block/of-{role}"
    assert topic["url"] == f"{PAGE}here"
    assert topic.get("hasHealthAspect") == ASPECTS.get(role)


def test_every_aspect_is_one_of_schema_orgs() -> None:
    names = {aspect.removeprefix("https://schema.org/") for aspect in ASPECTS.values()}
    assert names <= set(VOCABULARY["members"]["HealthAspectEnumeration"])


def test_a_block_with_neither_heading_nor_aspect_is_no_part() -> None:
    graph = graph_of(a_block("other", heading=""), a_block("cost", "image", image={}))
    assert nodes(graph, "HealthTopicContent") == []


@pytest.mark.parametrize(
    ("role", "key"),
    [
        ("procedure", "howPerformed"),
        ("preparation", "preparation"),
        ("aftercare", "followup"),
    ],
)
def test_a_treatment_is_described_by_the_blocks_of_the_role(role: str, key: str) -> None:
    therapy = node(graph_of(a_block(role)), "MedicalTherapy")
    assert therapy == {
        "@type": "MedicalTherapy",
        "@id": f"{PAGE}/treatment",
        "name": "Microneedling",
        "url": "https://www.example.com/microneedling/",
        key: ["Some words."],
    }


def test_risks_are_outcomes_and_whom_it_does_not_suit_are_contraindications() -> None:
    suitability = a_block(
        "suitability", "suitability", good_for=["Scars"], not_for=["Active acne", " ", "Keloids"]
    )
    therapy = node(graph_of(a_block("risks"), suitability), "MedicalTherapy")
    assert therapy["adverseOutcome"] == [
        {"@type": "MedicalEntity", "name": "A heading", "description": "Some words."}
    ]
    assert therapy["contraindication"] == ["Active acne", "Keloids"]


def test_a_call_for_help_is_no_outcome_of_a_treatment() -> None:
    callout = a_block("risks", "callout", kind="urgent", text="<p>Call us with a fever.</p>")
    assert "adverseOutcome" not in node(graph_of(callout), "MedicalTherapy")


def test_nothing_to_avoid_is_told_as_something_to_do() -> None:
    items = [
        {"kind": "do", "text": "Wash"},
        {"kind": "avoid", "text": "Sun"},
        {"kind": "note", "text": "Redness fades"},
    ]
    care = a_block("aftercare", "care_list", items=items, intro="<p>Avoid for a day:</p>")
    only_avoid = a_block("preparation", "care_list", items=items[1:2])
    therapy = node(graph_of(care, only_avoid), "MedicalTherapy")
    assert therapy["followup"] == ["Wash\nRedness fades"]
    assert "preparation" not in therapy


def test_lists_are_told_with_what_stands_around_them() -> None:
    frame = {"intro": "<p>First:</p>", "outro": "<p>Done.</p>"}
    steps = [{"title": "Numb", "text": "A cream."}, {"title": "", "text": "Wait."}]
    benefits = [{"text": "Calm", "detail": ""}, {"text": "Even", "detail": "In weeks."}]
    table = {"data": [["", "A"], ["Price", "low"]]}
    graph = graph_of(
        a_block("procedure", "steps", items=steps, **frame),
        a_block("aftercare", "benefit_list", items=benefits, **frame),
        a_block("preparation", "comparison", table=table, **frame),
    )
    therapy = node(graph, "MedicalTherapy")
    assert therapy["howPerformed"] == ["First:\nNumb: A cream.\nWait.\nDone."]
    assert therapy["followup"] == ["First:\nCalm\nEven: In weeks.\nDone."]
    assert "preparation" not in therapy


def test_what_is_not_known_is_left_out() -> None:
    graph = graph_of(
        a_block("other", heading="", text=""),
        image=None,
        faqs=[],
        sources=[{"title": "", "url": ""}],
        review=None,
        summary="",
        first_published_at=None,
    )
    assert graph == [
        {
            "@type": "MedicalWebPage",
            "@id": f"{PAGE}/page",
            "name": "Microneedling",
            "inLanguage": "en",
            "dateModified": "2026-10-01T09:30:00Z",
            "medicalAudience": {"@type": "Patient"},
            "mainEntity": {"@id": f"{PAGE}/treatment"},
            "url": "https://www.example.com/microneedling/",
        },
        {
            "@type": "MedicalTherapy",
            "@id": f"{PAGE}/treatment",
            "name": "Microneedling",
            "url": "https://www.example.com/microneedling/",
        },
    ]


def test_an_answer_is_html_and_a_question_plain_text() -> None:
    faq = {"locale": "en", "topics": [], "question": "1 < 2?"}
    faq["answer"] = "<p>Yes, <i>it</i> is.</p>"
    entries: list[Entry] = [an_entry(40, "faq", 4, faq)]
    graph = document_of(a_snapshot().with_entries(entries))["structured_data"]["@graph"]
    first, _ = node(graph, "FAQPage")["mainEntity"]
    assert first == {
        "@type": "Question",
        "@id": f"{PAGE}/faq/4",
        "name": "1 < 2?",
        "acceptedAnswer": {"@type": "Answer", "text": "<p>Yes, <i>it</i> is.</p>"},
    }


def test_without_a_page_things_are_named_after_the_document() -> None:
    graph = graph_of(addresses=NoPages())
    names = {each["@id"] for each in graph}
    assert "https://cms.example.com/api/v2/guides/12/#/page" in names
    assert all(name.startswith("https://cms.example.com/api/v2/guides/12/#/") for name in names)
    assert all("url" not in each for each in graph)


def test_the_page_of_a_website_of_one_page_has_names_of_its_own() -> None:
    graph = graph_of(addresses=OnePage())
    names = {each["@id"] for each in graph}
    assert "https://www.example.com/#guides/microneedling/page" in names
    assert all("url" not in each for each in nodes(graph, "HealthTopicContent"))


def test_an_id_that_no_address_may_have_is_quoted() -> None:
    block = replace(a_block("overview"), id='a b/"<c>#')
    topic = node(graph_of(block), "HealthTopicContent")
    assert topic["@id"] == f"{PAGE}/block/a%20b%2F%22%3Cc%3E%23"


def test_reviewers_and_sources_are_told() -> None:
    source = {"title": "NHS", "url": "https://www.nhs.uk/"}
    reviewer = {"name": "Board", "credentials": "MD", "url": "https://board.example.com/"}
    snapshot = a_snapshot().with_entries(
        [
            an_entry(30, "guide", 12, guide_payload(sources=[source]), "microneedling"),
            an_entry(31, "reviewer", 2, reviewer),
        ]
    )
    graph = document_of(snapshot)["structured_data"]["@graph"]
    page = node(graph, "MedicalWebPage")
    assert page["citation"] == [
        {"@type": "CreativeWork", "name": "NHS", "url": "https://www.nhs.uk/"}
    ]
    assert (page["lastReviewed"], page["reviewedBy"]) == (
        "2026-10-01",
        {"@id": f"{PAGE}/reviewer"},
    )
    assert node(graph, "Person") == {
        "@type": "Person",
        "@id": f"{PAGE}/reviewer",
        "name": "Board",
        "honorificSuffix": "MD",
        "url": "https://board.example.com/",
    }

"""What is held against schema.org's vocabulary is held against it in every respect."""

from typing import Any

import pytest

from .vocabulary import faults

PAGE = {"@type": "MedicalWebPage", "@id": "https://a.example/#/page", "name": "Peel"}
PERSON = {"@type": "Person", "@id": "https://a.example/#/reviewer", "name": "Board"}


def a_graph(*nodes: Any) -> dict[str, Any]:
    """Return a document with these nodes."""
    return {"@context": "https://schema.org", "@graph": list(nodes)}


def test_a_correct_graph_has_no_faults() -> None:
    page = {
        **PAGE,
        "reviewedBy": {"@id": PERSON["@id"]},
        "lastReviewed": "2026-10-01",
        "citation": ["A book", {"@type": "CreativeWork", "url": "https://a.example/book"}],
        "hasPart": {"@type": "FAQPage", "name": "Questions"},
    }
    assert faults(a_graph(page, PERSON)) == []


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "Guide", "@id": "https://a.example/"}, "there is no type Guide"),
        ({**PAGE, "telephone": "1"}, "MedicalWebPage has no telephone"),
        ({**PAGE, "colour": "red"}, "MedicalWebPage has no colour"),
        ({**PAGE, "name": ""}, "MedicalWebPage.name cannot be ''"),
        ({**PAGE, "name": " "}, "MedicalWebPage.name cannot be ' '"),
        ({**PAGE, "name": None}, "MedicalWebPage.name cannot be None"),
        ({**PAGE, "name": 3}, "MedicalWebPage.name cannot be 3"),
        ({**PAGE, "url": "peel"}, "MedicalWebPage.url cannot be 'peel'"),
        ({**PAGE, "lastReviewed": "soon"}, "MedicalWebPage.lastReviewed cannot be 'soon'"),
        ({**PAGE, "reviewedBy": "Board"}, "MedicalWebPage.reviewedBy cannot be 'Board'"),
        ({**PAGE, "citation": []}, "MedicalWebPage.citation is empty"),
        (
            {**PAGE, "reviewedBy": {"@id": "https://a.example/#/nobody"}},
            "MedicalWebPage.reviewedBy cannot be {'@id': 'https://a.example/#/nobody'}",
        ),
        (
            {**PAGE, "reviewedBy": {"@id": PAGE["@id"]}},
            "MedicalWebPage.reviewedBy cannot be {'@id': 'https://a.example/#/page'}",
        ),
        (
            {**PAGE, "mainEntity": {"@type": "Person", "email": ""}},
            "Person.email cannot be ''",
        ),
        (
            {**PAGE, "@type": "HealthTopicContent", "hasHealthAspect": "https://schema.org/Cost"},
            "HealthTopicContent.hasHealthAspect cannot be 'https://schema.org/Cost'",
        ),
        ({"@type": "Person", "name": "Board"}, "Person has no name"),
        ({**PAGE, "@id": "#page"}, "MedicalWebPage has the name '#page'"),
        ({**PAGE, "@id": PERSON["@id"]}, f"{PERSON['@id']} is told 2 times"),
        ({**PAGE, "name": "{{ city }}"}, "a fact is mentioned in it"),
    ],
)
def test_a_fault_is_named(node: dict[str, Any], fault: str) -> None:
    assert faults(a_graph(PERSON, node)) == [fault]


def test_what_is_no_graph_has_a_fault() -> None:
    assert faults({**a_graph(PAGE), "@context": "http://example.com"}) != []
    assert faults(PAGE) != []

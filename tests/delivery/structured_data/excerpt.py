"""Writes ``schema_org.json`` from a published vocabulary of schema.org.

``python tests/delivery/structured_data/excerpt.py VERSION schemaorg-current-https.jsonld``
"""

import json
import sys
from pathlib import Path
from typing import Any

EXCERPT = Path(__file__).with_name("schema_org.json")
PREFIX = "schema:"
#: Types whose properties may be used, here or in the future of a graph.
TYPES = (
    "Answer",
    "BreadcrumbList",
    "CreativeWork",
    "FAQPage",
    "GeoCoordinates",
    "HealthTopicContent",
    "ImageObject",
    "ListItem",
    "MedicalClinic",
    "MedicalEntity",
    "MedicalTherapy",
    "MedicalWebPage",
    "OpeningHoursSpecification",
    "Organization",
    "Patient",
    "Person",
    "PostalAddress",
    "Question",
)
ENUMERATIONS = ("DayOfWeek", "HealthAspectEnumeration", "MedicalProcedureType")


def ids(value: Any) -> list[str]:
    """Return the names of schema.org's own that a property of a term refers to."""
    values = value if isinstance(value, list) else [value] if value else []
    found = [each["@id"] if isinstance(each, dict) else each for each in values]
    return sorted(each.removeprefix(PREFIX) for each in found if each.startswith(PREFIX))


def excerpt(version: str, terms: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the relations of the types and of every property that they may have."""
    by_name = {term["@id"].removeprefix(PREFIX): term for term in terms}

    def above(names: set[str]) -> set[str]:
        found: set[str] = set()
        while names - found:
            found |= names
            names = {up for name in names for up in ids(by_name[name].get("rdfs:subClassOf"))}
        return found

    own = above(set(TYPES))
    properties = {
        name: {
            "domain": ids(term.get("schema:domainIncludes")),
            "range": ids(term.get("schema:rangeIncludes")),
        }
        for name, term in by_name.items()
        if term["@type"] == "rdf:Property"
        and "schema:supersededBy" not in term
        and own & set(ids(term.get("schema:domainIncludes")))
    }
    types = above(own | set(ENUMERATIONS))
    return {
        "version": version,
        "types": {name: ids(by_name[name].get("rdfs:subClassOf")) for name in sorted(types)},
        "members": {
            kind: sorted(name for name, term in by_name.items() if kind in ids(term["@type"]))
            for kind in ENUMERATIONS
        },
        "properties": dict(sorted(properties.items())),
    }


def written(found: dict[str, Any]) -> str:
    """Return the excerpt as JSON, a term a line."""
    parts = []
    for name, said in found.items():
        if isinstance(said, dict):
            lines = [f"{json.dumps(term)}: {json.dumps(of)}" for term, of in said.items()]
            parts.append(f"{json.dumps(name)}: {{\n" + ",\n".join(lines) + "\n}")
        else:
            parts.append(f"{json.dumps(name)}: {json.dumps(said)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    version, source = sys.argv[1:]
    terms = json.loads(Path(source).read_text())["@graph"]
    EXCERPT.write_text(written(excerpt(version, terms)))

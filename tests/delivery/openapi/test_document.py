"""``/api/v2/openapi.json`` and its committed copy."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from django.test import Client
from openapi_spec_validator import OpenAPIV31SpecValidator
from pytest_django import Settings

from delivery.clinics.models import KEYS as KEYS_OF_CLINICS
from delivery.clinics.parameters import ORDERS as ORDERS_OF_CLINICS
from delivery.faqs import KEYS as FAQ_KEYS
from delivery.faqs import ORDERS as FAQ_ORDERS
from delivery.guides import KEYS, ORDERS
from delivery.parameters import fields_syntax, order_syntax
from guide_pages.document.blocks import block_types
from tests.delivery.contract import contract

COPY = Path(__file__).resolve().parents[3] / "docs" / "openapi.json"


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Return every object inside a part of the document, but for what is an example."""
    if isinstance(node, dict):
        yield node
        node = {key: value for key, value in node.items() if key not in ("example", "examples")}
    for value in node.values() if isinstance(node, dict) else node:
        if isinstance(value, dict | list):
            yield from nodes(value)


def operations() -> list[dict[str, Any]]:
    """Return all operations."""
    return [operation for path in contract()["paths"].values() for operation in path.values()]


def parameters() -> dict[str, dict[str, Any]]:
    """Return the schemas of all parameters by ``operation.parameter``."""
    return {
        f"{operation['operationId']}.{parameter['name']}": parameter["schema"]
        for operation in operations()
        for parameter in operation["parameters"]
        if "name" in parameter
    }


def test_the_document_keeps_to_openapi() -> None:
    # Not above: reading it in takes longer than all the other tests of this module.
    import schemathesis

    plain = json.loads(json.dumps(contract()))
    assert list(OpenAPIV31SpecValidator(plain).iter_errors()) == []
    assert schemathesis.openapi.from_dict(contract()).specification.version == "3.1.0"


def test_every_schema_is_a_json_schema() -> None:
    schemas = {**contract()["components"]["schemas"], **parameters()}

    for name, schema in schemas.items():
        assert jsonschema_rs.meta.is_valid(
            {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
        ), name
        # Bounds that the generator could not put into words of JSON Schema.
        assert not {"ge", "gt", "le", "lt"} & set(schema), name


def test_the_committed_copy_is_the_document() -> None:
    copy = json.loads(COPY.read_text(encoding="utf-8"))

    assert copy == json.loads(json.dumps(contract())), "script/openapi writes the copy again"


@pytest.mark.django_db
def test_the_document_is_served_to_everybody_alike(client: Client) -> None:
    response = client.get("/api/v2/openapi.json", headers={"host": "evil.example"})

    assert response["Content-Type"] == "application/json"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert json.loads(response.content) == json.loads(json.dumps(contract()))
    assert contract()["servers"] == [{"url": "http://localhost:8000"}]


def test_only_this_apis_addresses_are_described() -> None:
    assert sorted(contract()["paths"]) == [
        "/api/v2/changes/",
        "/api/v2/clinics/",
        "/api/v2/clinics/{code}/",
        "/api/v2/documents/",
        "/api/v2/documents/find/",
        "/api/v2/documents/{id}/",
        "/api/v2/faqs/",
        "/api/v2/faqs/{faq}/",
        "/api/v2/guides/",
        "/api/v2/guides/{guide}.md",
        "/api/v2/guides/{guide}/",
        "/api/v2/images/",
        "/api/v2/images/find/",
        "/api/v2/images/{id}/",
        "/api/v2/images/{id}/rendition/",
        "/api/v2/llms-full.txt",
        "/api/v2/llms.txt",
        "/api/v2/pages/",
        "/api/v2/pages/find/",
        "/api/v2/pages/{id}/",
        "/api/v2/preview/",
        "/api/v2/redirects/",
        "/api/v2/redirects/all/",
        "/api/v2/redirects/find/",
        "/api/v2/redirects/{id}/",
        "/api/v2/suggest/",
        "/api/v2/sitemap.xml",
    ]
    assert {method for path in contract()["paths"].values() for method in path} == {"get"}


def test_every_operation_says_what_it_is_for() -> None:
    tags = {tag["name"] for tag in contract()["tags"] if tag["description"]}

    for operation in operations():
        assert operation["summary"]
        assert operation["description"]
        assert len(operation["tags"]) == 1
        assert set(operation["tags"]) <= tags
        own = [each for each in operation["parameters"] if "name" in each]
        assert all(parameter["description"] for parameter in own)
        assert all(response["description"] for response in operation["responses"].values())


def test_no_parameter_can_be_null() -> None:
    for name, schema in parameters().items():
        assert "anyOf" not in schema, name
        assert set(schema) & {"type", "$ref"}, name
        assert schema.get("type") != "null", name


def test_nothing_repeats_its_own_name() -> None:
    properties = [node["properties"] for node in nodes(contract()) if "properties" in node]
    titled = [node for node in nodes(contract()) if isinstance(node.get("title"), str)]

    assert titled == [contract()["info"]]
    assert any("title" in each for each in properties)


def test_every_component_is_used() -> None:
    text = json.dumps(contract())
    sections = contract()["components"]

    for section, components in sections.items():
        for name in components:
            assert f'"#/components/{section}/{name}"' in text


def test_answers_are_closed_objects_except_pages() -> None:
    schemas = contract()["components"]["schemas"]
    opened = {name for name, each in schemas.items() if each.get("additionalProperties") is True}

    assert opened == {"Page", "PageMeta"}
    for name in schemas.keys() - opened:
        if schemas[name].get("type") == "object":
            assert schemas[name]["additionalProperties"] is False, name


def test_every_block_type_is_told_apart_by_its_type() -> None:
    schemas = contract()["components"]["schemas"]
    body = schemas["Guide"]["properties"]["body"]
    union = schemas[body["items"]["$ref"].rpartition("/")[2]]
    mapping = union["discriminator"]["mapping"]

    assert union["discriminator"]["propertyName"] == "type"
    assert sorted(mapping) == sorted(block_types())
    assert sorted(mapping.values()) == sorted(each["$ref"] for each in union["oneOf"])
    for block_type, reference in mapping.items():
        block = schemas[reference.rpartition("/")[2]]
        assert block["properties"]["type"]["const"] == block_type
        assert sorted(block["required"]) == sorted(block["properties"])
    assert schemas["GuideSelection"]["properties"]["body"] == body


def test_whole_documents_have_every_key_and_selections_none_for_sure() -> None:
    schemas = contract()["components"]["schemas"]

    for whole, selection in (
        ("Guide", "GuideSelection"),
        ("FAQ", "FAQSelection"),
        ("Clinic", "ClinicSelection"),
    ):
        assert sorted(schemas[whole]["required"]) == sorted(schemas[whole]["properties"])
        assert "required" not in schemas[selection]
        assert schemas[selection]["properties"].keys() == schemas[whole]["properties"].keys()


def test_the_languages_are_the_sites_own(settings: Settings) -> None:
    contract.cache_clear()
    settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("fr", "French")]
    try:
        assert parameters()["list_guides.locale"]["enum"] == ["en", "fr"]
    finally:
        contract.cache_clear()


def test_a_clinic_in_a_list_may_have_its_distance_besides_the_keys_of_a_clinic() -> None:
    schemas = contract()["components"]["schemas"]
    item, whole = schemas["ClinicInListSelection"], schemas["Clinic"]

    assert "required" not in item
    assert item["properties"].keys() == whole["properties"].keys() | {"distance_km", "match"}
    assert whole["properties"].keys() == set(KEYS_OF_CLINICS)


def test_whatever_takes_a_clinic_says_that_it_may_have_closed() -> None:
    for path, operations_there in contract()["paths"].items():
        operation = operations_there["get"]
        names = {parameter.get("name") for parameter in operation["parameters"]}
        takes_a_clinic = "clinic" in names or path == "/api/v2/clinics/{code}/"
        assert ("410" in operation["responses"]) == takes_a_clinic, path


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("parameter", "values"),
    [
        (
            "fields",
            "title,body *,-seo _,title * _ -id title,-title _,-title *,title title, ,title -- "
            "title,* title,_ Title title(a) _title title,,body -_ *,-_ -*",
        ),
        ("order", "title -title title,-slug random title, ,title --title Title title,,slug - *"),
    ],
)
def test_the_pattern_of_a_parameter_is_what_the_endpoint_accepts(
    client: Client, parameter: str, values: str
) -> None:
    pattern = parameters()[f"list_guides.{parameter}"]["pattern"]

    for value in ["", *values.split(), "título", "title\n"]:
        response = client.get("/api/v2/guides/", {parameter: value})
        accepted = response.status_code == 200
        assert accepted == bool(re.search(pattern.replace("$", r"\Z"), value)), value


def test_patterns_name_the_keys_there_are() -> None:
    assert parameters()["list_guides.fields"]["pattern"] == fields_syntax(KEYS)
    assert parameters()["get_guide.fields"]["pattern"] == fields_syntax(KEYS)
    assert parameters()["list_faqs.fields"]["pattern"] == fields_syntax(FAQ_KEYS)
    assert parameters()["list_guides.order"]["pattern"] == order_syntax(ORDERS)
    assert parameters()["list_faqs.order"]["pattern"] == order_syntax(FAQ_ORDERS)
    assert parameters()["list_clinics.fields"]["pattern"] == fields_syntax(KEYS_OF_CLINICS)
    assert parameters()["get_clinic.fields"]["pattern"] == fields_syntax(KEYS_OF_CLINICS)
    assert parameters()["list_clinics.order"]["pattern"] == order_syntax(ORDERS_OF_CLINICS)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "near",
    [
        *("0,0", "-0.5,0.5", "90,180", "90.0,-180.00", "00,000", "09,099", "-0,-0"),
        *("90.1,0", "0,180.1", "0,-181", "91,0", "a,b", "", ",", "1,", "1;2", "1, 2"),
        *("+1,2", "1.,2", ".5,2", "1,2,3", "1,2\n", "1\n,2"),
    ],
)
def test_the_pattern_of_a_position_is_what_the_endpoint_accepts(client: Client, near: str) -> None:
    pattern = parameters()["list_clinics.near"]["pattern"]

    response = client.get("/api/v2/clinics/", {"near": near})

    accepted = response.status_code == 200
    assert accepted == bool(re.search(pattern.replace("$", r"\Z"), near))

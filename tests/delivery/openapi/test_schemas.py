"""Every schema of the contract: named, described and exact."""

import re
from typing import Any

import pytest

from delivery.openapi.schemas import SameName, tidied
from tests.delivery.contract import contract

pytestmark = pytest.mark.any_database


def schemas() -> dict[str, dict[str, Any]]:
    """Return all components."""
    found: dict[str, dict[str, Any]] = contract()["components"]["schemas"]
    return found


def properties() -> dict[str, dict[str, Any]]:
    """Return all properties by ``Schema.key``."""
    return {
        f"{name}.{key}": told
        for name, schema in schemas().items()
        for key, told in schema.get("properties", {}).items()
    }


def branches(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what a value may be."""
    found: list[dict[str, Any]] = schema.get("anyOf", [schema])
    return found


def test_every_schema_and_every_key_is_described() -> None:
    for name, schema in schemas().items():
        assert schema.get("description"), name
    for name, told in properties().items():
        component = told.get("$ref", "").rpartition("/")[2]
        assert told.get("description") or component in schemas(), name


def test_addresses_and_moments_have_their_format() -> None:
    for name, told in properties().items():
        key = name.rpartition(".")[2]
        formats = {each.get("format") for each in branches(told) if each.get("type") == "string"}
        if key == "url" or key.endswith("_url"):
            assert formats <= {"uri", "uri-reference"}, name
            assert formats, name
        if key == "at" or key.endswith("_at"):
            assert formats == {"date-time"}, name


def test_clients_get_clean_names() -> None:
    for name in schemas():
        assert re.fullmatch("[A-Z][A-Za-z]+", name), name
        assert not name.endswith(("Document", "Model", "Schema")), name
    for block in schemas()["Block"]["oneOf"]:
        assert block["$ref"].endswith("Block")
    for methods in contract()["paths"].values():
        assert re.fullmatch("(list|get|find)_[a-z]+", methods["get"]["operationId"])


@pytest.mark.parametrize("noun", ["Guide", "FAQ", "Clinic"])
def test_a_list_is_one_thing_and_a_selection_from_it_another(noun: str) -> None:
    operation = contract()["paths"][f"/api/v2/{noun.lower()}s/"]["get"]
    media = operation["responses"]["200"]["content"]["application/json"]

    assert [each["$ref"].rpartition("/")[2] for each in media["schema"]["anyOf"]] == [
        f"{noun}List",
        f"{noun}SelectionList",
    ]
    item = schemas()[f"{noun}List"]["properties"]["items"]["items"]["$ref"].rpartition("/")[2]
    optional = schemas()[item]["properties"].keys() - set(schemas()[item]["required"])
    assert optional <= {"distance_km", "match"}


def test_two_models_of_one_name_are_refused() -> None:
    one = {"title": "Guide", "type": "object", "properties": {}}

    with pytest.raises(SameName):
        tidied({}, {"GuideDocument": one, "Guide": {**one, "description": "Another."}})


@pytest.mark.parametrize(
    ("names", "name"),
    [
        (("SectionBlock", "StepsBlock"), "Block"),
        (("Person", "Place"), "PartsItem"),
    ],
)
def test_a_union_is_called_by_what_its_kinds_are_called(names: list[str], name: str) -> None:
    kinds = [{"$ref": f"#/components/schemas/{each}"} for each in names]
    union = {"oneOf": kinds, "discriminator": {"propertyName": "kind", "mapping": {}}}
    whole = {"properties": {"parts": {"items": union}}}
    paths = {"/": {"get": {"schema": {"$ref": "#/components/schemas/Whole"}}}}

    _, found = tidied(paths, {"Whole": whole, **{each: {} for each in names}})

    assert found["Whole"]["properties"]["parts"]["items"] == {
        "$ref": f"#/components/schemas/{name}"
    }
    assert found[name]["oneOf"] == kinds

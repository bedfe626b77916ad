"""The examples of the contract are what the demonstration answers."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client, override_settings
from pytest_django import Settings

from delivery.openapi.examples import JSON, RECORDED_AT, examples
from tests.delivery.contract import contract, schema_of, validate

from .examples import IMAGE_WIDTHS, made_examples, needed_in, without_numbers

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

#: What must be asked with a parameter that means nothing by itself.
BESIDES = {
    ("/api/v2/redirects/", "clinic"): {"path": "/"},
    ("/api/v2/pages/find/", "clinic"): {"html_path": "/"},
}


@pytest.fixture(scope="module", autouse=True)
def demonstration(
    made_once: Callable[[], AbstractContextManager[None]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    media = tmp_path_factory.mktemp("media")
    with override_settings(MEDIA_ROOT=media, CLINIC_GUIDES_IMAGE_WIDTHS=IMAGE_WIDTHS):
        with made_once():
            call_command("load_demonstration", stdout=StringIO())
        yield


def operations() -> dict[str, tuple[str, dict[str, Any]]]:
    """Return the address and the description of every operation."""
    return {
        methods["get"]["operationId"]: (path, methods["get"])
        for path, methods in contract()["paths"].items()
    }


def test_the_demonstration_answers_the_examples() -> None:
    assert without_numbers(made_examples(contract())) == without_numbers(examples()), (
        "script/openapi writes them again"
    )


def test_every_example_keeps_to_its_schema() -> None:
    for example in examples():
        _, operation = operations()[example["operation"]]
        media = operation["responses"][str(example["status"])]["content"][JSON]
        validate(example["body"], schema_of(media, is_selected="fields=" in example["address"]))
    for name, schema in contract()["components"]["schemas"].items():
        for value in schema.get("examples", []):
            validate(value, {"$ref": f"#/components/schemas/{name}"})


def test_every_operation_shows_an_answer() -> None:
    shown = {(example["operation"], example["status"]) for example in examples()}

    # The demonstration has no files and no redirects; a token is of its hour.
    without = {"get_document", "get_redirect", "get_preview"}
    for name, (_, operation) in operations().items():
        answer = operation["responses"].get("200", {"content": {}})
        if JSON in answer["content"] and name not in without:
            assert (name, 200) in shown
        assert (name, 400) in shown


def test_every_example_of_a_parameter_can_be_asked_for(client: Client) -> None:
    for path, operation in operations().values():
        wanted = needed_in([each for each in operation["parameters"] if "name" in each])
        for parameter in operation["parameters"]:
            for value in parameter.get("schema", {}).get("examples", []):
                if parameter["in"] == "query" and "{" not in path:
                    besides = BESIDES.get((path, parameter["name"]), wanted)
                    response = client.get(path, {**besides, parameter["name"]: value})
                    assert response.status_code != 400, (path, parameter["name"], value)


#: The demonstration's images are made in fewer widths here than a site has by itself.
OF_OTHER_SETTINGS = {"get_rendition"}


def test_every_link_leads_from_an_example_to_an_answer(client: Client) -> None:
    followed = set()
    for example in examples():
        _, operation = operations()[example["operation"]]
        response = operation["responses"][str(example["status"])]
        body = client.get(example["address"]).json()
        for name, link in response.get("links", {}).items():
            values = {
                key: _found(expression, body) if str(expression).startswith("$") else expression
                for key, expression in link["parameters"].items()
                if not str(expression).startswith("$request.")
            }
            if None in values.values() or link["operationId"] in OF_OTHER_SETTINGS:
                continue
            path, target = operations()[link["operationId"]]
            known = {each.get("name"): each.get("in") for each in target["parameters"]}
            for key in link["parameters"]:
                assert key in known
            query = {key: value for key, value in values.items() if known[key] == "query"}
            address = path.format(**values)
            status = client.get(address, query).status_code
            assert status == min(map(int, target["responses"])), (address, query)
            followed.add((example["operation"], name))

    described = {
        (operation, name)
        for operation, (_, told) in operations().items()
        for name in told["responses"].get("200", {}).get("links", {})
    }
    # The demonstration has no files and no redirects, and its questions have no topics.
    assert described - followed == {
        ("get_image", "get_rendition"),
        ("list_documents", "item"),
        ("list_documents", "find_document"),
        ("list_redirects", "item"),
        ("list_redirects", "find_redirect"),
        ("get_faq", "list_guides_by_topic"),
        ("get_faq", "list_faqs_by_topic"),
    }


def _found(expression: str, body: Any) -> Any:
    """Return what an expression finds in a body, ``None`` for nothing."""
    value = body
    for part in expression.removeprefix("$response.body#/").split("/"):
        try:
            value = value[int(part)] if isinstance(value, list) else value[part]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def test_examples_name_the_site_that_they_are_shown_on(settings: Settings) -> None:
    settings.WAGTAILAPI_BASE_URL = "https://guides.example.org"

    text = str(examples())

    assert "https://guides.example.org/api/v2/guides/" in text
    assert RECORDED_AT not in text

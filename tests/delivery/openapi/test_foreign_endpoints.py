"""What other apps of the project serve is no part of the contract."""

import json

import pytest
from django.test import Client

from delivery.api import api
from delivery.openapi.document import openapi_document
from tests.delivery.contract import contract

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


@pytest.mark.urls("tests.delivery.openapi.foreign_urls")
def test_apis_beside_ours_do_not_show_in_its_document(client: Client) -> None:
    foreign = client.get("/foreign/openapi.json")
    v3 = client.get("/api/v3-preview/openapi.json")

    assert "list_guides" in foreign.content.decode()
    assert v3.status_code == 401
    assert client.get("/foreign/guides/").json() == {"secret": "foreign"}
    assert json.dumps(openapi_document(api)) == json.dumps(contract())
    text = client.get("/api/v2/openapi.json").content.decode()
    assert "foreign" not in text.casefold()
    assert "v3-preview" not in text

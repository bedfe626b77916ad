"""What all tests of the API share: every answer they get is held against the contract."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from .contract import check_answer

API = "/api/v2/"


@pytest.fixture(autouse=True)
def _answers_keep_the_contract(monkeypatch: pytest.MonkeyPatch) -> None:
    get = Client.get

    def checked_get(client: Client, path: str, *args: Any, **options: Any) -> Any:
        response = get(client, path, *args, **options)
        parts = urlsplit(path)
        if parts.path.startswith(API):
            check_answer(parts.path, response, selected="fields=" in parts.query)
        return response

    monkeypatch.setattr(Client, "get", checked_get)

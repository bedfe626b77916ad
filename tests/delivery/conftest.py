"""What all tests of the API share: every answer they get is held against the contract."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from .contract import check_answer

API = "/api/v2/"
#: The parameters that ask for another form of an answer.
OTHER_FORMS = {"fields", "path"}


@pytest.fixture(autouse=True)
def _answers_keep_the_contract(monkeypatch: pytest.MonkeyPatch) -> None:
    get = Client.get

    def checked_get(client: Client, path: str, *args: Any, **options: Any) -> Any:
        response = get(client, path, *args, **options)
        parts = urlsplit(path)
        if parts.path.startswith(API):
            asked = {*parse_qs(parts.query), *(args[0] if args else options.get("data") or {})}
            check_answer(parts.path, response, selected=not asked.isdisjoint(OTHER_FORMS))
        return response

    monkeypatch.setattr(Client, "get", checked_get)

"""Reading what places serve through the API."""

import json
from typing import Any
from urllib.parse import urlencode

from django.test import Client

API = "/api/v2/"
SHARED = {"scope": "shared", "location": None}


def get(client: Client, path: str, /, **query: Any) -> Any:
    """Return the decoded answer of an address with these parameters."""
    response = client.get(f"{API}{path}?{urlencode(query)}")
    assert response.status_code == 200, response.content
    return json.loads(response.content)


def refusal(client: Client, path: str, /, **query: Any) -> tuple[int, str]:
    """Return the status and the message with which an address refuses these parameters."""
    response = client.get(f"{API}{path}?{urlencode(query)}")
    answer = json.loads(response.content)
    return response.status_code, answer["message"]


def slugs(answer: Any) -> list[str]:
    """Return the slugs of a list of guides, in its order."""
    return [item["meta"]["slug"] for item in answer["items"]]


def codes(answer: Any) -> list[str]:
    """Return the codes of a list of clinics, in its order."""
    return [item["code"] for item in answer["items"]]


def questions(answer: Any) -> list[str]:
    """Return the questions of a list of FAQs, in its order."""
    return [item["question"] for item in answer["items"]]

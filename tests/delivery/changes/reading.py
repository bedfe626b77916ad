"""A reader of changes: follows cursors and keeps what the API says."""

import json
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.test import Client

PATH = "/api/v2/changes/"


class Mirror:
    """What a reader holds of one clinic: documents by kind and id."""

    def __init__(self, client: Client, clinic: str) -> None:
        self._client = client
        self._clinic = clinic
        self._cursor: str | None = None
        self.documents: dict[tuple[str, str], Any] = {}

    def follow(self, limit: int = 100) -> list[dict[str, Any]]:
        """Read on to the end, fetch what is named, and return the changes."""
        read: list[dict[str, Any]] = []
        while True:
            page = changes(self._client, clinic=self._clinic, since=self._cursor, limit=limit)
            assert len(page["items"]) <= limit
            for change in page["items"]:
                self._take(change)
            read += page["items"]
            self._cursor = page["meta"]["cursor"]
            if not page["meta"]["has_more"]:
                return read

    def _take(self, change: dict[str, Any]) -> None:
        about = change["kind"], str(change["id"])
        if change["action"] == "withdrawn":
            self.documents.pop(about, None)
            return
        url = urlsplit(change["detail_url"])
        answer = self._client.get(f"{url.path}?{url.query}" if url.query else url.path)
        assert answer.status_code == 200
        self.documents[about] = json.loads(answer.content)


def changes(client: Client, **query: Any) -> Any:
    """Return the decoded answer of ``changes/`` with the parameters that have a value."""
    given = {name: value for name, value in query.items() if value is not None}
    answer = client.get(f"{PATH}?{urlencode(given)}")
    assert answer.status_code == 200, answer.content
    return json.loads(answer.content)


def served(client: Client, clinic: str) -> dict[tuple[str, str], Any]:
    """Return all documents that a clinic serves, read without the changes."""
    found = {}
    for kind in ("guide", "faq"):
        items = json.loads(
            client.get(f"/api/v2/{kind}s/?fields=*&limit=100&clinic={clinic}").content
        )["items"]
        found |= {(kind, str(item["id"])): item for item in items}
    clinic_document = json.loads(client.get(f"/api/v2/clinics/{clinic}/").content)
    found["clinic", str(clinic_document["id"])] = clinic_document
    return found

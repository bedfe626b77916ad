"""Every file has the bytes, and its manifest the headers, of the live API."""

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import time_machine
from django.test import Client

from tests.delivery.content import publish_everything

from .exported import answers_of, exported, index_of, manifests_of

pytestmark = pytest.mark.django_db

#: What the project's middleware says of every page of the site.
OF_THE_SITE = {
    "content-security-policy",
    "cross-origin-opener-policy",
    "referrer-policy",
    "x-content-type-options",
    "x-frame-options",
}


def live(client: Client, address: str, **headers: str) -> tuple[dict[str, str], bytes]:
    """Return the API's own headers and the body, once the second of the last change is over."""
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=10)):
        answer = client.get(f"/api/v2/{address}", headers=headers)
    assert answer.status_code == 200, (address, answer.content)
    told = {name.lower(): value for name, value in answer.headers.items()}
    return {name: told[name] for name in told.keys() - OF_THE_SITE}, answer.content


def lower(headers: dict[str, str]) -> dict[str, str]:
    """Return headers with names in small letters."""
    return {name.lower(): value for name, value in headers.items()}


def test_every_address_has_the_bytes_and_the_headers_of_the_live_answer(
    client: Client, tmp_path: Path
) -> None:
    publish_everything()

    exported(tmp_path)

    answers = list(answers_of(tmp_path))
    assert len(answers) > 90
    assert {"text/markdown; charset=utf-8", "text/plain; charset=utf-8"} < {
        headers["Content-Type"] for _, headers, *_ in answers
    }
    for address, headers, body, forms in answers:
        assert (lower(headers), body) == live(client, address), address
        assert not forms


def test_compressed_files_are_the_compressed_forms_of_the_live_answer(
    client: Client, tmp_path: Path
) -> None:
    publish_everything()

    exported(tmp_path, "los-angeles", is_compressed=True)

    answers = list(answers_of(tmp_path))
    assert {"br", "gzip"} == {encoding for *_, forms in answers for encoding in forms}
    for address, headers, body, forms in answers:
        assert (lower(headers), body) == live(client, address), address
        assert bool(forms) == (len(body) >= 200)
        for encoding, (headers_of_form, content) in forms.items():
            asked = {"Accept-Encoding": encoding}
            assert (lower(headers_of_form), content) == live(client, address, **asked), address


def test_everything_that_answers_name_is_there(tmp_path: Path) -> None:
    publish_everything()

    exported(tmp_path)

    bodies = {
        address: body
        for address, headers, body, _ in answers_of(tmp_path)
        if headers["Content-Type"] != "application/xml"
    }
    for address, body in bodies.items():
        is_text = ".md" in address or ".txt" in address
        for url in linked_in(body.decode()) if is_text else named_in(json.loads(body)):
            assert url in bodies, (address, url)
    assert "guides/microneedling.md?clinic=los-angeles" in linked_in(
        bodies["llms.txt?clinic=los-angeles"].decode()
    )
    assert "guides/microneedling/?clinic=los-angeles" in bodies
    assert "guides/chemical-peel/?clinic=los-angeles&locale=es" in bodies
    assert "guides/?clinic=new-york&fields=%2A&limit=100" in bodies
    assert "clinics/closed/" not in bodies
    sitemaps = {
        address
        for address, headers, *_ in answers_of(tmp_path)
        if headers["Content-Type"] == "application/xml"
    }
    assert sitemaps == {"sitemap.xml"} | {
        f"sitemap.xml?clinic={code}" for code in ("los-angeles", "new-york")
    }


def named_in(answer: Any) -> list[str]:
    """Return the addresses of documents in an answer, below the API."""
    if isinstance(answer, list):
        return [url for each in answer for url in named_in(each)]
    if not isinstance(answer, dict) or answer.get("action") == "withdrawn":
        return []
    found = [url for each in answer.values() for url in named_in(each)]
    if isinstance(answer.get("detail_url"), str):
        parts = urlsplit(answer["detail_url"])
        found.append(parts.path.removeprefix("/api/v2/") + (f"?{parts.query}" * bool(parts.query)))
    return found


def linked_in(text: str) -> list[str]:
    """Return the addresses of answers that a text links to, below the API."""
    return re.findall(r"\]\(http://localhost:8000/api/v2/([^)]*)\)", text)


def test_an_address_that_stands_for_a_document_twice_is_one_file(tmp_path: Path) -> None:
    publish_everything()

    exported(tmp_path)

    _, manifest = next(
        pair for pair in manifests_of(tmp_path) if pair[1]["clinic"] == "los-angeles"
    )
    guide = next(
        answer
        for answer in manifest["answers"]
        if answer["file"] == "guides/microneedling.en.json"
    )
    by_slug, by_id = guide["addresses"]
    assert by_slug == "guides/microneedling/?clinic=los-angeles"
    assert by_id == f"guides/{by_id.split('/')[1]}/?clinic=los-angeles"
    assert isinstance(guide["version"], int)


def test_the_index_says_of_which_state_the_export_is(client: Client, tmp_path: Path) -> None:
    publish_everything()

    exported(tmp_path)

    index = index_of(tmp_path)
    newest = json.loads(client.get("/api/v2/changes/?limit=1000").content)["meta"]["cursor"]
    assert index["cursor"] == newest
    assert index["base"] == "http://localhost:8000/api/v2/"
    assert [part["clinic"] for part in index["parts"]] == [None, "los-angeles", "new-york"]
    assert {manifest["cursor"] for _, manifest in manifests_of(tmp_path)} == {newest}

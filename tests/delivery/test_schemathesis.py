"""The live API against its own description: what schemathesis thinks up finds no fault.

``script/fuzz`` runs this test longer and with other inputs every time.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from .content import Published, publish_everything

#: For so long, with new inputs on every run, and also with the systematic ones for what shares
#: its views with pages; 0 for a few inputs, the same every time.
SECONDS = int(os.environ.get("FUZZ_SECONDS", "0"))
#: Inputs per endpoint, and walks along the links, beside those that the schema suggests.
EXAMPLES = 50 if SECONDS else 10
#: Requests of one walk. Long ones are needed to come by every link: a short one seldom leaves the
#: endpoints that it can begin with.
STEPS = 30 if SECONDS else 6
ONE_BY_ONE, ALONG_THE_LINKS = "examples,coverage,fuzzing", "stateful"
#: How a well-formed question may be answered; no token that is made up opens a preview.
ACCEPTED = ["2xx", "301", "304", "403", "404", "410"]
CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "unsupported_method",
    "allow_header_conformance",
]


def configuration(published: Published) -> str:
    """Return schemathesis' settings: what exists here, and what cannot be asked of Wagtail.

    Which keys, orders and filters go together depends on the type of page asked for, in ways
    that a schema cannot say, so that Wagtail refuses some of what its schema allows.
    """
    slugs = [*published.guides, *published.hidden]
    words = json.dumps([*slugs, *published.faqs, *map(str, published.ids)])
    return f"""
        [dictionaries.names]
        values = {words}
        [dictionaries.topics]
        values = {json.dumps(published.topics)}
        [dictionaries.codes]
        values = {json.dumps([*published.clinics, *published.regions, "closed", "glow"])}
        [dictionaries.ids]
        values = {json.dumps(published.ids)}
        [dictionaries.selections]
        values = ["*", "_,id", "-meta", "_,id,title"]
        [dictionaries.types]
        values = ["guide_pages.GuidePage", "guide_pages.GuideIndexPage", "wagtailcore.Page"]
        [dictionaries.paths]
        values = ["/", "/guides/", "/guides/microneedling/", "/old", "/peel"]
        [parameters]
        "path.guide" = {{ dictionary = "names", probability = 0.8 }}
        "path.faq" = {{ dictionary = "names", probability = 0.8 }}
        "path.code" = {{ dictionary = "codes", probability = 0.8 }}
        "path.id" = {{ dictionary = "ids", probability = 0.8 }}
        "query.id" = {{ dictionary = "ids", probability = 0.7 }}
        "query.topic" = {{ dictionary = "topics", probability = 0.5 }}
        "query.guide" = {{ dictionary = "names", probability = 0.5 }}
        "query.fields" = {{ dictionary = "selections", probability = 0.3 }}
        "query.type" = {{ dictionary = "types", probability = 0.7 }}
        "query.html_path" = {{ dictionary = "paths", probability = 0.7 }}

        [phases.stateful]
        max-steps = {STEPS}
        [generation]
        allow-x00 = false
        [checks]
        enabled = false
        {"".join(f"{check}.enabled = true{chr(10)}" for check in CHECKS)}
        [[operations]]
        exclude-tag = ["pages", "images", "documents", "redirects"]
        checks.positive_data_acceptance.enabled = true
        checks.positive_data_acceptance.expected-statuses = {json.dumps(ACCEPTED)}
        [[operations]]
        include-tag = ["images", "documents", "redirects"]
        phases.coverage.enabled = {json.dumps(bool(SECONDS))}
    """


def contract_here(url: str, published: Published) -> dict[str, Any]:
    """Return the contract of a live server, with the names and the cursor that are true there.

    Which clinics, regions and guides there are is content, so the contract itself cannot say. All
    guides are in all languages: a walk may take a slug from an answer that it has asked for
    without its language.
    """
    contract = told(f"{url}/api/v2/openapi.json")
    cursor = told(f"{url}/api/v2/changes/?limit=1")["meta"]["cursor"]
    names = {
        "clinic": published.clinics,
        "region": published.regions,
        "offers": published.guides,
    }
    for path in contract["paths"].values():
        for parameter in path["get"]["parameters"]:
            if parameter.get("name") in names and parameter["in"] == "query":
                parameter["schema"] = {"type": "string", "enum": names[parameter["name"]]}
            elif parameter.get("name") == "since":
                parameter["schema"]["examples"] = [cursor]
    return contract


def told(url: str) -> dict[str, Any]:
    with urlopen(url) as response:  # noqa: S310 our own server
        answer: dict[str, Any] = json.load(response)
    return answer


@pytest.mark.any_database
@pytest.mark.indexed
def test_schemathesis_finds_no_fault_in_the_live_api(
    live_server: LiveServer, settings: Settings, tmp_path: Path
) -> None:
    settings.WAGTAILAPI_BASE_URL = live_server.url
    published = publish_everything()
    (tmp_path / "schemathesis.toml").write_text(configuration(published))
    (tmp_path / "openapi.json").write_text(json.dumps(contract_here(live_server.url, published)))

    phases = [ONE_BY_ONE, ALONG_THE_LINKS] if SECONDS else [f"{ONE_BY_ONE},{ALONG_THE_LINKS}"]
    runs = [attacked(live_server.url, tmp_path, each) for each in phases]

    for run in runs:
        print(run.stdout, run.stderr)
    assert [run.returncode for run in runs] == [0] * len(runs), "".join(
        run.stdout + run.stderr for run in runs
    )


def attacked(url: str, folder: Path, phases: str) -> subprocess.CompletedProcess[str]:
    """Return what schemathesis says after these phases, for which it has half of the time."""
    if SECONDS:
        how = ["--generation-database=none", f"--max-time={max(1, SECONDS // 2)}"]
    else:
        how = ["--generation-deterministic"]
    return subprocess.run(
        [
            Path(sys.executable).with_name("schemathesis"),
            "run",
            "openapi.json",
            f"--origin={url}",
            f"--max-examples={EXAMPLES}",
            f"--phases={phases}",
            "--max-redirects=0",
            "--continue-on-failure",
            "--no-color",
            *how,
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )

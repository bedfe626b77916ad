"""The TypeScript client: its types, its behaviour, its size, and how it reads a live site."""

import gzip
import json
import re
from pathlib import Path

import pytest
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.factories import a_block, a_clinic, a_guide, a_local_guide, an_faq

from .node import CLIENT, TYPES, generate, run, told

pytestmark = pytest.mark.any_database


def test_the_types_are_those_of_the_contract(packages: None, tmp_path: Path) -> None:
    generated = tmp_path / "schema.ts"
    generate(generated)

    assert generated.read_text() == (CLIENT / TYPES).read_text(), (
        "The contract has changed: run script/openapi, then look at what alters in the client."
    )


def test_it_does_what_it_says_against_a_server_that_misbehaves(compiled: None) -> None:
    result = run("node", "--test", "build/test/client.test.js")

    assert result.returncode == 0, told(result)
    assert re.search(r"^# fail 0$", result.stdout, re.M)
    assert re.search(r"^# skipped 0$", result.stdout, re.M)


def test_it_needs_nothing_at_run_time_and_its_size_is_the_one_that_is_stated(
    compiled: None,
) -> None:
    package = json.loads((CLIENT / "package.json").read_text())
    bundled = run(
        "esbuild",
        "build/src/index.js",
        "--bundle",
        "--minify",
        "--format=esm",
        "--log-level=error",
    )
    assert bundled.returncode == 0, told(bundled)
    kilobytes = len(gzip.compress(bundled.stdout.encode(), 9, mtime=0)) / 1000
    stated = re.search(r"([0-9.]+) kB", (CLIENT / "README.md").read_text())

    assert "dependencies" not in package
    assert stated is not None
    assert float(stated[1]) == round(kilobytes, 1)


@pytest.mark.django_db(transaction=True)
def test_it_reads_a_live_site(compiled: None, live_server: LiveServer, settings: Settings) -> None:
    settings.WAGTAILAPI_BASE_URL = live_server.url
    block = a_block()
    guide = a_guide(title="Peel", slug="an-old-slug", body=[block], faqs=[an_faq()])
    guide.slug = "peel"
    guide.save_revision().publish()
    others = [a_guide(), a_guide()]
    open_clinic = a_clinic(title="Glow Houston", code="houston")
    a_clinic(code="old-town", status="closed", successor=open_clinic)
    a_local_guide(open_clinic, guide, guide_title="Peel in Houston")
    site = {
        "baseUrl": f"{live_server.url}/api/v2/",
        "clinic": "houston",
        "closed": "old-town",
        "successor": "houston",
        "slug": "peel",
        "formerSlug": "an-old-slug",
        "title": "Peel",
        "titleAtClinic": "Peel in Houston",
        "clinicName": "Glow Houston",
        "guides": 1 + len(others),
    }
    result = run("node", "--test", "build/test/live.test.js", CLINIC_GUIDES_SITE=json.dumps(site))

    assert result.returncode == 0, told(result)
    assert re.search(r"^# fail 0$", result.stdout, re.M)
    assert re.search(r"^# skipped 0$", result.stdout, re.M)

"""What the documentation prints for websites with the client: installed, compiled and run."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from clinics.models import ClinicPage
from tests.factories import a_clinic, a_guide, a_translation

from .node import CLIENT, DOCS, run, sample, samples, told

pytestmark = pytest.mark.any_database

#: What stands around a sample in a website's code, where the sample does not say it itself.
SURROUNDINGS = {
    "createClient": 'import { createClient } from "clinic-guides-client";',
    "const client =": "declare const client: import('clinic-guides-client').ClinicGuides;",
    "const baseUrl =": "declare const baseUrl: string;",
    "const token =": "declare const token: string;",
}
#: How websites are compiled: as strictly as there is.
STRICT = (
    "--noEmit",
    "--strict",
    "--exactOptionalPropertyTypes",
    "--noUncheckedIndexedAccess",
    *("--target", "ES2022", "--module", "NodeNext", "--lib", "ES2022,DOM,DOM.Iterable"),
)


def test_both_documents_say_the_same_of_installing() -> None:
    assert sample(CLIENT / "README.md", "sh", "npm pack") == sample(
        DOCS / "frontend.md", "sh", "npm pack"
    )


def test_what_is_printed_compiles_where_the_client_is_installed(website: Path) -> None:
    printed = samples(DOCS / "frontend.md", "ts") + samples(CLIENT / "README.md", "ts")
    compiling = [each for each in printed if "does not compile" not in each]
    files = []
    for number, code in enumerate(compiling):
        before = [line for name, line in SURROUNDINGS.items() if not says(code, name)]
        file = website / f"sample-{number}.mts"
        file.write_text("\n".join([*before, code, "export {};"]))
        files.append(file)
    result = run("tsc", *STRICT, *files, folder=website)

    assert len(compiling) > 4
    assert result.returncode == 0, told(result)


def says(code: str, name: str) -> bool:
    """Say whether a sample has a name from itself."""
    return f"import {{ {name}" in code if name == "createClient" else name in code


class Recipe:
    """The printed way of reading only what has changed, and what it keeps."""

    def __init__(self, website: Path, url: str) -> None:
        self.folder = website
        self.file = website / "guides.json"
        self.file.unlink(missing_ok=True)
        printed = sample(DOCS / "frontend.md", "js", "client.changes")
        (website / "guides.mjs").write_text(printed.replace("http://localhost:8000", url))

    def run(self) -> subprocess.CompletedProcess[str]:
        return run("node", "guides.mjs", folder=self.folder)

    @property
    def kept(self) -> dict[str, Any]:
        """What is kept now."""
        kept: dict[str, Any] = json.loads(self.file.read_text())
        return kept

    def titles_after_running(self) -> list[str]:
        result = self.run()
        assert result.returncode == 0, told(result)
        return sorted(guide["title"] for guide in self.kept["guides"].values())


@pytest.fixture
def recipe(website: Path, live_server: LiveServer, settings: Settings) -> Recipe:
    settings.WAGTAILAPI_BASE_URL = live_server.url
    return Recipe(website, live_server.url)


def closed(clinic: ClinicPage, successor: ClinicPage | None) -> None:
    clinic.status, clinic.successor = "closed", successor
    clinic.save_revision().publish()


@pytest.mark.django_db(transaction=True)
def test_a_website_reads_everything_once_and_then_what_has_changed(recipe: Recipe) -> None:
    a_clinic(code="los-angeles")
    peel, facial, _ = a_guide(title="Peel"), a_guide(title="Facial"), a_guide(title="Laser")
    a_translation(peel, "es", title="Exfoliación")
    assert recipe.titles_after_running() == ["Exfoliación", "Facial", "Laser", "Peel"]

    peel.title = "Gentle peel"
    peel.save_revision().publish()
    facial.unpublish()
    a_guide(title="Needling")
    kept = recipe.kept
    (laser,) = (each for each in kept["guides"].values() if each["title"] == "Laser")
    laser["title"] = "Laser, not read again"
    recipe.file.write_text(json.dumps(kept))

    assert recipe.titles_after_running() == [
        "Exfoliación",
        "Gentle peel",
        "Laser, not read again",
        "Needling",
    ]


@pytest.mark.django_db(transaction=True)
def test_after_a_restored_record_a_website_reads_anew_once(recipe: Recipe) -> None:
    a_clinic(code="los-angeles")
    a_guide(title="Peel")
    former = {
        "clinic": "los-angeles",
        "cursor": "1-000000000000",
        "guides": {"9": {"title": "Old"}},
    }
    recipe.file.write_text(json.dumps(former))
    assert recipe.titles_after_running() == ["Peel"]

    kept = recipe.kept
    assert kept["clinic"] == "los-angeles"
    (guide,) = kept["guides"].values()
    guide["title"] = "Peel, not read again"
    recipe.file.write_text(json.dumps(kept))
    assert recipe.titles_after_running() == ["Peel, not read again"]


@pytest.mark.django_db(transaction=True)
def test_a_website_goes_on_with_the_successor_of_a_clinic_that_has_closed(recipe: Recipe) -> None:
    clinic, other = a_clinic(code="los-angeles"), a_clinic(code="pasadena")
    peel = a_guide(title="Peel")
    recipe.titles_after_running()
    closed(clinic, other)
    recipe.titles_after_running()
    assert recipe.kept["clinic"] == "pasadena"

    peel.title = "Gentle peel"
    peel.save_revision().publish()
    assert recipe.titles_after_running() == ["Gentle peel"]
    assert recipe.kept["clinic"] == "pasadena"


@pytest.mark.django_db(transaction=True)
def test_a_clinic_that_has_closed_for_good_ends_the_run_and_leaves_what_is_kept(
    recipe: Recipe,
) -> None:
    clinic = a_clinic(code="los-angeles")
    a_guide(title="Peel")
    recipe.titles_after_running()
    kept = recipe.kept
    closed(clinic, None)
    result = recipe.run()

    assert result.returncode != 0
    assert "has closed" in result.stderr
    assert recipe.kept == kept

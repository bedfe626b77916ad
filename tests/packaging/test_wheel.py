"""The built wheel gives a project that knows nothing of this repository guides and an API."""

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APPS = ("desk", "delivery", "clinics", "guide_pages", "faq", "editorial", "editions")
INSTRUCTIONS = (ROOT / "docs" / "plugin.md").read_text()

READS_A_GUIDE = """
import json, sys
import django
django.setup()
from django.test import Client
from wagtail.models import Page
import guide_pages
from faq.models import FAQ
from guide_pages.models import GuideFAQ, GuideIndexPage, GuidePage

faq = FAQ.objects.create(
    question="Does it hurt?", answer="<p>Most people feel a light scratching.</p>"
)
library = Page.get_first_root_node().get_children().first().add_child(
    instance=GuideIndexPage(title="Guides", slug="guides")
)
guide = GuidePage(
    title="Hydrating facial",
    slug="hydrating-facial",
    summary="<p>Water, a little suction and calm.</p>",
    body=[("section", {"role": "overview", "heading": "What it is", "anchor": "",
                       "text": "<p>A cleaning of the skin.</p>"})],
)
guide.guide_faqs = [GuideFAQ(faq=faq)]
library.add_child(instance=guide)
guide.save_revision().publish()

page = Client().get(guide.url)
answer = Client().get("/api/v2/guides/hydrating-facial/")
json.dump({
    "from": guide_pages.__file__,
    "page": [page.status_code, page.content.decode()],
    "api": [answer.status_code, answer.content.decode()],
}, sys.stdout)
"""


def run(*command: str | Path, cwd: Path, **variables: str) -> str:
    """Run a command in ``cwd`` with a bare environment and return what it printed."""
    environment = {
        name: os.environ[name]
        for name in os.environ
        if name not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "PYTHONPATH", "DATA_DIR")
    }
    result = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env={**environment, **variables},
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the sources so that nothing is left in the repository."""
    sources = tmp_path_factory.mktemp("sources")
    for name in (*APPS, "bench", "cms_site", "pyproject.toml", "README.md", "LICENSE"):
        (sources / name).symlink_to(ROOT / name)
    built = tmp_path_factory.mktemp("wheel")
    run(
        *(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"),
        *("--no-index", "--wheel-dir", built, "."),
        cwd=sources,
    )
    (path,) = built.glob("*.whl")
    return path


def test_the_wheel_holds_every_file_of_the_apps_and_nothing_else(wheel: Path) -> None:
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    there = {
        str(path.relative_to(ROOT))
        for app in APPS
        for path in (ROOT / app).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }

    assert there - packed == set()
    assert packed - there == set()


def python_after(sentence: str) -> str:
    """Return the Python that the instructions show after ``sentence``."""
    found = re.search(re.escape(sentence) + r"\n\n```python\n(.*?)```", INSTRUCTIONS, re.S)
    assert found, f"docs/plugin.md has no Python after {sentence!r}"
    return found[1]


def test_a_foreign_project_serves_a_guide_by_following_the_instructions(
    wheel: Path, tmp_path: Path
) -> None:
    run(
        sys.executable,
        "-m",
        "wagtail.bin.wagtail",
        "start",
        "clinics_site",
        tmp_path,
        cwd=tmp_path,
    )
    installed = tmp_path / "installed"
    run(
        *(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"),
        *("--target", installed, wheel),
        cwd=tmp_path,
    )
    with (tmp_path / "clinics_site" / "settings" / "base.py").open("a") as settings:
        settings.write("\n" + python_after("In the settings:"))
    with (tmp_path / "clinics_site" / "urls.py").open("a") as urls:
        urls.write("\n" + python_after("In the URLs, before Wagtail's own:"))
    project = {"PYTHONPATH": str(installed), "DJANGO_SETTINGS_MODULE": "clinics_site.settings.dev"}

    run(sys.executable, "manage.py", "migrate", "--verbosity", "0", cwd=tmp_path, **project)
    run(
        *(sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"),
        *APPS,
        cwd=tmp_path,
        **project,
    )
    result = json.loads(run(sys.executable, "-c", READS_A_GUIDE, cwd=tmp_path, **project))

    assert result["from"].startswith(str(installed))
    status, body = result["api"]
    assert status == 200, body
    document = json.loads(body)
    assert document["title"] == "Hydrating facial"
    assert [block["type"] for block in document["body"]] == ["section"]
    assert document["body"][0]["value"]["heading"] == "What it is"
    assert [faq["question"] for faq in document["faqs"]] == ["Does it hurt?"]
    status, html = result["page"]
    assert status == 200
    assert "<h1" in html
    assert "Most people feel a light scratching." in html

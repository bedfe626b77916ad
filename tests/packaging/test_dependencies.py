"""What is imported is declared, what is declared is locked and justified."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
APPS = {"desk", "delivery", "clinics", "guide_pages", "faq", "editorial", "editions"}
OURS = APPS | {"bench", "cms_site", "tests"}
LOCKS = {"requirements.in": "requirements.txt", "requirements-dev.in": "requirements-dev.txt"}


def declared(name: str) -> dict[str, Requirement]:
    """Return the requirements of an ``.in`` file by their normalised names."""
    lines = (ROOT / name).read_text().splitlines()
    requirements = [
        Requirement(line) for line in lines if line and not line.startswith(("#", "-"))
    ]
    return {canonicalize_name(requirement.name): requirement for requirement in requirements}


def locked(name: str) -> dict[str, set[str]]:
    """Return the versions that a lock names for each package."""
    versions: dict[str, set[str]] = {}
    for found in re.finditer(
        r"^([A-Za-z0-9._-]+)(?:\[.*?\])?==(\S+)", (ROOT / name).read_text(), re.M
    ):
        versions.setdefault(canonicalize_name(found[1]), set()).add(found[2])
    return versions


def of_the_plugin() -> dict[str, Requirement]:
    """Return what ``pyproject.toml`` makes another project install."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    requirements = map(Requirement, project["dependencies"])
    return {canonicalize_name(requirement.name): requirement for requirement in requirements}


def imported_by(folder: str) -> set[str]:
    """Return the distributions of others that the modules of ``folder`` import."""
    modules: set[str] = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                modules |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module.split(".")[0])
    distributions = metadata.packages_distributions()
    return {
        canonicalize_name(distribution)
        for module in modules
        - APPS
        - {"bench", "cms_site", "tests"}
        - set(sys.stdlib_module_names)
        for distribution in distributions[module]
    }


def offered_by_frameworks() -> set[str]:
    """Return what Wagtail and Pydantic require and mean to be used by those who build on them."""
    requirements = [
        Requirement(line)
        for framework in ("wagtail", "pydantic")
        for line in metadata.requires(framework) or []
    ]
    return {canonicalize_name(item.name) for item in requirements if item.marker is None}


@pytest.mark.parametrize("app", sorted(APPS))
def test_an_app_imports_only_what_the_wheel_requires(app: str) -> None:
    assert imported_by(app) - of_the_plugin().keys() - offered_by_frameworks() == set()


def test_a_site_on_sqlite_needs_no_driver_of_postgresql() -> None:
    program = """
import subprocess
import sys
sys.modules["psycopg"] = sys.modules["psycopg2"] = None
import django
django.setup()
from django.urls import get_resolver
get_resolver().url_patterns
"""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "cms_site.settings.test"}
    environment.pop("DATABASE_URL", None)

    subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, check=True)


def test_the_site_imports_only_what_it_declares() -> None:
    assert (
        imported_by("cms_site") - declared("requirements.in").keys() - offered_by_frameworks()
        == set()
    )


@pytest.mark.parametrize("folder", ["bench", "tests"])
def test_tests_and_benchmarks_import_only_what_is_declared(folder: str) -> None:
    named = declared("requirements.in").keys() | declared("requirements-dev.in").keys()

    assert imported_by(folder) - named - offered_by_frameworks() == set()


def test_the_site_runs_on_versions_that_the_wheel_allows() -> None:
    versions = locked("requirements.txt")

    for name, requirement in of_the_plugin().items():
        assert all(requirement.specifier.contains(version) for version in versions[name]), name


@pytest.mark.parametrize("name", LOCKS)
def test_what_is_declared_is_locked_within_its_range(name: str) -> None:
    versions = locked(LOCKS[name])

    for package, requirement in declared(name).items():
        assert versions[package], package
        assert all(requirement.specifier.contains(version) for version in versions[package])


def test_both_locks_agree() -> None:
    site, development = locked("requirements.txt"), locked("requirements-dev.txt")

    assert {name: site[name] for name in site.keys() & development.keys()} == {
        name: development[name] for name in site.keys() & development.keys()
    }


@pytest.mark.parametrize("name", LOCKS.values())
def test_a_lock_has_a_hash_for_everything_and_names_no_place(name: str) -> None:
    text = (ROOT / name).read_text()
    entries = re.split(r"^(?=[A-Za-z0-9])", re.sub(r"^#.*\n", "", text, flags=re.M), flags=re.M)

    assert all("--hash=sha256:" in entry for entry in entries if entry.strip())
    assert re.findall(r"https?:|file:|--index|--extra|--find-links|^/|@ ", text, re.M) == []


def test_every_direct_dependency_is_justified() -> None:
    rows = re.findall(
        r"^\| ([\w-]+) \| (.+) \|$", (ROOT / "docs" / "dependencies.md").read_text(), re.M
    )
    justified = {canonicalize_name(name) for name, reason in rows if name != "package"}

    assert justified == {package for name in LOCKS for package in declared(name)}

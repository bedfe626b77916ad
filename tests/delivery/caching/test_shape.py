"""What shapes answers besides editions, as one digest."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import global_settings
from django.test import override_settings
from django.utils.translation import gettext_lazy

from delivery.caching.shape import (
    ABOUT_KEEPING,
    OWN,
    PACKAGES,
    SETTINGS,
    code_in,
    installed_versions,
    shape_of,
    shaping_settings,
)

ROOT = Path(__file__).resolve().parents[3]

#: Settings that are read below delivery and of which no public answer says anything.
SAY_NOTHING = {
    "AUTH_USER_MODEL",  # names a table
    "DATA_UPLOAD_MAX_MEMORY_SIZE",  # the review of a spreadsheet
    "PASSWORD_RESET_TIMEOUT",  # a mail
    "SECURE_PROXY_SSL_HEADER",  # the front tells schemes apart by it
}


def shape(**chosen: Any) -> str:
    return shape_of(code="1", versions={"wagtail": "8.0.1"}, chosen=chosen)


def test_the_digest_is_the_same_for_the_same() -> None:
    assert shape(A=1, B=["x"]) == shape(B=["x"], A=1)
    assert len(shape()) == 32


@pytest.mark.parametrize(
    "values",
    [
        ["1", 1, 1.5, True, None],
        ["", [], {}, set(), ()],
        [[("en", "English")], [("es", "Español"), ("en", "English")]],
        [{"a": {"b": 1}}, {"a": {"b": 2}}, {"a": {1: "b"}}],
        [{"a", "b"}, ["a", "b"], {"a"}],
        [Path, Iterator, Path("/a"), "/a"],
    ],
)
def test_values_that_differ_give_other_digests(values: list[Any]) -> None:
    # A tuple in a setting is as good as a list.
    different = [value for value in values if value != ()]

    assert len({shape(A=value) for value in different}) == len(different)


def test_code_versions_and_settings_all_count() -> None:
    same: dict[str, Any] = {"code": "1", "versions": {"nh3": "1"}, "chosen": {"A": 1}}
    digests = {
        shape_of(**same),
        shape_of(**{**same, "code": "2"}),
        shape_of(**{**same, "versions": {"nh3": "2"}}),
        shape_of(**{**same, "chosen": {"A": 2}}),
        shape_of(**{**same, "chosen": {"B": 1}}),
    }

    assert len(digests) == 5


def test_text_in_waiting_counts_as_what_it_says() -> None:
    assert shape(A=gettext_lazy("English")) == shape(A=gettext_lazy("English"))
    assert shape(A=gettext_lazy("English")) != shape(A=gettext_lazy("Spanish"))


def test_code_counts_by_its_content_wherever_it_lies(tmp_path: Path) -> None:
    def a_package(place: str, text: str, name: str = "a.py") -> Path:
        folder = tmp_path / place / "package"
        (folder / "inner").mkdir(parents=True)
        (folder / "inner" / name).write_text(text)
        return folder

    here = code_in([a_package("here", "x = 1\n")])

    assert code_in([a_package("there", "x = 1\n")]) == here
    assert code_in([a_package("changed", "x = 2\n")]) != here
    assert code_in([a_package("renamed", "x = 1\n", "b.py")]) != here


def test_versions_name_the_packages_that_write_answers() -> None:
    assert {"Django", "wagtail", "pydantic", "nh3", "brotli"} <= {
        name if name != "Brotli" else "brotli" for name in installed_versions()
    }


def test_settings_that_shape_answers_are_followed_and_those_about_keeping_are_not() -> None:
    with override_settings(
        CLINIC_GUIDES_BUILD="7",
        CLINIC_GUIDES_CACHE_CONTROL="no-cache",
        CLINIC_GUIDES_SHARED_CACHE="answers",
        CLINIC_GUIDES_CACHE_MEMORY=5,
        WAGTAILAPI_BASE_URL="https://guides.example.com",
        SECRET_KEY="known",
    ):
        followed = shaping_settings()

    assert followed["CLINIC_GUIDES_BUILD"] == "7"
    assert followed["CLINIC_GUIDES_CACHE_CONTROL"] == "no-cache"
    assert followed["WAGTAILAPI_BASE_URL"] == "https://guides.example.com"
    assert followed.keys() >= {"MEDIA_URL", "LANGUAGES", "INSTALLED_APPS", "STORAGES"}
    assert followed.keys() & {*ABOUT_KEEPING, "SECRET_KEY", "DATABASES", "MEDIA_ROOT"} == set()


def settings_read(package: str) -> Iterator[str]:
    """Yield each setting that a package reads, as an attribute or by ``getattr``."""
    for path in (ROOT / package).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                owner, name = node.value.id, node.attr
            elif (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "getattr"
                and isinstance(node.args[0], ast.Name)
                and isinstance(node.args[1], ast.Constant)
            ):
                owner, name = node.args[0].id, node.args[1].value
            else:
                continue
            if owner == "settings" and name.isupper():
                yield name


def test_every_setting_that_is_read_where_answers_are_made_is_followed() -> None:
    read = {name for package in PACKAGES for name in settings_read(package)}
    followed = {name for name in read if name in SETTINGS or name.startswith(OWN)}

    assert read - followed - SAY_NOTHING == set()
    assert SAY_NOTHING - read == set(), "nothing reads it"
    assert {name for name in SETTINGS if not hasattr(global_settings, name)} == {"ROOT_URLCONF"}


def test_two_processes_agree(tmp_path: Path) -> None:
    code = "import django; django.setup(); from delivery.caching.shape import present_shape as p; "
    told = {
        subprocess.run(
            [sys.executable, "-c", f"{code}print(p())"],
            cwd=ROOT,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "cms_site.settings.development",
                "DATA_DIR": str(tmp_path / name),
                "PYTHONHASHSEED": name,
            },
            capture_output=True,
            check=True,
        ).stdout
        for name in ("1", "2")
    }

    assert len(told) == 1

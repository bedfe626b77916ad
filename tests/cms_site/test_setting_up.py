"""From an empty folder to a site that can serve, any number of times."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command
from pytest_django import Settings
from wagtail.models import Site

from cms_site.setting_up import alone, give_the_default_site_its_address, static_files_stamp
from guide_pages.models import GuidePage


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("http://localhost:8101", "http://localhost:8101"),
        ("https://guides.example.com", "https://guides.example.com"),
        ("http://guides.example.com", "http://guides.example.com"),
    ],
)
def test_the_first_site_gets_the_public_address(
    settings: Settings, address: str, expected: str
) -> None:
    settings.PUBLIC_BASE_URL = address

    give_the_default_site_its_address()

    assert Site.objects.get().root_url == expected


@pytest.mark.django_db
def test_an_address_that_somebody_has_set_is_kept(settings: Settings) -> None:
    Site.objects.update(hostname="guides.example.com", port=443)
    settings.PUBLIC_BASE_URL = "http://localhost:8101"

    give_the_default_site_its_address()

    assert Site.objects.get().root_url == "https://guides.example.com"


def test_static_files_are_collected_again_only_when_one_has_changed(
    settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "style.css").write_text("a {}")
    settings.STATICFILES_DIRS = [tmp_path]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]

    first = static_files_stamp()
    assert static_files_stamp() == first
    (tmp_path / "style.css").write_text("a { color: #123 }")
    second = static_files_stamp()
    (tmp_path / "more.css").write_text("")

    assert len({first, second, static_files_stamp()}) == 3


@pytest.mark.django_db
def test_without_the_demonstration_a_site_has_its_address_and_an_empty_library(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.PUBLIC_BASE_URL = "https://guides.example.com"

    call_command("prepare_site", "--no-demonstration")

    assert Site.objects.get().root_url == "https://guides.example.com"
    assert not GuidePage.objects.exists()
    assert "Made an administrator: admin" in capsys.readouterr().err


WAITS = """
import fcntl, os, sys
folder = os.open(sys.argv[1], os.O_RDONLY)
try:
    fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
except BlockingIOError:
    print("waits")
else:
    print("goes on")
"""


@pytest.mark.django_db
def test_a_second_process_waits_while_one_sets_up() -> None:
    command = [sys.executable, "-c", WAITS, str(django_settings.DATA_DIR)]

    with alone():
        during = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    after = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert (during, after) == ("waits\n", "goes on\n")


def test_a_data_folder_that_cannot_be_made_is_refused(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("Not a folder.")
    settings.DATA_DIR = tmp_path / "file"

    with pytest.raises(CommandError, match="DATA_DIR must name a folder that can be made, not"):
        call_command("prepare_site")


@pytest.mark.django_db
def test_preparing_a_prepared_site_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("prepare_site")
    first = capsys.readouterr()

    call_command("prepare_site")
    second = capsys.readouterr()

    assert "Made an administrator: admin" in first.err
    assert "There is an administrator: admin." in second.err
    assert second.out == first.out
    assert first.out.splitlines()[0] == "  Admin      http://localhost:8000/admin/"
    assert "  As JSON    http://localhost:8000/api/v2/guides/" in first.out

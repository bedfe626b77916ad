import re
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Revision

from clinics.models import ClinicPage
from tests.factories import a_clinic, a_group, a_region

pytestmark = [pytest.mark.django_db, pytest.mark.indexed]


def run(*arguments: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("import_clinics", *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "clinics.csv"
    path.write_text("code,name\nboston,Boston\n")
    return str(path)


def test_a_dry_run_reports_and_saves_nothing(file: str) -> None:
    a_group()
    assert run(file, "--dry-run") == (
        "new boston (Boston)\n  name: – → Boston\n"
        "1 would be added, 0 changed, 0 left unchanged. Nothing was imported.\n",
        "",
    )
    assert not ClinicPage.objects.exists()


def test_importing_says_what_was_done(file: str) -> None:
    a_group()
    out, _err = run(file)
    assert out.splitlines()[-1] == "1 added, 0 changed, 0 unchanged."
    assert ClinicPage.objects.get().title == "Boston"


def test_problems_go_to_the_error_stream_and_the_exit_code_is_1(file: str) -> None:
    a_clinic(code="boston", title="Boston, MA")
    err = StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("import_clinics", file, stderr=err)
    assert caught.value.returncode == 1
    assert str(caught.value) == "1 problem. Nothing was imported."
    assert err.getvalue() == (
        "Line 2, column code: “boston” exists already. Use --update to change clinics.\n"
    )
    assert run(file, "--update")[0].splitlines()[-1] == "0 added, 1 changed, 0 unchanged."


@pytest.mark.parametrize("options", [(), ("--update",), ("--dry-run",)])
def test_what_was_exported_is_imported_again_as_unchanged(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    clinic = a_clinic(code="boston", title="Boston")
    path = str(tmp_path / "clinics.csv")
    call_command("export_clinics", path)

    out, err = run(path, *options)

    done = "0 would be added, 0 changed, 1 left unchanged. Nothing was imported."
    said = done if options == ("--dry-run",) else "0 added, 0 changed, 1 unchanged."
    assert (out, err) == (f"{said}\n", "")
    assert Revision.objects.for_instance(clinic).count() == 0


def test_a_file_with_a_new_clinic_is_imported_twice(file: str) -> None:
    a_group()
    assert run(file)[0].splitlines()[-1] == "1 added, 0 changed, 0 unchanged."
    assert run(file) == ("0 added, 0 changed, 1 unchanged.\n", "")


def test_a_file_that_is_not_there_is_said() -> None:
    with pytest.raises(CommandError, match=r"can’t be read \(No such file or directory\)"):
        run("/nowhere/clinics.csv")


def test_progress_is_told_each_second(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    a_group()
    monkeypatch.setattr("clinics.management.commands.import_clinics.SECONDS_BETWEEN_REPORTS", 0)
    assert re.fullmatch(r"1 of 1 clinics saved \(\d+ s\)\n", run(file)[1])


def test_the_export_is_written_to_a_file_or_to_standard_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    california = a_region(code="california")
    a_clinic(california, code="los-angeles")
    a_clinic(code="boston")
    path = tmp_path / "out.csv"
    call_command("export_clinics", str(path), "--region", "california")
    assert path.read_text("utf-8-sig").splitlines()[1].startswith("los-angeles,")
    assert len(path.read_text().splitlines()) == 2

    raw = BytesIO()
    monkeypatch.setattr("sys.stdout", TextIOWrapper(raw))
    call_command("export_clinics")
    assert raw.getvalue().count(b"\r\n") == 3

    with pytest.raises(CommandError, match="Did you mean “california”"):
        call_command("export_clinics", "--region", "californi")

"""Which clinics are exported, and what is said of codes that cannot be."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from clinics.models import ClinicPage
from editions.models import CurrentEdition, Edition
from tests.factories import a_clinic, a_group, a_guide, a_region, an_faq

from .exported import exported, files_of, index_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def los_angeles() -> ClinicPage:
    """Publish a guide and two clinics, and one that has closed."""
    group = a_group(code="group")
    a_guide(slug="peel")
    west = a_region(group, code="west")
    clinic = a_clinic(west, code="los-angeles", title="Los Angeles")
    a_clinic(west, code="san-diego")
    a_clinic(west, code="old-town", title="Old Town", status="closed", successor=clinic)
    return clinic


def run(root: Path, *options: str) -> tuple[str, str]:
    """Run the command and return what it said on stdout and stderr."""
    out, told = StringIO(), StringIO()
    call_command("export_api", str(root), "--processes=1", *options, stdout=out, stderr=told)
    return out.getvalue(), told.getvalue()


def refusal_of(root: Path, *options: str) -> str:
    """Return with which words the command refuses these options."""
    with pytest.raises(CommandError) as refused:
        run(root, *options)
    return str(refused.value)


def test_only_the_clinics_that_were_named_are_exported(
    los_angeles: ClinicPage, tmp_path: Path
) -> None:
    run(tmp_path, "--clinic=los-angeles")

    index = index_of(tmp_path)
    assert (index["chosen"], [part["clinic"] for part in index["parts"]]) == (
        ["los-angeles"],
        ["los-angeles"],
    )
    assert {file.split("/")[0] for file in files_of(tmp_path)} == {"clinics", "index.json"}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("los-angelos", "no clinic has this code. Did you mean los-angeles?"),
        ("zzz", "no clinic has this code."),
        ("west", "no clinic has this code."),
        (
            "old-town",
            "The clinic “Old Town” has closed. Its successor is los-angeles. "
            "Nothing is served of it.",
        ),
    ],
)
def test_a_code_that_cannot_be_exported_is_refused(
    los_angeles: ClinicPage, tmp_path: Path, code: str, words: str
) -> None:
    assert refusal_of(tmp_path, f"--clinic={code}") == f"--clinic {code}: {words}"
    assert [each.name for each in tmp_path.iterdir()] == [".lock"]


def test_a_clinic_that_closed_since_the_last_export_is_told_and_removed(
    los_angeles: ClinicPage, tmp_path: Path
) -> None:
    options = ("--clinic=los-angeles", "--clinic=san-diego")
    run(tmp_path, *options)
    los_angeles.status = "closed"
    los_angeles.save_revision().publish()

    _, told = run(tmp_path, *options)

    assert "The clinic “Los Angeles” has closed. Its files are removed." in told
    assert [part["clinic"] for part in index_of(tmp_path)["parts"]] == ["san-diego"]


def test_naming_fewer_clinics_than_are_there_is_refused(
    los_angeles: ClinicPage, tmp_path: Path
) -> None:
    run(tmp_path / "some", "--clinic=los-angeles", "--clinic=san-diego")
    run(tmp_path / "all")

    assert refusal_of(tmp_path / "some", "--clinic=los-angeles") == (
        "An export of more clinics is there: san-diego. Name them too, or another place."
    )
    assert refusal_of(tmp_path / "all", "--clinic=los-angeles") == (
        "An export of everything is there, and --clinic would remove the rest. Name another "
        "place for some clinics only, or leave --clinic away."
    )
    run(tmp_path / "some")
    assert files_of(tmp_path / "some") == files_of(tmp_path / "all")


def test_an_empty_site_is_exported_too(tmp_path: Path) -> None:
    out, _ = run(tmp_path)

    assert out.startswith("Exported ")
    assert json.loads(files_of(tmp_path)["group/changes.json"])["items"] == []


def test_since_looks_further_back_than_the_last_export(
    los_angeles: ClinicPage, tmp_path: Path
) -> None:
    run(tmp_path)
    first = index_of(tmp_path)["cursor"]
    an_faq(question="Is this new?")
    run(tmp_path)
    an_faq(question="And this?")

    out, _ = run(tmp_path, f"--since={first}")

    exported(tmp_path / "whole")
    assert "Exported" in out
    assert files_of(tmp_path) == files_of(tmp_path / "whole")


def test_a_cursor_that_is_none_or_newer_than_the_export_is_refused(
    los_angeles: ClinicPage, tmp_path: Path
) -> None:
    run(tmp_path)
    there = index_of(tmp_path)["cursor"]
    an_faq(question="Is this new?")
    run(tmp_path / "newer")
    newer = index_of(tmp_path / "newer")["cursor"]

    assert refusal_of(tmp_path, "--since=yesterday").startswith("--since yesterday: this is no")
    assert refusal_of(tmp_path, "--since=1-000000000000").startswith("--since 1-0000")
    assert refusal_of(tmp_path, f"--since={newer}") == (
        f"--since {newer}: the export that is there is older, of {there}. Leave the option away."
    )


def test_a_record_that_was_restored_is_exported_anew(
    los_angeles: ClinicPage, tmp_path: Path
) -> None:
    faq = an_faq(question="Is this new?")
    run(tmp_path)
    # What was recorded last is lost, and its number is given to something else.
    CurrentEdition.objects.filter(edition__number=last_number()).delete()
    Edition.objects.filter(number=last_number())._raw_delete("default")
    faq.question = "Or is this?"
    faq.save()

    _, told = run(tmp_path)

    exported(tmp_path / "whole")
    assert "the record has been restored since the last export" in told
    assert files_of(tmp_path) == files_of(tmp_path / "whole")


def last_number() -> int:
    """Return the newest number of the record."""
    return int(Edition.objects.order_by("-number").values_list("number", flat=True)[0])


def test_the_summary_counts_what_was_done(los_angeles: ClinicPage, tmp_path: Path) -> None:
    out, _ = run(tmp_path)

    files = [
        file for file in files_of(tmp_path) if not file.endswith(("manifest.json", "index.json"))
    ]
    size = sum(len(files_of(tmp_path)[file]) for file in files)
    assert out.startswith(f"Exported {len(files)} answers as of ")
    assert f"{len(files)} made; {len(files)} files written ({size:,} bytes), 0 unchanged" in out
    assert run(tmp_path)[0].startswith("Nothing has changed since the last export, as of ")
    assert run(tmp_path, "--verbosity=0") == ("", "")


@pytest.mark.parametrize("target", ["", " "])
def test_an_empty_target_is_refused_and_leaves_the_working_directory_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(CommandError) as refused:
        call_command("export_api", target, "--processes=1")

    assert str(refused.value) == ("The target is empty. Name a folder, or storage:ALIAS[/prefix].")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("count", ["abc", "0", "-2", "1.5", ""])
def test_what_is_no_number_of_processes_is_refused(tmp_path: Path, count: str) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("export_api", str(tmp_path), f"--processes={count}")

    assert str(refused.value) == (
        f"Error: argument --processes: must be a whole number, 1 or more, not “{count}”"
    )

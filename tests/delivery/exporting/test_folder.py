"""A folder shows one whole export after another, whatever happens on the way."""

import json
import os
import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from clinics.models import ClinicPage
from delivery.exporting.export import Watch
from delivery.exporting.folder import Folder
from delivery.exporting.target import PartDone
from tests.factories import a_block, a_clinic, a_group, a_guide, an_faq

from .exported import exported, files_of, index_of, versions_of

pytestmark = pytest.mark.django_db


class BrokenOff(Exception):
    """Stands for whatever ends an export in the middle."""


def broken_off_after(folders: int) -> Watch:
    """Return a watch that ends the export after so many folders."""
    seen: list[PartDone] = []

    def add(done: PartDone) -> None:
        seen.append(done)
        if len(seen) == folders:
            raise BrokenOff

    return Watch(add=add)


@pytest.fixture
def clinics() -> list[ClinicPage]:
    """Publish two guides with an FAQ each, and three clinics."""
    group = a_group(code="group")
    for slug in ("peel", "facial"):
        a_guide(slug=slug, title=slug.title(), body=[a_block()], faqs=[an_faq()])
    return [a_clinic(group, code=code) for code in ("east", "north", "west")]


def test_an_export_of_the_same_state_writes_nothing(
    clinics: list[ClinicPage], tmp_path: Path
) -> None:
    exported(tmp_path)
    before = versions_of(tmp_path)

    summary = exported(tmp_path)

    assert summary.is_unchanged
    assert (summary.made, summary.written) == (0, 0)
    assert versions_of(tmp_path) == before


def test_everything_is_on_the_disk_before_a_name_leads_to_it(
    clinics: list[ClinicPage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []
    monkeypatch.setattr(os, "sync", lambda: seen.append((tmp_path / "current").exists()))

    exported(tmp_path)

    assert seen == [False]


def test_a_local_change_makes_again_what_that_clinic_serves(
    clinics: list[ClinicPage], tmp_path: Path
) -> None:
    exported(tmp_path)
    before = versions_of(tmp_path)
    clinics[0].phone = "+1 555 0100"
    clinics[0].save_revision().publish()

    exported(tmp_path)

    after = versions_of(tmp_path)
    written = {file for file, inode in after.items() if before.get(file) != inode}
    elsewhere = {"index.json"} | {
        f"{folder}/{file}"
        for folder in ("group", "clinics/north", "clinics/west")
        for file in ("manifest.json", "changes.json", "changes.whole.1.json")
    }
    elsewhere |= {f"group/clinics.{each}.json" for each in ("en", "es")}
    elsewhere |= {f"group/clinics.whole.1.{each}.json" for each in ("en", "es")}
    assert {file for file in written if not file.startswith("clinics/east/")} == elsewhere
    assert "clinics/east/guides/peel.en.json" in written


def test_the_release_before_stays_for_those_who_read_it(
    clinics: list[ClinicPage], tmp_path: Path
) -> None:
    exported(tmp_path)
    held = (tmp_path / "current").resolve()
    content = files_of(tmp_path)
    for number in range(3):
        clinics[0].phone = f"+1 555 010{number}"
        clinics[0].save_revision().publish()
        before = (tmp_path / "current").resolve()
        exported(tmp_path)
        assert before.exists()
        if number == 0:
            assert (held / "index.json").read_bytes() == content["index.json"]

    names = sorted(each.name for each in (tmp_path / "releases").iterdir())
    assert len(names) == 2
    assert not held.exists()


def test_readers_see_the_old_export_until_the_new_one_is_whole(
    clinics: list[ClinicPage], tmp_path: Path
) -> None:
    exported(tmp_path)
    before = files_of(tmp_path)
    an_faq(question="Is this new?")

    with pytest.raises(BrokenOff):
        exported(tmp_path, watch=broken_off_after(2))

    assert files_of(tmp_path) == before


def test_an_export_that_was_broken_off_goes_on_where_it_stopped(
    clinics: list[ClinicPage], tmp_path: Path
) -> None:
    with pytest.raises(BrokenOff):
        exported(tmp_path / "broken", watch=broken_off_after(2))
    done: list[PartDone] = []

    exported(tmp_path / "broken", watch=Watch(add=done.append))

    assert [each.made > 0 for each in done] == [False, False, True, True]
    exported(tmp_path / "whole")
    assert files_of(tmp_path / "broken") == files_of(tmp_path / "whole")


def test_a_file_that_was_cut_off_is_made_again(clinics: list[ClinicPage], tmp_path: Path) -> None:
    with pytest.raises(BrokenOff):
        exported(tmp_path / "broken", watch=broken_off_after(2))
    unfinished = tmp_path / "broken/releases/unfinished"
    (unfinished / "clinics/east/guides/peel.en.json").write_bytes(b"{")

    exported(tmp_path / "broken")

    exported(tmp_path / "whole")
    assert files_of(tmp_path / "broken") == files_of(tmp_path / "whole")


def test_what_was_broken_off_serves_an_export_of_a_newer_state(
    clinics: list[ClinicPage], tmp_path: Path
) -> None:
    with pytest.raises(BrokenOff):
        exported(tmp_path / "broken", watch=broken_off_after(3))
    clinics[0].phone = "+1 555 0100"
    clinics[0].save_revision().publish()
    done: list[PartDone] = []

    exported(tmp_path / "broken", watch=Watch(add=done.append))

    exported(tmp_path / "whole")
    assert files_of(tmp_path / "broken") == files_of(tmp_path / "whole")
    by_clinic = {each.part.clinic: each for each in done}
    assert by_clinic["north"].kept > 0
    assert by_clinic["west"].kept == 0
    assert [each.name for each in (tmp_path / "broken/releases").iterdir()] == [
        index_of(tmp_path / "broken")["cursor"]
    ]


def test_a_clinic_that_closes_loses_its_files(clinics: list[ClinicPage], tmp_path: Path) -> None:
    exported(tmp_path)
    files = [file for file in files_of(tmp_path) if file.startswith("clinics/north/")]
    clinics[1].status = "closed"
    clinics[1].save_revision().publish()

    summary = exported(tmp_path)

    assert not [file for file in files_of(tmp_path) if file.startswith("clinics/north/")]
    assert summary.removed == len(files) - 1  # the manifest is no answer


def test_a_file_that_somebody_removed_is_made_again(
    clinics: list[ClinicPage], tmp_path: Path
) -> None:
    exported(tmp_path / "damaged")
    (tmp_path / "damaged/current/clinics/north/guides/peel.en.json").unlink()
    an_faq(question="Is this new?")

    exported(tmp_path / "damaged")

    exported(tmp_path / "whole")
    assert files_of(tmp_path / "damaged") == files_of(tmp_path / "whole")


def test_a_full_export_trusts_no_file(clinics: list[ClinicPage], tmp_path: Path) -> None:
    exported(tmp_path)
    whole = files_of(tmp_path)
    file = tmp_path / "current/clinics/north/guides/peel.en.json"
    file.write_bytes(b"altered")

    summary = exported(tmp_path, is_full=True)

    assert files_of(tmp_path) == whole
    assert (summary.kept, summary.made) == (0, summary.answers)


def test_where_links_are_refused_files_are_copied(
    clinics: list[ClinicPage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*args: object, **options: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refused)
    exported(tmp_path / "copied")
    an_faq(question="Is this new?")

    summary = exported(tmp_path / "copied")

    exported(tmp_path / "whole")
    assert summary.kept > 0
    assert files_of(tmp_path / "copied") == files_of(tmp_path / "whole")


def test_a_second_export_into_the_same_folder_is_refused(
    clinics: list[ClinicPage], tmp_path: Path
) -> None:
    with Folder(tmp_path), pytest.raises(CommandError) as refusal:
        call_command("export_api", str(tmp_path), processes=1)

    assert str(refusal.value) == (
        f"Another export into {tmp_path} is running. Wait until it has ended."
    )


def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("Not a folder.")

    with pytest.raises(CommandError) as refusal:
        call_command("export_api", str(tmp_path / "file"), processes=1)

    assert str(refusal.value) == f"{tmp_path}/file cannot be written: Not a directory."


def test_current_that_is_no_link_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "current").mkdir()

    with pytest.raises(CommandError) as refusal:
        call_command("export_api", str(tmp_path), processes=1)

    assert str(refusal.value) == f"{tmp_path}/current is no link. Choose a folder of its own."


@pytest.fixture
def deployed(tmp_path: Path) -> Path:
    """Lay out a folder as tools do that deploy programs."""
    release = tmp_path / "releases/20250101"
    release.mkdir(parents=True)
    (release / "program").write_text("Not an answer.")
    (tmp_path / "current").symlink_to(release.relative_to(tmp_path))
    return tmp_path


def all_below(folder: Path) -> set[str]:
    """Return every name below a folder."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def refusal_of(folder: Path) -> str:
    """Return with which words an export into a folder is refused, which it leaves as it is."""
    before = all_below(folder)
    with pytest.raises(CommandError) as refusal:
        call_command("export_api", str(folder), processes=1)
    assert all_below(folder) == before
    return str(refusal.value)


def test_current_that_leads_to_something_else_is_left_alone(deployed: Path) -> None:
    assert refusal_of(deployed) == (
        f"{deployed}/current leads to {deployed}/releases/20250101, which is no export. "
        "Choose a folder of its own."
    )
    assert (deployed / "current/program").exists()


def test_current_that_leads_out_of_the_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "export").mkdir()
    (tmp_path / "export/current").symlink_to(tmp_path / "outside")

    assert refusal_of(tmp_path / "export") == (
        f"{tmp_path}/export/current leads to {tmp_path}/outside, which is no export. "
        "Choose a folder of its own."
    )
    assert (tmp_path / "export/current").readlink() == tmp_path / "outside"


@pytest.mark.parametrize("name", ["unfinished", "earlier"])
def test_a_folder_with_a_name_of_ours_that_holds_something_else_is_left_alone(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "releases" / name).mkdir(parents=True)
    (tmp_path / "releases" / name / "thesis.txt").write_text("Not an answer.")

    assert refusal_of(tmp_path) == (
        f"{tmp_path}/releases/{name} is no export. Choose a folder of its own."
    )


def test_releases_that_are_not_ours_stay(clinics: list[ClinicPage], deployed: Path) -> None:
    (deployed / "current").unlink()
    for number in range(3):
        exported(deployed)
        clinics[0].phone = f"+1 555 010{number}"
        clinics[0].save_revision().publish()

    names = sorted(each.name for each in (deployed / "releases").iterdir())
    assert len(names) == 3
    assert "20250101" in names
    assert (deployed / "releases/20250101/program").exists()


def test_a_release_that_somebody_removed_is_made_again(
    clinics: list[ClinicPage], tmp_path: Path
) -> None:
    exported(tmp_path)
    whole = files_of(tmp_path)
    shutil.rmtree(tmp_path / "releases")

    exported(tmp_path)

    assert files_of(tmp_path) == whole


def test_a_manifest_that_cannot_be_read_makes_everything_again(
    clinics: list[ClinicPage], tmp_path: Path
) -> None:
    exported(tmp_path)
    whole = files_of(tmp_path)
    (tmp_path / "current/index.json").write_text("{}")
    (tmp_path / "current/clinics/north/manifest.json").write_text(json.dumps({"format": 0}))

    exported(tmp_path)

    assert files_of(tmp_path) == whole

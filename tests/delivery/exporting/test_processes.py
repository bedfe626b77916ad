"""Folders made by several processes."""

import errno
import multiprocessing
import os
import signal
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from clinics.models import ClinicPage
from delivery.exporting.addresses import folder_of
from delivery.exporting.folder import _FolderWriter
from delivery.exporting.manifest import Part
from delivery.exporting.processes import ProcessDied, _handed_out, done_side_by_side
from delivery.exporting.target import ExportRefused, PartDone
from tests.factories import a_clinic, a_group, a_guide

from .exported import exported, files_of

CLINICS = [None, *(f"clinic-{number}" for number in range(20))]


def done_here(clinic: str | None) -> PartDone:
    """Tell which process has done it."""
    return PartDone(Part(clinic, os.getpid(), folder_of(clinic)))


def test_every_folder_is_done_once_by_one_of_the_processes() -> None:
    done = list(done_side_by_side(done_here, CLINICS, 3))

    assert sorted(each.part.digest for each in done) == sorted(map(folder_of, CLINICS))
    processes = {each.part.answers for each in done}
    assert os.getpid() not in processes
    assert 1 <= len(processes) <= 3


def test_there_are_no_more_processes_than_folders() -> None:
    assert len(list(done_side_by_side(done_here, [None], 5))) == 1


def test_what_a_process_refuses_is_refused() -> None:
    def refused(clinic: str | None) -> PartDone:
        raise ExportRefused("The disk is full.")

    with pytest.raises(ExportRefused, match="The disk is full"):
        list(done_side_by_side(refused, CLINICS, 2))


def test_a_failure_names_the_clinic() -> None:
    def failing(clinic: str | None) -> PartDone:
        if clinic == "clinic-7":
            raise ValueError("Nobody expected this.")
        return done_here(clinic)

    with pytest.raises(ProcessDied) as died:
        list(done_side_by_side(failing, CLINICS, 2))

    assert str(died.value) == "Failed at clinic-7: ValueError: Nobody expected this."


def test_a_process_that_is_killed_ends_the_export_with_a_remedy() -> None:
    def killed(clinic: str | None) -> PartDone:
        if clinic == "clinic-3":
            os.kill(os.getpid(), signal.SIGKILL)
        return done_here(clinic)

    with pytest.raises(ProcessDied, match="Run the command again: it goes on where it stopped"):
        list(done_side_by_side(killed, CLINICS, 2))


def test_a_process_that_has_ended_before_it_is_given_work_ends_the_export_with_a_remedy() -> None:
    ours, theirs = multiprocessing.Pipe()
    theirs.close()

    with pytest.raises(ProcessDied, match="Run the command again: it goes on where it stopped"):
        list(_handed_out([None], [ours]))


@pytest.mark.django_db(transaction=True)
def test_two_processes_write_the_same_files_as_one(tmp_path: Path) -> None:
    group = a_group(code="group")
    a_guide(slug="peel")
    for code in ("east", "north", "west"):
        a_clinic(group, code=code)

    exported(tmp_path / "two", processes=2)
    exported(tmp_path / "one", processes=1)

    assert files_of(tmp_path / "two") == files_of(tmp_path / "one")
    assert ClinicPage.objects.count() == 3


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("processes", [1, 2])
def test_a_disk_that_fills_up_is_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    group = a_group(code="group")
    a_guide(slug="peel")
    a_clinic(group, code="east")

    def full(writer: object, file: str, body: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(_FolderWriter, "write", full)
    with pytest.raises(CommandError) as failure:
        call_command("export_api", str(tmp_path), processes=processes)

    assert str(failure.value) == (
        f"{tmp_path} cannot be read or written: No space left on device. Once that is mended, "
        "run the command again: it goes on where it stopped."
    )
    assert not (tmp_path / "current").exists()

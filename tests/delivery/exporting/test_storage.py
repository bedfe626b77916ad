"""An export through Django's storages: what is changed is replaced, in a safe order."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import FileSystemStorage, InMemoryStorage, storages
from django.core.management import CommandError, call_command
from django.test import override_settings

from clinics.models import ClinicPage
from delivery.exporting.export import Asked, Summary, export
from delivery.exporting.storage import StorageTarget
from delivery.exporting.target import TargetFailed
from tests.factories import a_block, a_clinic, a_group, a_guide, an_faq

from .exported import exported, files_of

pytestmark = pytest.mark.django_db


class Lost(Exception):
    """The storage does not answer any more."""


class Bucket(InMemoryStorage):
    """A storage that replaces files, tells what was done to it, and fails when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[tuple[str, str]] = []
        self.saves_left: int | None = None

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        return name

    def _save(self, name: str, content: Any) -> str:
        if self.saves_left == 0:
            raise Lost
        if self.saves_left is not None:
            self.saves_left -= 1
        self.done.append(("save", name))
        if self.exists(name):
            super().delete(name)
        return str(super()._save(name, content))

    def delete(self, name: str) -> None:
        self.done.append(("delete", name))
        super().delete(name)

    def files(self, folder: str = "") -> dict[str, bytes]:
        """Return everything that is there."""
        return dict(self._below(folder))

    def _below(self, folder: str) -> Iterator[tuple[str, bytes]]:
        folders, files = self.listdir(folder)
        for name in files:
            path = f"{folder}/{name}".lstrip("/")
            with self.open(path) as opened:
                yield path, opened.read()
        for each in folders:
            yield from self._below(f"{folder}/{each}".lstrip("/"))


@pytest.fixture(autouse=True)
def own_locks(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep from the locks of tests that run at the same time."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("temporary")))


def sent(storage: Any, prefix: str = "", **asked: Any) -> Summary:
    """Export into a storage."""
    return export(StorageTarget(storage, "exports", prefix), Asked(**asked))


@pytest.fixture
def clinics() -> list[ClinicPage]:
    """Publish two guides with an FAQ each, and two clinics."""
    group = a_group(code="group")
    for slug in ("peel", "facial"):
        a_guide(slug=slug, body=[a_block()], faqs=[an_faq()])
    return [a_clinic(group, code=code) for code in ("east", "west")]


def test_a_storage_gets_the_files_that_a_folder_gets(
    clinics: list[ClinicPage], tmp_path: Path
) -> None:
    bucket = Bucket()

    summary = sent(bucket)

    exported(tmp_path)
    assert bucket.files() == files_of(tmp_path)
    assert summary.made == summary.written == summary.answers


def test_a_prefix_keeps_exports_apart(clinics: list[ClinicPage], tmp_path: Path) -> None:
    bucket = Bucket()
    sent(bucket, prefix="/api/v2/")

    sent(bucket, prefix="other")

    exported(tmp_path)
    for prefix in ("api/v2", "other"):
        found = {
            name.removeprefix(f"{prefix}/"): content
            for name, content in bucket.files().items()
            if name.startswith(f"{prefix}/")
        }
        assert found == files_of(tmp_path)


def test_files_go_before_manifests_and_what_is_gone_goes_last(
    clinics: list[ClinicPage], tmp_path: Path
) -> None:
    bucket = Bucket()
    sent(bucket)
    bucket.done.clear()
    clinics[0].status = "closed"
    clinics[0].save_revision().publish()
    clinics[1].phone = "+1 555 0100"
    clinics[1].save_revision().publish()

    summary = sent(bucket)

    exported(tmp_path)
    assert bucket.files() == files_of(tmp_path)
    names = [name for _, name in bucket.done]
    kinds = [kind_of(*each) for each in bucket.done]
    assert kinds == sorted(kinds)
    assert names[0] == names[-1] == "unfinished.json"
    gone = [name for action, name in bucket.done if kind_of(action, name) == 5]
    notes = {f"{folder}/unfinished-manifest.json" for folder in ("group", "clinics/west")}
    assert notes <= set(gone)
    assert summary.removed == len(gone) - len(notes)


def kind_of(action: str, name: str) -> int:
    """Return when something is to be done: 1 is first."""
    if name == "unfinished.json":
        return 1 if action == "save" else 6
    if action == "delete":
        return 5
    if name == "index.json":
        return 4
    return 3 if name.endswith("/manifest.json") else 2


def test_what_stays_the_same_is_not_sent(clinics: list[ClinicPage]) -> None:
    bucket = Bucket()
    sent(bucket)
    assert sent(bucket).is_unchanged
    bucket.done.clear()
    clinics[0].phone = "+1 555 0100"
    clinics[0].save_revision().publish()

    summary = sent(bucket)

    saved = {name for action, name in bucket.done if action == "save"}
    assert "clinics/east/guides/peel.en.json" in saved
    assert "clinics/west/guides/peel.en.json" not in saved
    assert "clinics/west/changes.json" in saved
    assert summary.kept > 0


@pytest.mark.parametrize("share", [0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_an_export_that_failed_midway_is_made_good_by_the_next(
    clinics: list[ClinicPage], tmp_path: Path, share: float
) -> None:
    whole, bucket = Bucket(), Bucket()
    sent(whole)
    sent(bucket)
    index = bucket.files()["index.json"]
    new = a_guide(slug="laser", faqs=[an_faq(question="Is it new?")])
    whole.done.clear()
    sent(whole)
    saves = len([action for action, _ in whole.done if action == "save"])
    bucket.saves_left = int(share * saves)
    with pytest.raises(TargetFailed):
        sent(bucket)
    assert bucket.files()["index.json"] == index
    bucket.saves_left = None
    # What was sent of the new guide is in no manifest.
    new.unpublish()

    sent(bucket)

    exported(tmp_path)
    assert bucket.files() == files_of(tmp_path)


def test_an_export_of_the_same_state_goes_on_with_the_next_folder(
    clinics: list[ClinicPage], tmp_path: Path
) -> None:
    whole, bucket = Bucket(), Bucket()
    sent(whole)
    files = [name for action, name in whole.done if action == "save"]
    bucket.saves_left = files.index("clinics/west/unfinished-manifest.json") + 5
    with pytest.raises(TargetFailed):
        sent(bucket)
    bucket.saves_left = None
    bucket.done.clear()

    sent(bucket)

    exported(tmp_path)
    assert bucket.files() == files_of(tmp_path)
    again = {name for action, name in bucket.done if action == "save"}
    assert "group/guides/peel.en.json" not in again
    assert "clinics/west/guides/peel.en.json" in again


def test_a_file_system_that_may_overwrite_is_a_storage_too(
    clinics: list[ClinicPage], tmp_path: Path
) -> None:
    storage = FileSystemStorage(tmp_path / "storage", allow_overwrite=True)
    sent(storage)
    an_faq(question="Is this new?")

    sent(storage)

    exported(tmp_path / "folder")
    root = tmp_path / "storage"
    found = {str(path.relative_to(root)): path for path in root.rglob("*") if path.is_file()}
    assert {name: path.read_bytes() for name, path in found.items()} == files_of(
        tmp_path / "folder"
    )


def test_a_storage_that_would_rename_files_is_refused(
    clinics: list[ClinicPage], tmp_path: Path
) -> None:
    alias = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path)},
    }
    with (
        override_settings(STORAGES={**storages.backends, "exports": alias}),
        pytest.raises(CommandError) as refusal,
    ):
        call_command("export_api", "storage:exports/api")

    assert str(refusal.value) == (
        "The storage “exports” gives a new file another name instead of replacing the one that "
        "is there. Set the option allow_overwrite (FileSystemStorage) or file_overwrite (S3) of "
        "this alias in STORAGES to True."
    )
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_an_alias_that_is_not_there_is_refused() -> None:
    with pytest.raises(CommandError) as refusal:
        call_command("export_api", "storage:nowhere")

    assert str(refusal.value).startswith("No storage has the alias “nowhere”. STORAGES has ")


@pytest.mark.parametrize(
    ("backend", "remedy"),
    [
        ("storages.backends.s3.S3Storage", "Install the package django-storages[s3]."),
        ("nowhere.Storage", "Mend its BACKEND or its OPTIONS."),
    ],
)
def test_a_backend_that_cannot_be_imported_is_told_with_what_to_install(
    backend: str, remedy: str
) -> None:
    with (
        override_settings(STORAGES={**storages.backends, "s3": {"BACKEND": backend}}),
        pytest.raises(CommandError) as refusal,
    ):
        call_command("export_api", "storage:s3")

    package = backend.partition(".")[0]
    assert str(refusal.value) == (
        f'STORAGES["s3"] makes no storage: InvalidStorageError: Could not find backend '
        f"'{backend}': No module named '{package}'. {remedy}"
    )


def test_options_that_a_backend_does_not_take_are_told() -> None:
    alias = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"bucket_name": "answers"},
    }
    with (
        override_settings(STORAGES={**storages.backends, "s3": alias}),
        pytest.raises(CommandError) as refusal,
    ):
        call_command("export_api", "storage:s3")

    assert 'STORAGES["s3"] makes no storage: TypeError: ' in str(refusal.value)
    assert str(refusal.value).endswith(
        "unexpected keyword argument 'bucket_name'. Mend its BACKEND or its OPTIONS."
    )


@pytest.mark.parametrize("prefix", ["../x", "a/../../x", "./x"])
def test_a_prefix_that_leads_out_of_the_storage_is_refused(prefix: str) -> None:
    with pytest.raises(CommandError) as refusal:
        call_command("export_api", f"storage:default/{prefix}")

    assert str(refusal.value) == (
        f"storage:default/{prefix}: a prefix has no “.” and no “..” between its slashes. "
        "Name the folder in the storage."
    )


def test_a_storage_that_cannot_be_written_is_told_with_its_cause(
    clinics: list[ClinicPage], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("Not a folder.")
    alias = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path / "file/exports"), "allow_overwrite": True},
    }
    with (
        override_settings(STORAGES={**storages.backends, "exports": alias}),
        pytest.raises(CommandError) as failure,
    ):
        call_command("export_api", "storage:exports")

    assert str(failure.value) == (
        f"The storage “exports” cannot be read or written: Not a directory "
        f"({tmp_path}/file/exports). Once that is mended, run the command again: it goes on where "
        "it stopped."
    )


def test_what_a_backend_raises_is_told_by_its_name(clinics: list[ClinicPage]) -> None:
    bucket = Bucket()
    bucket.saves_left = 3

    with pytest.raises(TargetFailed) as failure:
        sent(bucket)

    assert str(failure.value) == (
        "The storage “exports” cannot be read or written: Lost. Once that is mended, run the "
        "command again: it goes on where it stopped."
    )


def test_two_exports_into_one_storage_are_refused(clinics: list[ClinicPage]) -> None:
    bucket = Bucket()
    with (
        StorageTarget(bucket, "exports", ""),
        pytest.raises(Exception, match="Another export into the storage “exports” is running"),
    ):
        sent(bucket)

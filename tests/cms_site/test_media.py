"""Uploaded files are shown, and nothing in them is run."""

from pathlib import Path

import pytest
from django.test import Client, override_settings
from pytest_django import Settings


@pytest.fixture
def uploads(settings: Settings, tmp_path: Path) -> Path:
    """A folder of uploaded files that this test alone sees."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def test_a_picture_is_shown_in_place_and_may_be_kept_for_a_day(uploads: Path) -> None:
    (uploads / "images").mkdir()
    (uploads / "images" / "calm.png").write_bytes(b"\x89PNG")

    response = Client().get("/media/images/calm.png")

    assert response.status_code == 200
    assert response.headers["Content-Type"] == "image/png"
    assert "attachment" not in response.headers.get("Content-Disposition", "")
    assert response.headers["Cache-Control"] == "public, max-age=86400"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.getvalue() == b"\x89PNG"


@pytest.mark.parametrize(
    "name", ["page.html", "page.HTM", "drawing.svg", "data.xml", "code.js", "x"]
)
def test_what_a_browser_could_run_is_a_sandboxed_download(uploads: Path, name: str) -> None:
    (uploads / name).write_text("<script>alert(1)</script>")

    response = Client().get(f"/media/{name}")

    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Disposition"] == "attachment"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize(
    "path",
    [
        "documents/letter.pdf",
        "Documents/letter.pdf",
        "/documents/letter.pdf",
        "./documents/letter.pdf",
        "x/../documents/letter.pdf",
    ],
)
@pytest.mark.django_db
def test_documents_cannot_be_had_past_the_privacy_of_their_collection(
    uploads: Path, path: str
) -> None:
    (uploads / "documents").mkdir()
    (uploads / "documents" / "letter.pdf").write_bytes(b"%PDF-")

    assert Client().get(f"/media/{path}").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["../secret-key", "%2e%2e/secret-key", "images/", "nothing.png"])
def test_nothing_outside_the_uploads_and_no_listing_can_be_had(uploads: Path, path: str) -> None:
    (uploads / "images").mkdir(parents=True)
    (uploads.parent / "secret-key").write_text("secret")

    with override_settings(DEBUG=False):
        response = Client().get(f"/media/{path}")

    assert response.status_code == 404
    assert b"secret" not in response.content


def test_uploads_are_read_only(uploads: Path) -> None:
    assert Client().post("/media/calm.png").status_code == 405

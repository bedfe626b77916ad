"""Loading the demonstration where there is something already, or something is missing."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings
from wagtail.models import Site

from cms_site.demonstration import loading
from cms_site.demonstration.presentation import GUIDES, presentations
from editions.models import Edition
from faq.models import FAQ
from guide_pages.models import GuideIndexPage, GuidePage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> None:
    """Keep uploaded files out of the project, and make only small copies of them."""
    settings.MEDIA_ROOT = tmp_path
    settings.CLINIC_GUIDES_IMAGE_WIDTHS = [160]


def said() -> str:
    """Run the command and return what it says."""
    out = StringIO()
    call_command("load_demonstration", stdout=out)
    return out.getvalue()


def test_a_library_with_a_draft_is_left_alone() -> None:
    home = Site.objects.get().root_page
    library = home.add_child(instance=GuideIndexPage(title="Ours", slug="ours"))
    library.add_child(instance=GuidePage(title="Draft", slug="draft", live=False))

    assert said() == "The demonstration is not loaded: the site has or had guides.\n"
    assert [guide.slug for guide in GuidePage.objects.all()] == ["draft"]


def test_an_empty_library_is_used() -> None:
    home = Site.objects.get().root_page
    library = home.add_child(instance=GuideIndexPage(title="Ours", slug="ours"))

    said()

    assert [page.pk for page in GuideIndexPage.objects.all()] == [library.pk]
    assert GuidePage.objects.child_of(library).count() == 4


def test_a_refused_document_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for slug in presentations():
        (tmp_path / slug).mkdir()
        (tmp_path / slug / "document.md").write_bytes((GUIDES / slug / "document.md").read_bytes())
    (tmp_path / "hydrating-facial" / "document.md").write_bytes(b"")
    monkeypatch.setattr(loading, "GUIDES", tmp_path)

    with pytest.raises(
        CommandError, match=r"^The demonstration is not loaded. hydrating-facial: "
    ):
        said()

    assert not GuideIndexPage.objects.exists()
    assert not GuidePage.objects.exists()
    assert not FAQ.objects.exists()
    assert not Edition.objects.exists()


def test_without_a_default_site_the_remedy_is_named() -> None:
    Site.objects.update(is_default_site=False)

    with pytest.raises(CommandError, match="There is no default site: make one under Settings"):
        said()

"""Loading the demonstration."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from clinics.models import ClinicGroupPage
from cms_site.demonstration import loading
from cms_site.demonstration.presentation import GUIDES, presentations
from editions.models import Edition
from faq.models import FAQ
from guide_pages.importing.reading.readers import read_document
from guide_pages.importing.understanding.guide import understand
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


def kinds_and_roles(guide: GuidePage) -> list[tuple[str, str]]:
    """The types and roles of a guide's blocks."""
    return [(raw["type"], raw["value"]["role"]) for raw in guide.body.get_prep_value()]


@pytest.mark.parametrize("slug", list(presentations()))
def test_the_importer_has_no_doubts_about_the_document(slug: str) -> None:
    document = (GUIDES / slug / "document.md").read_bytes()

    understood = understand(read_document("document.md", document), file_name="document.md")

    assert understood.doubts == ()
    assert understood.slug == slug


def test_four_published_guides_stand_in_the_library_in_their_order() -> None:
    assert said() == (
        "Loaded the demonstration: Microneedling, Chemical peel, Laser hair removal, "
        "Hydrating facial.\n"
    )

    library = GuideIndexPage.objects.get()
    assert (library.url_path, library.live) == ("/home/guides/", True)
    assert [(guide.slug, guide.live) for guide in library.get_children()] == [
        ("microneedling", True),
        ("chemical-peel", True),
        ("laser-hair-removal", True),
        ("hydrating-facial", True),
    ]
    assert not GuidePage.objects.filter(has_unpublished_changes=True).exists()
    assert Site.objects.get().root_page.title == "Clinic Guides"


def test_the_first_guide_has_a_block_of_every_kind_the_demonstration_can_show() -> None:
    said()

    assert kinds_and_roles(GuidePage.objects.get(slug="microneedling")) == [
        ("section", "overview"),
        ("image", "overview"),
        ("benefit_list", "benefits"),
        ("suitability", "suitability"),
        ("care_list", "preparation"),
        ("steps", "procedure"),
        ("section", "sessions"),
        ("section", "results"),
        ("care_list", "aftercare"),
        ("section", "risks"),
        ("callout", "risks"),
        ("section", "cost"),
        ("comparison", "comparison"),
        ("section", "summary"),
        ("call_to_action", "other"),
    ]


def test_the_figures_of_the_treatments_are_those_of_their_documents() -> None:
    said()

    names = ("session_minutes", "sessions", "recovery_days")
    fields = [f"{name}_{end}" for name in names for end in ("min", "max")]
    assert {row[0]: row[1:] for row in GuidePage.objects.values_list("slug", *fields)} == {
        "microneedling": (30, 60, 3, 6, 1, 3),
        "chemical-peel": (30, 45, 3, 5, 1, 7),
        "laser-hair-removal": (15, 60, 4, 6, 1, 3),
        "hydrating-facial": (45, 60, 1, 3, None, 1),
    }


def test_every_guide_has_a_picture_described_topics_sources_and_relations_but_no_review() -> None:
    said()

    for guide in GuidePage.objects.all():
        assert guide.image is not None
        assert guide.image_alt == presentations()[guide.slug].picture.alt
        assert guide.topics.exists()
        assert guide.sources.exists()
        related = [row.related.slug for row in guide.related_guides.all()]
        assert related == presentations()[guide.slug].related
        assert guide.reviewer is None, "nobody has reviewed a demonstration"
        guide.full_clean()
    assert get_image_model().objects.count() == 6


def test_guides_share_faqs() -> None:
    said()

    shared = FAQ.objects.get(question__startswith="Can I have this treatment while I am pregnant")
    assert shared.live
    assert GuidePage.objects.filter(guide_faqs__faq=shared).count() == 4
    assert FAQ.objects.filter(live=True).count() == FAQ.objects.count() == 11


def test_loading_again_changes_nothing() -> None:
    said()
    before = Edition.objects.count(), Page.objects.count(), get_image_model().objects.count()

    assert said() == "The demonstration is not loaded: the site has or had guides.\n"

    after = Edition.objects.count(), Page.objects.count(), get_image_model().objects.count()
    assert after == before


def test_a_demonstration_that_was_deleted_stays_deleted() -> None:
    said()
    ClinicGroupPage.objects.get().delete()
    GuideIndexPage.objects.get().delete()

    assert said() == "The demonstration is not loaded: the site has or had guides.\n"
    assert not GuidePage.objects.exists()


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

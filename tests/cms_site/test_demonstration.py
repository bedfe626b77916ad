"""The demonstration's guides, and what loading it again does."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import override_settings
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from clinics.models import ClinicGroupPage
from cms_site.demonstration.presentation import GUIDES, presentations
from editions.models import Edition
from faq.models import FAQ
from guide_pages.importing.reading.readers import read_document
from guide_pages.importing.understanding.guide import understand
from guide_pages.models import GuideIndexPage, GuidePage

pytestmark = pytest.mark.django_db


LOADED = (
    "Loaded the demonstration: Microneedling, Chemical peel, Laser hair removal, "
    "Hydrating facial.\n"
)


@pytest.fixture(scope="module", autouse=True)
def loaded(
    made_once: Callable[[], AbstractContextManager[None]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """Load the demonstration once, with small copies of its pictures; returns what is said."""
    media = tmp_path_factory.mktemp("media")
    with override_settings(MEDIA_ROOT=media, CLINIC_GUIDES_IMAGE_WIDTHS=[160]):
        with made_once():
            told = said()
        yield told


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


def test_four_published_guides_stand_in_the_library_in_their_order(
    loaded: str,
) -> None:
    assert loaded == LOADED

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
    names = ("session_minutes", "sessions", "recovery_days")
    fields = [f"{name}_{end}" for name in names for end in ("min", "max")]
    assert {row[0]: row[1:] for row in GuidePage.objects.values_list("slug", *fields)} == {
        "microneedling": (30, 60, 3, 6, 1, 3),
        "chemical-peel": (30, 45, 3, 5, 1, 7),
        "laser-hair-removal": (15, 60, 4, 6, 1, 3),
        "hydrating-facial": (45, 60, 1, 3, None, 1),
    }


def test_every_guide_has_a_picture_described_topics_sources_and_relations_but_no_review() -> None:
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
    shared = FAQ.objects.get(question__startswith="Can I have this treatment while I am pregnant")
    assert shared.live
    assert GuidePage.objects.filter(guide_faqs__faq=shared).count() == 4
    assert FAQ.objects.filter(live=True).count() == FAQ.objects.count() == 11


def test_loading_again_changes_nothing() -> None:
    before = Edition.objects.count(), Page.objects.count(), get_image_model().objects.count()

    assert said() == "The demonstration is not loaded: the site has or had guides.\n"

    after = Edition.objects.count(), Page.objects.count(), get_image_model().objects.count()
    assert after == before


def test_a_demonstration_that_was_deleted_stays_deleted() -> None:
    ClinicGroupPage.objects.get().delete()
    GuideIndexPage.objects.get().delete()

    assert said() == "The demonstration is not loaded: the site has or had guides.\n"
    assert not GuidePage.objects.exists()

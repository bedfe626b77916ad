"""The demonstration into a new site: guides through the importer, then clinics."""

import json

from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.db import transaction
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.models import Page, Site

from cms_site.demonstration.clinics import define_facts, load_clinics
from cms_site.demonstration.presentation import (
    GUIDES,
    Picture,
    Presentation,
    presentations,
    with_additions,
)
from editions.models import Edition
from editions.numbering import take_numbering_lock
from guide_pages.importing.import_document import ImportChoices, import_document
from guide_pages.kinds import GuideKind
from guide_pages.models import GuideIndexPage, GuidePage, RelatedGuide

#: What Wagtail calls the page that a new database begins with, and what it becomes here.
WELCOME, HOME = "Welcome to your new Wagtail site!", "Clinic Guides"
LIBRARY = {
    "title": "Treatment guides",
    "slug": "guides",
    "intro": "<p>What each treatment involves, who it may suit, what can go wrong, and how to "
    "look after your skin.</p>",
}


class DemonstrationNotLoaded(Exception):
    """The demonstration does not fit this site; the message is a sentence with the reason."""


@transaction.atomic
def load() -> list[GuidePage]:
    """Make and publish the demonstration guides, all or none, and return them in order.

    Returns nothing and changes nothing when there is a guide or ever was a public one: what
    people wrote is left alone, and a demonstration that was deleted stays deleted.

    Raises:
        DemonstrationNotLoaded: there is no default site, or no place for the library in it, or
            the importer refused a document.
    """
    take_numbering_lock()
    if GuidePage.objects.exists() or Edition.objects.filter(kind=GuideKind.name).exists():
        return []
    library = _library()
    define_facts()
    shown = presentations()
    guides = {slug: _imported(slug, library) for slug in shown}
    for slug, guide in guides.items():
        related = [guides[other] for other in shown[slug].related]
        _complete(guide, shown[slug], related)
    load_clinics(guides)
    return list(guides.values())


def _library() -> GuideIndexPage:
    """Find or make the library of the default site, and give the site's first page a name."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        raise DemonstrationNotLoaded("There is no default site: make one under Settings, Sites.")
    home: Page = site.root_page
    existing = GuideIndexPage.objects.descendant_of(home, inclusive=True).live().first()
    if existing is not None:
        return existing
    if home.title == WELCOME:
        home.title = home.draft_title = HOME
        home.save()
    library = GuideIndexPage(**LIBRARY, locale=home.locale, show_in_menus=True)
    try:
        home.add_child(instance=library)
    except ValidationError as error:
        raise DemonstrationNotLoaded(
            f"The library can't be made: {' '.join(error.messages)}"
        ) from error
    library.save_revision().publish()
    return library


def _imported(slug: str, library: GuideIndexPage) -> GuidePage:
    document = (GUIDES / slug / "document.md").read_bytes()
    choices = ImportChoices(publish=True, parent=str(library.pk))
    imported = import_document(f"{slug}.md", document, choices)
    if imported.guide is None:
        raise DemonstrationNotLoaded(f"{slug}: {imported.report.error}")
    return imported.guide


def _complete(guide: GuidePage, shown: Presentation, related: list[GuidePage]) -> None:
    """Add and publish what a document cannot hold."""
    guide.image = _image(guide.slug, "picture.jpg", shown.picture)
    guide.image_alt = shown.picture.alt
    in_text = _image(guide.slug, "in_text.jpg", shown.in_text).pk if shown.in_text else None
    body = with_additions(guide.body.get_prep_value(), shown, in_text)
    guide.body = json.dumps(body)
    guide.related_guides.set(
        [RelatedGuide(related=other, sort_order=place) for place, other in enumerate(related)]
    )
    guide.featured = shown.featured
    guide.full_clean()
    guide.save_revision(log_action=True).publish()


def _image(slug: str, name: str, picture: Picture) -> AbstractImage:
    with (GUIDES / slug / name).open("rb") as file:
        content = ImageFile(file, name=f"{slug}-{name}".replace("_", "-"))
        image: AbstractImage = get_image_model().objects.create(
            title=picture.title, description=picture.alt, file=content
        )
    return image

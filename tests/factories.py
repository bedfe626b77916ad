"""One factory per model. Each makes a complete, valid object; a test says only what matters."""

from io import BytesIO
from itertools import count
from typing import Any
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image as Picture
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.models import Locale, Page, Site

from clinics.models import (
    ClinicGroupPage,
    ClinicPage,
    FactValue,
    GuideAtLocation,
    LocalGuidePage,
    Location,
    LocationRedirect,
    RegionPage,
)
from editorial.models import FactDefinition, Reviewer, Topic
from faq.models import FAQ
from guide_pages.models import GuideFAQ, GuideIndexPage, GuidePage, GuideSource, RelatedGuide

_numbers = count(1)


def a_user(**values: Any) -> AbstractBaseUser:
    """Make an administrator."""
    name = f"user-{next(_numbers)}"
    return get_user_model().objects.create_superuser(
        **{"username": name, "email": f"{name}@example.com", "password": "password", **values}
    )


def a_topic(**values: Any) -> Topic:
    """Make a topic."""
    number = next(_numbers)
    return Topic.objects.create(**{"name": f"Topic {number}", "slug": f"topic-{number}", **values})


def a_reviewer(**values: Any) -> Reviewer:
    """Make a reviewer."""
    return Reviewer.objects.create(
        **{"name": "Clinical board", "credentials": "", "url": "", **values}
    )


def an_image(width: int = 800, height: int = 450, **values: Any) -> AbstractImage:
    """Make an image with a real file."""
    content = BytesIO()
    Picture.new("RGB", (width, height), "teal").save(content, "PNG")
    content.seek(0)
    name = f"image-{next(_numbers)}.png"
    return get_image_model().objects.create(
        **{"title": "A calm room", "file": ImageFile(content, name=name), **values}
    )


def an_faq(*, topics: list[Topic] | None = None, **values: Any) -> FAQ:
    """Make a live FAQ."""
    faq = FAQ(
        **{
            "question": f"Question {next(_numbers)}?",
            "answer": "<p>An answer.</p>",
            "locale": Locale.get_default(),
            **values,
        }
    )
    faq.topics.set(topics or [])
    faq.save()
    return faq


def a_library(**values: Any) -> GuideIndexPage:
    """Make a live library page under the first page of the site."""
    parent = values.pop("parent", None) or Site.objects.get(is_default_site=True).root_page
    number = next(_numbers)
    return parent.add_child(
        instance=GuideIndexPage(**{"title": "Guides", "slug": f"guides-{number}", **values})
    )


def a_block(block_type: str = "section", **value: Any) -> dict[str, Any]:
    """Make a raw block with a fresh id."""
    content = {"heading": "What is it?", "text": "<p>A treatment.</p>", "role": "overview"}
    return {
        "type": block_type,
        "id": str(uuid4()),
        "value": {**content, **value} if block_type == "section" else value,
    }


def a_guide(
    *,
    parent: GuideIndexPage | None = None,
    faqs: list[FAQ] | None = None,
    related: list[GuidePage] | None = None,
    topics: list[Topic] | None = None,
    sources: list[tuple[str, str]] | None = None,
    **values: Any,
) -> GuidePage:
    """Make a guide, live unless ``live=False``, under ``parent`` or the first library."""
    parent = parent or GuideIndexPage.objects.first() or a_library()
    number = next(_numbers)
    guide = GuidePage(
        **{
            "title": f"Guide {number}",
            "slug": f"guide-{number}",
            "summary": "<p>What to know.</p>",
            "body": [a_block()],
            "live": False,
            **{name: value for name, value in values.items() if name != "live"},
        }
    )
    guide.guide_faqs = [GuideFAQ(faq=faq, sort_order=n) for n, faq in enumerate(faqs or [])]
    guide.related_guides = [
        RelatedGuide(related=other, sort_order=n) for n, other in enumerate(related or [])
    ]
    guide.sources = [
        GuideSource(title=title, url=url, sort_order=n)
        for n, (title, url) in enumerate(sources or [])
    ]
    guide.topics.set(topics or [])
    return _added(guide, parent, live=values.get("live", True))


def a_translation(guide: GuidePage, language: str, **values: Any) -> GuidePage:
    """Make a guide's translation into a language, live."""
    locale, _ = Locale.objects.get_or_create(language_code=language)
    translation: GuidePage = guide.copy_for_translation(locale, copy_parents=True)
    for name, value in values.items():
        setattr(translation, name, value)
    translation.save_revision().publish()
    translation.refresh_from_db()
    return translation


def a_fact(key: str = "price_from", **values: Any) -> FactDefinition:
    """Make the definition of a fact."""
    return FactDefinition.objects.create(
        **{"key": key, "label": key.replace("_", " ").capitalize(), **values}
    )


def a_group(**values: Any) -> ClinicGroupPage:
    """Make the live group, at the top of the clinics tree."""
    return _a_location(ClinicGroupPage, Page.objects.get(depth=1), "group", values)


def a_region(parent: Location | None = None, **values: Any) -> RegionPage:
    """Make a live region under ``parent`` or the group."""
    return _a_location(RegionPage, parent or _the_group(), "region", values)


def a_clinic(parent: Location | None = None, **values: Any) -> ClinicPage:
    """Make a live clinic under ``parent`` or the group."""
    return _a_location(ClinicPage, parent or _the_group(), "clinic", values)


def a_local_guide(
    location: Location, guide: GuidePage, *, live: bool = True, **values: Any
) -> LocalGuidePage:
    """Make a local guide, live unless ``live=False``; ``changes`` are raw blocks."""
    local = LocalGuidePage(
        title=f"{guide.title} · {location.title}",
        slug=guide.slug,
        for_location=location,
        guide=guide,
        live=False,
        **values,
    )
    return _added(local, location, live=live)


def a_change(target: str, *, action: str = "replace", **value: Any) -> dict[str, Any]:
    """Make a raw change of a block that puts a section in its place, or beside it."""
    block = a_block(**value)
    content = {"action": action, "target": target, "content": block["value"]}
    return {"type": block["type"], "id": str(uuid4()), "value": content}


def hiding(target: str) -> dict[str, Any]:
    """Make a raw change that hides a block or an FAQ."""
    return {"type": "hide", "id": str(uuid4()), "value": {"target": target}}


def _added(page: Any, parent: Page, *, live: bool) -> Any:
    """Add a page with its revision; a live one stands as if that revision had been published."""
    if live:
        page.live = True
        page.first_published_at = page.last_published_at = timezone.now()
    parent.add_child(instance=page)
    revision = page.save_revision()
    if live:
        # What its changes are made against is noted with the revision.
        basis = {"basis": page.basis} if isinstance(page, LocalGuidePage) else {}
        type(page).objects.filter(pk=page.pk).update(
            live_revision=revision, has_unpublished_changes=False, **basis
        )
        page.refresh_from_db()
    return page


def _the_group() -> ClinicGroupPage:
    return ClinicGroupPage.objects.first() or a_group()


def _a_location(model: type[Any], parent: Page, name: str, values: dict[str, Any]) -> Any:
    """Make a location; ``facts`` are values by key, ``guides`` settings by guide.

    ``redirects`` are destinations by old path: a guide, an address, or fields of the row.
    """
    number = next(_numbers)
    facts = values.pop("facts", {})
    guides = values.pop("guides", {})
    redirects = values.pop("redirects", {})
    location = model(**{"title": f"The {name} {number}", "code": f"{name}-{number}", **values})
    location.slug = location.code
    location.fact_values = [
        FactValue(
            definition=FactDefinition.objects.get(key=key),
            value=value,
            guide=guide,
            sort_order=order,
        )
        for order, ((key, guide), value) in enumerate(_scoped(facts).items())
    ]
    location.redirects = [
        LocationRedirect(old_path=path, sort_order=order, **_destination(given))
        for order, (path, given) in enumerate(redirects.items())
    ]
    location.guide_settings = [
        GuideAtLocation(guide=guide, sort_order=order, **settings)
        for order, (guide, settings) in enumerate(guides.items())
    ]
    return parent.add_child(instance=location)


def _destination(given: Any) -> dict[str, Any]:
    if isinstance(given, GuidePage):
        return {"guide": given}
    return {"to": given} if isinstance(given, str) else given


def _scoped(facts: dict[Any, str]) -> dict[tuple[str, GuidePage | None], str]:
    """Return ``{key: value}`` and ``{(key, guide): value}`` in the second form."""
    return {key if isinstance(key, tuple) else (key, None): value for key, value in facts.items()}

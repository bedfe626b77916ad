"""One factory per model. Each makes a complete, valid object; a test says only what matters."""

from io import BytesIO
from itertools import count
from typing import Any
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.files.images import ImageFile
from PIL import Image as Picture
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.models import Locale, Page

from editorial.models import Reviewer, Topic
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
    parent = values.pop("parent", None) or Page.objects.get(depth=2)
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
    parent.add_child(instance=guide)
    revision = guide.save_revision()
    if values.get("live", True):
        revision.publish()
        guide.refresh_from_db()
    return guide

"""Content in which every part of the API has something to say, and something to hide."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.core.files.base import ContentFile
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images.models import AbstractImage
from wagtail.models import Collection, CollectionViewRestriction, Locale, Page

from clinics.models import (
    ClinicImage,
    LocalGuidePage,
    Location,
    OpeningException,
    OpeningHours,
    Practitioner,
)
from guide_pages.models import GuidePage
from tests.factories import (
    a_block,
    a_change,
    a_clinic,
    a_fact,
    a_group,
    a_guide,
    a_library,
    a_local_guide,
    a_region,
    a_reviewer,
    a_topic,
    an_faq,
    an_image,
)

OWN_FAQ = "8d7c1f52-55c1-4f4e-9f0c-6f3a1f2f9b11"
FRAME = {"heading": "A heading", "intro": "<p>Before.</p>", "outro": "<p>After.</p>"}


@dataclass(frozen=True)
class Published:
    """What has been published, by the names and numbers that addresses are made of."""

    guides: list[str]
    hidden: list[str]
    topics: list[str]
    ids: list[int]
    clinics: list[str]
    regions: list[str]
    faqs: list[str]


def listed(*values: Any) -> list[dict[str, Any]]:
    """Return the raw value of a list child."""
    return [{"type": "item", "value": value, "id": f"item-{n}"} for n, value in enumerate(values)]


def a_block_of_every_type(*, image: int, guide: int) -> list[dict[str, Any]]:
    """Return raw blocks, one per type, that mention an image and another guide."""
    link = f'<p>See <a linktype="page" id="{guide}">there</a>.</p>'
    table = {"data": [["", "A", "B"], ["Price", "low", None], ["Time", "short"]]}
    shown = {"image": image, "alt_text": "A hand", "decorative": False}
    return [
        a_block("section", role="overview", heading="What is it?", text=link),
        a_block("benefit_list", role="benefits", **FRAME, items=listed({"text": "Calm"})),
        a_block(
            "care_list",
            role="aftercare",
            **FRAME,
            items=listed({"kind": "do", "text": "Rest"}, {"kind": "avoid", "text": "Sun"}),
        ),
        a_block(
            "suitability",
            role="suitability",
            **FRAME,
            good_for=listed("Adults"),
            not_for=listed("Open wounds"),
        ),
        a_block("steps", role="procedure", **FRAME, items=listed({"title": "", "text": "Sit"})),
        a_block("comparison", role="comparison", **FRAME, table=table),
        a_block("callout", role="risks", kind="urgent", heading="", text="<p>Call us.</p>"),
        a_block("image", role="procedure", image=shown, caption="In the room"),
        a_block("image", role="other", image={"image": None}, caption=""),
        a_block(
            "video",
            role="procedure",
            url="https://vimeo.com/1",
            title="How it goes",
            thumbnail=image,
            transcript="<p>Hello.</p>",
        ),
        a_block("call_to_action", role="other", label="Book", text="", action="book", url=""),
        a_block(
            "call_to_action",
            role="other",
            label="Read",
            text="More",
            action="link",
            url="https://example.com/",
        ),
    ]


def publish_everything() -> Published:
    """Publish guides with all there is, in two languages, beside drafts and secrets."""
    skin = a_topic(name="Skin", slug="skin")
    image = an_image(
        focal_point_x=400, focal_point_y=100, focal_point_width=10, focal_point_height=10
    )
    image.tags.add("room")
    library = a_library(title="Guides", slug="guides")
    peel = a_guide(parent=library, title="Chemical peel", slug="chemical-peel", topics=[skin])
    faqs = [
        an_faq(question="Does it hurt?", answer="<p>A <b>little</b>.</p>", topics=[skin]),
        an_faq(question="How long?"),
    ]
    whole = a_guide(
        parent=library,
        title="Microneedling",
        slug="needling",
        image=image,
        image_alt="A room",
        body=a_block_of_every_type(image=image.pk, guide=peel.pk),
        faqs=faqs,
        related=[peel],
        topics=[skin],
        sources=[("Academy", "https://example.com/"), ("A book", "")],
        reviewer=a_reviewer(),
        last_reviewed=date(2026, 10, 1),
        session_minutes_min=30,
        session_minutes_max=60,
        featured=True,
    )
    whole.slug = "microneedling"
    whole.save_revision().publish()
    empty = a_guide(parent=library, title="Bare", slug="bare", summary="", body=[])
    an_faq(question="¿Duele?", locale=_spanish())
    titles = {peel: "Peeling químico", whole: "Microagujas", empty: "Nada"}
    spanish = [_in_spanish(guide, title) for guide, title in titles.items()]
    hidden = _publish_secrets(library)
    own = _publish_clinics(whole, peel, image)
    document = get_document_model().objects.create(
        title="Consent form", file=ContentFile(b"text", name="consent.txt")
    )
    redirects = [
        Redirect.objects.create(old_path="/old", redirect_link="/new"),
        Redirect.objects.create(old_path="/peel", redirect_page=peel),
        Redirect.objects.create(old_path="/away", redirect_link="https://example.com/"),
    ]
    objects = [whole, peel, empty, *spanish, library, image, document, *faqs, *redirects, *hidden]
    objects += [*Location.objects.all(), *LocalGuidePage.objects.all()]
    return Published(
        guides=["microneedling", "chemical-peel", "bare"],
        hidden=["needling", "secret", "draft"],
        topics=["skin"],
        ids=sorted({each.pk for each in objects}),
        clinics=["los-angeles", "new-york"],
        regions=["west"],
        faqs=[own],
    )


def _publish_clinics(guide: GuidePage, other: GuidePage, image: AbstractImage) -> str:
    """Publish a tree with changes at every level; return the id of the FAQ that a clinic adds."""
    a_fact("price_from", default="$100")
    group = a_group(code="glow", title="Glow", url_pattern="https://{clinic}.example.com/{guide}/")
    west = a_region(group, code="west", title="West", facts={"price_from": "$120"})
    los_angeles = a_clinic(
        west,
        code="los-angeles",
        title="Glow Los Angeles",
        street="8 Sunset Boulevard",
        city="Los Angeles",
        country="US",
        latitude="34.1",
        longitude="-118.3",
        phone="+1 310 555 0100",
        time_zone="America/Los_Angeles",
        languages="en, es",
        licences="CA 1",
        website_url="https://la.example.com/",
        facts={("price_from", guide): "$190"},
        guides={other: {"position": 1, "featured": "yes"}},
    )
    los_angeles.opening_hours.add(OpeningHours(day="monday", opens=time(9), closes=time(17)))
    los_angeles.opening_exceptions.add(OpeningException(date=date(2026, 12, 25), closed=True))
    los_angeles.practitioners.add(Practitioner(name="Head nurse"))
    los_angeles.images.add(ClinicImage(image=image, alt="The desk"))
    los_angeles.save_revision().publish()
    a_clinic(group, code="new-york", status="coming_soon", guides={other: {"offered": "no"}})
    a_clinic(group, code="closed", status="closed", successor=los_angeles)
    added = {"question": "Is there parking?", "answer": "<p>In {{ city }}, yes.</p>"}
    for location, faqs in ((group, []), (west, []), (los_angeles, [added])):
        a_local_guide(
            location,
            guide,
            changes=[a_change(guide.body[0].id, heading=location.title)],
            faq_changes=[{"type": "add", "id": OWN_FAQ, "value": value} for value in faqs],
        )
    a_local_guide(west, other, live=False)
    return OWN_FAQ


def _spanish() -> Locale:
    return Locale.objects.get_or_create(language_code="es")[0]


def _in_spanish(guide: GuidePage, title: str) -> GuidePage:
    """Publish a guide in Spanish, under the slug that it has in English."""
    copy = guide.copy_for_translation(_spanish(), copy_parents=True)
    copy.title = title
    copy.save_revision().publish()
    return copy


def _publish_secrets(library: Page) -> list[Any]:
    secret = a_guide(parent=library, slug="secret")
    secret.view_restrictions.create(restriction_type="login")
    draft = a_guide(parent=library, slug="draft", live=False)
    private = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    return [secret, draft, an_image(collection=private), an_faq(live=False)]

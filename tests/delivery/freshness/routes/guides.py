"""What editors do with guides and with the library they stand in."""

import json
from typing import Any

from django.test import Client
from django.urls import reverse

from tests.delivery.freshness.reading import CLINICS
from tests.delivery.freshness.scopes import (
    clinics,
    documents,
    draft,
    faq_lists,
    faqs,
    gone,
    listing,
    lists,
    named,
    redirects,
    suggested,
    suggestions,
    whole,
)
from tests.delivery.freshness.world import World
from tests.editions.routes.test_guides_in_the_editor import filled_form
from tests.factories import a_guide, a_translation

from .route import Route, posted, published


def with_text(guide: Any, block: int, **value: Any) -> str:
    """Return the raw body with another value of one block."""
    raw = guide.body.get_prep_value()
    raw[block]["value"] |= value
    return json.dumps(raw)


def in_the_editor(world: World, admin: Client) -> None:
    guide = world.needling
    form = filled_form(admin, guide, title="Microneedling", **{"action-publish": "1"})
    posted(admin, reverse("wagtailadmin_pages:edit", args=(guide.pk,)), form)


def restored(world: World, admin: Client) -> None:
    revisions = world.needling.revisions.order_by("pk")
    revisions.first().publish()


def deleted(name: str) -> Any:
    def delete(world: World, admin: Client) -> None:
        posted(admin, reverse("wagtailadmin_pages:delete", args=(world.id(name),)))

    return delete


def moved(world: World, admin: Client) -> None:
    arguments = (world.id("needling"), world.id("shelf"))
    posted(admin, reverse("wagtailadmin_pages:move_confirm", args=arguments))


def reordered(world: World, admin: Client) -> None:
    address = reverse("wagtailadmin_pages:set_page_position", args=(world.id("needling"),))
    posted(admin, f"{address}?position=0")


def copied(world: World, admin: Client) -> None:
    form = {
        "new_title": "Another facial",
        "new_slug": "another-facial",
        "new_parent_page": world.id("shelf"),
        "publish_copies": "on",
    }
    posted(admin, reverse("wagtailadmin_pages:copy", args=(world.id("facial"),)), form)


def library_unpublished(world: World, admin: Client) -> None:
    address = reverse("wagtailadmin_pages:unpublish", args=(world.id("library"),))
    posted(admin, address, {"include_descendants": "on"})


def lock(world: World, admin: Client) -> None:
    published(world.peel, body=with_text(world.peel, 0, locked=True))


def link_to_needling(world: World, admin: Client) -> None:
    link = f'<p><a linktype="page" id="{world.id("needling")}">More</a></p>'
    published(world.facial, body=with_text(world.facial, 0, text=link))


def without_local_guides(world: World, admin: Client) -> None:
    for name in ("west_peel", "la_peel", "ny_needling"):
        getattr(world, name).delete()


def unlock(world: World, admin: Client) -> None:
    published(world.peel, body=with_text(world.peel, 0, locked=False))


#: Every clinic's document names its guides, and is made from the order of the libraries.
ALL = clinics(*CLINICS)
WITH_FACIALS = clinics("la", "sf", "mia")
NEEDLING = documents("needling") | ALL
#: The needling names the peel; the FAQs that it has are asked for, and one is Los Angeles' own.
PEEL = documents("peel", "needling") | ALL | faq_lists("of the peel") | faqs("own", at=("la",))
#: The peel links to the facial.
FACIAL = documents("facial", "peel") | WITH_FACIALS
#: Without guides in English there are no FAQs of theirs either.
GUIDES = documents("facial", "needling") | PEEL | faqs("hurt", at=("ny",)) | suggested

ROUTES = {
    "a guide is published for the first time": Route(
        lambda w, _: published(w.draft), lists() | draft | ALL
    ),
    "a guide is made": Route(
        lambda w, _: a_guide(parent=w.library, title="New", slug="new"), lists() | ALL
    ),
    "a guide is copied and published": Route(copied, lists() | ALL),
    "a guide says other words": Route(
        lambda w, _: published(w.needling, body=with_text(w.needling, 0, text="<p>Else.</p>")),
        NEEDLING,
    ),
    "a guide's title in the editor": Route(in_the_editor, NEEDLING),
    "a title that another guide shows": Route(
        lambda w, _: published(w.peel, title="Chemical peel"), PEEL | suggestions("group")
    ),
    "a title that is not offered everywhere": Route(
        lambda w, _: published(w.facial, title="Classic facial"), FACIAL
    ),
    "a guide's slug": Route(
        lambda w, _: published(w.needling, slug="microneedling"),
        NEEDLING | redirects(*CLINICS, of=("",)),
    ),
    "a slug that leads on": Route(
        lambda w, _: published(w.peel, slug="a-peel"), PEEL | suggested | redirects(*CLINICS)
    ),
    "a slug by which clinics are asked for": Route(
        lambda w, _: published(w.facial, slug="classic-facial"),
        FACIAL | listing("facial") | redirects("la", "sf", "mia", of=("",)),
    ),
    "a guide is featured": Route(lambda w, _: published(w.needling, featured=True), NEEDLING),
    "a guide is offered only where selected": Route(
        lambda w, _: published(w.facial, only_where_selected=True), FACIAL
    ),
    "a guide is unpublished": Route(lambda w, _: w.needling.unpublish(), NEEDLING),
    "a guide is unpublished that others name": Route(lambda w, _: w.facial.unpublish(), FACIAL),
    "a guide is published again": Route(
        lambda w, _: published(w.needling), NEEDLING, first=lambda w, _: w.needling.unpublish()
    ),
    "a guide is deleted that a clinic has a value for": Route(
        lambda w, _: w.needling.delete(),
        NEEDLING | whole("la"),
        first=lambda w, _: w.ny_needling.delete(),
    ),
    # With the guide goes what New York says of the treatment, in every language of it.
    "a guide is deleted that others name": Route(
        deleted("facial"), FACIAL | PEEL | (gone("ny") - named("facial") - redirects("ny"))
    ),
    "a guide moves to another library": Route(moved, ALL),
    "a guide is put first": Route(reordered, lists() | ALL),
    "a restored revision": Route(
        restored, NEEDLING, first=lambda w, _: published(w.needling, title="Microneedling")
    ),
    "a library is unpublished with its guides": Route(
        library_unpublished, GUIDES | redirects(*CLINICS)
    ),
    "a library is deleted": Route(
        lambda w, _: w.library.delete(),
        (GUIDES | whole("la") | (gone("ny") - named("facial"))) - named("own")
        | redirects(*CLINICS),
        first=without_local_guides,
    ),
    "a translation's title": Route(
        lambda w, _: published(w.spanish, title="Limpieza facial"), documents("spanish")
    ),
    # Of what is withdrawn no language is known any more: any clinic's document may have had it.
    "a translation is unpublished": Route(
        lambda w, _: w.spanish.unpublish(), documents("spanish") | ALL
    ),
    "a translation is made and published": Route(
        lambda w, _: a_translation(w.peel, "es"), lists("es") | ALL
    ),
    "a lock is set on what a region replaces": Route(lock, PEEL),
    "a lock is lifted": Route(unlock, PEEL, first=lock),
    "a guide gains a link": Route(link_to_needling, FACIAL),
}

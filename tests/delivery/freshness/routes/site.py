"""Wagtail's own sites and languages, and the settings of a process."""

from django.test import Client
from wagtail.models import Locale, Page, Site

from tests.delivery.freshness.reading import CLINICS
from tests.delivery.freshness.scopes import (
    answers,
    clinics,
    closed,
    documents,
    everything,
    faq_lists,
    feeds,
    redirects,
    sitemaps,
    suggested,
)
from tests.delivery.freshness.world import World

from .route import Route, saved


def another_root(world: World, admin: Client) -> None:
    saved(Site.objects.get(), root_page=Page.objects.get(pk=world.id("shelf")))


def add_german(world: World, admin: Client) -> None:
    Locale.objects.create(language_code="de")


ROUTES = {
    "the host name of the site": Route(
        lambda w, _: saved(Site.objects.get(), hostname="www.example.net", port=443),
        answers("/pages/"),
        is_recorded=False,
    ),
    "the root page of the site": Route(another_root, answers("/pages/"), is_recorded=False),
    "a language is added": Route(add_german, is_recorded=False),
    "a language without content is removed": Route(
        lambda w, _: Locale.objects.get(language_code="de").delete(),
        first=add_german,
        is_recorded=False,
    ),
    "the code of a language": Route(
        lambda w, _: saved(Locale.objects.get(language_code="es"), language_code="fr"),
        documents("spanish") | faq_lists("es"),
    ),
    "the address of the API": Route(
        alters=(everything - sitemaps(*CLINICS)) | redirects(*CLINICS) | feeds,
        settings={"WAGTAILAPI_BASE_URL": "https://api.example.net"},
        is_recorded=False,
    ),
    "how many own words are enough": Route(
        settings={"CLINIC_GUIDES_OWN_PAGE_SHARE": 0.9}, is_recorded=False
    ),
    "the site's own language": Route(
        # The pages of that language come first.
        alters=clinics(*CLINICS)
        | (answers("/guides/peel/") - closed)
        | sitemaps("la", "sf", "mia")
        | suggested,
        settings={"LANGUAGE_CODE": "es"},
        is_recorded=False,
    ),
}

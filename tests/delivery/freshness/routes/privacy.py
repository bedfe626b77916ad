"""Who may see pages: what is restricted is withdrawn."""

from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from tests.delivery.freshness.reading import CLINICS
from tests.delivery.freshness.scopes import clinics, documents, gone, redirects
from tests.delivery.freshness.world import World

from .guides import GUIDES as OF_THE_LIBRARY
from .route import Route, posted

#: Old paths lead to the peel.
GUIDES = OF_THE_LIBRARY | redirects(*CLINICS)
RESTRICTED = {"restriction_type": "password", "password": "a secret"}
PUBLIC = {"restriction_type": "none"}


def privacy(name: str, form: dict[str, str]) -> Any:
    """Send the form of a page's privacy."""

    def send(world: World, admin: Client) -> None:
        pk = Page.objects.get(depth=2, slug="home").pk if name == "home" else world.id(name)
        posted(admin, reverse("wagtailadmin_pages:set_privacy", args=(pk,)), form)

    return send


def moved_out_of_sight(world: World, admin: Client) -> None:
    arguments = (world.id("needling"), world.id("shelf"))
    posted(admin, reverse("wagtailadmin_pages:move_confirm", args=arguments))


ROUTES = {
    "a guide is restricted": Route(
        privacy("needling", RESTRICTED), documents("needling") | clinics(*CLINICS)
    ),
    "a guide is released": Route(
        privacy("needling", PUBLIC),
        documents("needling") | clinics(*CLINICS),
        first=privacy("needling", RESTRICTED),
    ),
    "the library is restricted": Route(privacy("library", RESTRICTED), GUIDES),
    "the library is released": Route(
        privacy("library", PUBLIC), GUIDES, first=privacy("library", RESTRICTED)
    ),
    "the home page is restricted": Route(privacy("home", RESTRICTED), GUIDES),
    "the home page is released": Route(
        privacy("home", PUBLIC), GUIDES, first=privacy("home", RESTRICTED)
    ),
    "a guide moves into a restricted library": Route(
        moved_out_of_sight,
        documents("needling") | clinics(*CLINICS),
        first=privacy("shelf", RESTRICTED),
    ),
    "an empty library is restricted": Route(privacy("shelf", RESTRICTED), is_recorded=False),
    "a clinic is restricted": Route(
        lambda w, _: w.mia.view_restrictions.create(restriction_type="login"), gone("mia")
    ),
}

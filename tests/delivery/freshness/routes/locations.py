"""What clinics, regions and the group say of themselves."""

from datetime import date, time
from typing import Any

from django.test import Client

from clinics.models import OpeningException, OpeningHours, Practitioner
from tests.clinics.editor.forms import filled
from tests.delivery.freshness.reading import CLINICS, PLACES
from tests.delivery.freshness.scopes import (
    EAST,
    WEST,
    closed,
    gone,
    listing,
    redirects,
    suggested,
    suggestions,
    whole,
)
from tests.delivery.freshness.world import World
from tests.factories import a_clinic

from .route import Route, posted, published


def field(name: str, **values: Any) -> Route:
    """Return the route of publishing a clinic with other values."""
    return Route(lambda w, _: published(getattr(w, name), **values), whole(name))


def in_the_editor(world: World, admin: Client) -> None:
    clinic = world.sf
    form = filled(clinic, phone="+1 415 555 0100") | {"action-publish": "1"}
    posted(admin, f"/admin/pages/{clinic.pk}/edit/", form)


def hours(world: World, admin: Client) -> None:
    published(world.sf, opening_hours=[OpeningHours(day="monday", opens=time(9), closes=time(12))])


def exceptions(world: World, admin: Client) -> None:
    published(world.sf, opening_exceptions=[OpeningException(date=date(2027, 1, 1), closed=True)])


def people(world: World, admin: Client) -> None:
    published(world.sf, practitioners=[Practitioner(name="Head nurse")])


OF_THE_GROUP = whole(*PLACES)
PATTERN = "https://www.example.org/{clinic}/{guide}/"

ROUTES = {
    "the name of a clinic": field("sf", title="Glow Mission"),
    "the phone of a clinic": field("la", phone="+1 310 555 0199"),
    "the phone of a clinic in the editor": Route(in_the_editor, whole("sf")),
    "the address of a clinic": field("ny", street="1 Broadway", city="New York"),
    "opening hours": Route(hours, whole("sf")),
    "exceptions of opening hours": Route(exceptions, whole("sf")),
    "practitioners": Route(people, whole("sf")),
    "where a clinic is booked": field("mia", booking_url="https://book.example.com/"),
    "a clinic is coming soon": field("mia", status="coming_soon"),
    "a clinic closes": Route(lambda w, _: published(w.mia, status="closed"), gone("mia")),
    "a clinic closes and has a successor": Route(
        lambda w, _: published(w.sf, status="closed", successor=w.la), gone("sf")
    ),
    "a successor closes": Route(
        lambda w, _: published(w.la, status="closed"), gone("la") | closed
    ),
    "a closed clinic has another successor": Route(
        lambda w, _: published(w.old, successor=w.sf), closed
    ),
    "the code of a clinic": Route(
        lambda w, _: published(w.la, code="los-angeles"), gone("la") | closed
    ),
    "a clinic is unpublished": Route(lambda w, _: w.sf.unpublish(), gone("sf")),
    "a clinic opens": Route(
        lambda w, _: a_clinic(w.east, code="boston"), listing("", "east", "facial")
    ),
    "the name of a region": Route(
        lambda w, _: published(w.west, title="West Coast"), whole(*WEST)
    ),
    "a region is unpublished": Route(
        lambda w, _: w.east.unpublish(), whole(*EAST) | listing("east")
    ),
    "the name of the group": Route(lambda w, _: published(w.group, title="Glowing"), OF_THE_GROUP),
    "addresses of a clinic's guides": Route(
        lambda w, _: published(w.sf, url_pattern=PATTERN), whole("sf") | redirects("sf")
    ),
    "addresses of a region's guides": Route(
        lambda w, _: published(w.west, url_pattern=PATTERN),
        whole(*WEST) | redirects(*WEST) | suggestions("la"),
    ),
    "addresses of the group's guides": Route(
        lambda w, _: published(w.group, url_pattern=PATTERN),
        OF_THE_GROUP | redirects(*CLINICS) | suggested,
    ),
}

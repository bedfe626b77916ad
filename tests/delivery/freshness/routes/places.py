"""Moving and deleting in the clinics tree."""

from django.test import Client

from tests.delivery.freshness.reading import PLACES
from tests.delivery.freshness.scopes import (
    EAST,
    WEST,
    closed,
    gone,
    listing,
    redirects,
    suggested,
    whole,
)
from tests.delivery.freshness.world import World

from .route import Route


def to_the_east(world: World, admin: Client) -> None:
    world.sf.move(world.east, pos="last-child")


def region_below_the_other(world: World, admin: Client) -> None:
    world.east.move(world.west, pos="last-child")


ROUTES = {
    "a clinic moves to another region": Route(to_the_east, whole("sf") | listing("east")),
    "a region moves below another": Route(region_below_the_other, whole(*EAST) | listing("west")),
    "regions change places": Route(
        lambda w, _: w.east.move(w.west, pos="left"), is_recorded=False
    ),
    "a clinic is deleted": Route(lambda w, _: w.sf.delete(), gone("sf")),
    "a successor is deleted": Route(lambda w, _: w.la.delete(), gone("la") | closed),
    "a region is deleted": Route(
        lambda w, _: w.west.delete(), gone(*WEST) | listing("west") | closed
    ),
    "the group is unpublished": Route(
        lambda w, _: w.group.unpublish(), whole(*PLACES) | redirects(*PLACES) | suggested
    ),
}
